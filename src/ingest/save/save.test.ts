import pg from 'pg';
import { templateCopy, type TestDatabase } from '../../../test/support/postgres.ts';
import { derivedFrom } from '../../../test/support/derived.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import { findingsOf } from '../account/findings.ts';
import { rowsIn } from '../map/rows-of.ts';
import { readyToWrite } from '../connection.ts';
import { Batch } from './batch.ts';
import type { Fate } from './decide.ts';
import { RowIds } from './row-ids.ts';
import { saveBatch } from './save.ts';

const NOW = Date.UTC(2026, 10, 3, 12, 30);

let database: TestDatabase;
let client: pg.Client;
let rowIds: RowIds;
beforeAll(async () => {
  database = await templateCopy();
  client = new pg.Client(database.url);
  await client.connect();
  await readyToWrite(client);
});
afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});
beforeEach(async () => {
  rowIds = new RowIds();
  await client.query(
    `TRUNCATE sessions, raw_documents, transfers, sms_messages, agents, ingest_counts, document_findings, reingest_runs`,
  );
});

type Item = Readonly<Record<string, unknown>>;

/** A call as text, with whatever a test is about. */
const call = (id: number, more: Item = {}): string =>
  JSON.stringify({
    id,
    call_type: 'Voice Inbound (IVR)',
    status: 'finished',
    updated_at: '2026-09-14T09:00:00Z',
    ...more,
  });
const [earlier, later] = [{ updated_at: '2026-09-14T08:00:00Z' }, { updated_at: '2026-09-14T10:00:00Z' }];
const chat = (id: number, more: Item = {}): string =>
  call(id, { call_type: undefined, chat_type: 'Web', session_type_v2: 'Messaging (Web)', ...more });

interface Options {
  readonly instance?: string;
  readonly isRebuild?: boolean;
  readonly receivedAt?: number;
}

function batchOf(texts: readonly string[], { instance = 'here', isRebuild = false, receivedAt }: Options = {}): Batch {
  const batch = new Batch(instance, () => NOW, isRebuild);
  for (const text of texts) addTo(batch, text, receivedAt);
  return batch;
}

function addTo(batch: Batch, text: string, receivedAt?: number): void {
  const file = derivedFrom({ source: 'x', bytes: Buffer.from(text), receivedAt }, batch.instance);
  batch.add(file, findingsOf(file, file.warnings.length));
}

const save = (texts: readonly string[], options: Options = {}): Promise<readonly Fate[]> =>
  saveBatch(client, batchOf(texts, options), rowIds);

/** The rows of a statement, each as its values. */
async function rows(text: string): Promise<unknown[][]> {
  return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows;
}
const stored = (): Promise<unknown[][]> =>
  rows('SELECT instance, channel, external_id::int FROM sessions ORDER BY 1, 2, 3');
const count = async (table: string): Promise<unknown> => (await rows(`SELECT count(*)::int FROM ${table}`))[0]?.[0];

describe('a batch', () => {
  it('is stored with its documents and rows, sessions in the order of their keys, all else as it lies', async () => {
    const transfers = (id: number): Item => ({ transfers: [{ id: id * 10 }, { id: id * 10 + 1 }] });
    expect(await save([call(3, transfers(3)), chat(2, transfers(2)), call(1, transfers(1))])).toEqual([
      'new',
      'new',
      'new',
    ]);
    expect(await rows('SELECT channel, external_id::int FROM sessions ORDER BY ctid')).toEqual([
      ['CHAT', 2],
      ['VOICE', 1],
      ['VOICE', 3],
    ]);
    const placed = 'SELECT session_external_id::int, row_id::int FROM transfers ORDER BY ctid';
    const lie = [3, 2, 1].flatMap((id) => [
      [id, id * 10],
      [id, id * 10 + 1],
    ]);
    expect(await rows(placed)).toEqual(lie);
    expect(await rows('SELECT session_external_id::int FROM raw_documents ORDER BY ctid')).toEqual([[3], [2], [1]]);
    // Each row is of the session whose number it repeats.
    for (const table of ['transfers', 'raw_documents']) {
      const own = `SELECT count(*)::int FROM ${table} t JOIN sessions s ON s.row_id = t.session_id AND s.external_id = t.session_external_id`;
      expect(await rows(own)).toEqual([[await count(table)]]);
    }
  });

  it('of which only some is written keeps that order', async () => {
    await save([call(2)]);
    const item = (id: number): Item => ({ transfers: [{ id }] });
    expect(await save([call(3, item(3)), call(2), call(1, item(1))])).toEqual(['new', 'same', 'new']);
    expect(await rows('SELECT row_id::int FROM transfers ORDER BY ctid')).toEqual([[3], [1]]);
    expect(await rows('SELECT external_id::int FROM sessions ORDER BY ctid')).toEqual([[2], [1], [3]]);
  });

  it('keeps each document as it came, and when: now, or when it was taken in before', async () => {
    const text = call(7, { a_key: 1, verified: 'true' });
    await save([text]);
    await save([call(8)], { receivedAt: NOW - 5000 });
    const columns = `instance, channel, session_external_id::int, convert_from(document, 'UTF8'), hash = sha256(document),
      size::int, source, extract(epoch FROM received_at)::float8 * 1000, unmapped_paths, warnings`;
    const warning = { path: 'verified', problem: 'a string was taken as true or false' };
    expect(await rows(`SELECT ${columns} FROM raw_documents ORDER BY session_external_id`)).toEqual([
      ['here', 'VOICE', 7, text, true, text.length, 'x', NOW, ['a_key'], [warning]],
      ['here', 'VOICE', 8, call(8), true, call(8).length, 'x', NOW - 5000, [], []],
    ]);
    expect(await rows('SELECT kind, path FROM document_findings ORDER BY 1')).toEqual([
      ['REPAIRED', 'verified'],
      ['UNMAPPED', 'a_key'],
    ]);
  });

  it('tells its size and its files, until it is emptied for the next', async () => {
    const batch = batchOf([
      call(1, { agent_info: { id: 7, name: 'Avery' }, transfers: [{ id: 1 }] }),
      call(2, { x: '' }),
    ]);
    expect(batch.size).toBe(batch.files[0]!.bytes.length + batch.files[1]!.bytes.length);
    expect(batch.files.map(({ place, externalId, source, told }) => [place, externalId, source, told.values])).toEqual([
      [0, 1, 'x', 7],
      [1, 2, 'x', 4],
    ]);
    batch.clear();
    expect([batch.size, batch.files]).toEqual([0, []]);
    addTo(batch, call(3));
    expect(await saveBatch(client, batch, rowIds)).toEqual(['new']);
    expect(await stored()).toEqual([['here', 'VOICE', 3]]);
    expect([await count('agents'), await count('transfers'), await count('raw_documents')]).toEqual([0, 0, 1]);
  });

  it('takes nothing of a file with a value that fits no column', async () => {
    const batch = batchOf([call(1)]);
    const file = derivedFrom({
      source: 'x',
      bytes: Buffer.from(call(2, { agent_info: { id: 7 }, transfers: [{ id: 1 }] })),
    });
    for (const row of rowsIn(file, Transfer)) row.createdAt = NaN;
    expect(() => batch.add(file, [])).toThrow(RangeError);
    expect(batch.files).toHaveLength(1);
    addTo(batch, call(3));
    await saveBatch(client, batch, rowIds);
    expect(await stored()).toEqual([
      ['here', 'VOICE', 1],
      ['here', 'VOICE', 3],
    ]);
    expect([await count('agents'), await count('transfers'), await count('raw_documents')]).toEqual([0, 0, 2]);
  });

  it('has U+FFFD in place of what PostgreSQL cannot hold, wherever it stands', async () => {
    await save([
      call(1, {
        feedback: 'a\0b',
        custom_data_not_secured: { 'k\0': ['\ud800'] },
        transfers: [{ id: 1, answer_type_path: '\0' }],
        in_call_sms: [{ text: 'a\0' }],
      }),
    ]);
    expect(await rows('SELECT feedback_comment, custom_data FROM sessions')).toEqual([
      ['a\ufffdb', { 'k\ufffd': ['\ufffd'] }],
    ]);
    expect(await rows('SELECT answer_type_path FROM transfers')).toEqual([['\ufffd']]);
    expect(await rows('SELECT content FROM sms_messages')).toEqual([[{ text: 'a\ufffd' }]]);
  });
});

describe('a session that is stored', () => {
  it('is replaced with all that belongs to it, and keeps its row id; others are left alone', async () => {
    const item = (id: number): Item => ({ transfers: [{ id }] });
    await save([call(1, item(1)), call(2, item(2)), call(3, item(3))]);
    const numbers = 'SELECT external_id::int, row_id::int FROM sessions ORDER BY 1';
    const before = await rows(numbers);
    expect(await save([call(1, { ...later, ...item(4) }), call(2, { ...later, ...item(5) })])).toEqual([
      'replaced',
      'replaced',
    ]);
    expect(await rows(numbers)).toEqual(before);
    expect(await rows('SELECT row_id::int FROM transfers ORDER BY 1')).toEqual([[3], [4], [5]]);
    expect(await count('raw_documents')).toBe(3);
  });

  it('is another in another instance, channel or number', async () => {
    await save([call(1)], { instance: 'there' });
    await save([chat(1), call(2)]);
    expect(await save([call(1)])).toEqual(['new']);
    expect(await stored()).toHaveLength(4);
    expect(await save([call(1), chat(1), call(2)])).toEqual(['same', 'same', 'same']);
  });

  it('tells by its document which of two of one age is later, whichever comes first', async () => {
    // The one that tells less has the greater hash, so that the hash alone would decide otherwise.
    const much = call(1, { feedback: 'much', rating: 5 });
    const hashOf = (text: string): Buffer => batchOf([text]).files[0]!.hash;
    const little = Array.from({ length: 50 }, (_, i) => call(1, { feedback: `little ${String(i)}` })).find(
      (text) => hashOf(text).compare(hashOf(much)) > 0,
    ) as string;
    await save([call(9, { feedback: 'another', a: 1, b: 2, c: 3 }), much]);
    expect(await save([call(2), little, little])).toEqual(['new', 'stale', 'stale']);
    await save([chat(1, { feedback: little })]);
    await save([call(1, { ...earlier })], { instance: 'there' });
    expect(await save([call(1, { feedback: 'there' })], { instance: 'there' })).toEqual(['replaced']);
    await client.query('TRUNCATE sessions, raw_documents');
    await save([little]);
    expect(await save([much])).toEqual(['replaced']);
  });

  it('whose document is gone is replaced by one of its age', async () => {
    await save([call(1)]);
    await client.query('TRUNCATE raw_documents');
    expect(await save([call(1)])).toEqual(['replaced']);
  });
});

describe('agents that files tell of', () => {
  const withAgent = (id: number, agent: number, more: Item = {}): string =>
    call(id, { agent_info: { id: agent, name: 'Avery' }, ...more });
  const agents = (): Promise<unknown[][]> => rows('SELECT external_id::int FROM agents ORDER BY 1');

  it('are learned from stale ones too, and from none that is known already', async () => {
    await save([withAgent(1, 7)]);
    expect(await save([withAgent(1, 8, earlier)])).toEqual(['stale']);
    expect(await agents()).toEqual([[7], [8]]);
    await client.query('TRUNCATE agents');
    expect(await save([withAgent(1, 7)])).toEqual(['same']);
    expect(await agents()).toEqual([]);
    expect(await save([withAgent(1, 7), withAgent(2, 9)])).toEqual(['same', 'new']);
    expect(await agents()).toEqual([[7], [9]]);
  });
});

describe('a rebuild', () => {
  const progress = 'SELECT last_session_id::int, sessions::int FROM reingest_runs';
  beforeEach(() =>
    client.query(
      "INSERT INTO reingest_runs (instance, started_at, last_session_id, sessions, refused) VALUES ('here', now(), 0, 0, 0)",
    ),
  );

  it('writes the rows of stored documents anew, notes how far it came, and counts nothing', async () => {
    await save([call(1, { transfers: [{ id: 1 }] }), call(2), call(3)]);
    await client.query('TRUNCATE transfers, ingest_counts');
    const [[first], [second]] = (await rows('SELECT row_id::int FROM sessions ORDER BY external_id')) as [
      [number],
      [number],
    ];
    expect(await save([call(1, { transfers: [{ id: 1 }] }), call(2)], { isRebuild: true })).toEqual([
      'replaced',
      'replaced',
    ]);
    expect([await count('transfers'), await count('ingest_counts')]).toEqual([1, 0]);
    expect(await rows(progress)).toEqual([[Math.max(first, second), 2]]);
  });

  it('passes over a document that is the stored one no more', async () => {
    expect(await save([call(1)], { isRebuild: true })).toEqual(['stale']);
    expect(await rows(progress)).toEqual([[0, 0]]);
    await save([call(1)]);
    expect(await save([call(1, later)], { isRebuild: true })).toEqual(['stale']);
    expect((await rows(progress))[0]?.[1]).toBe(0);
  });
});

describe('what became of a batch', () => {
  it('is counted by the hour', async () => {
    await save([call(1), call(2), call(1, later), call(1), call(2)]);
    const columns = 'instance, new::int, replaced::int, same::int, stale::int, quarantined::int, last_at';
    expect(await rows(`SELECT ${columns} FROM ingest_counts`)).toEqual([['here', 2, 1, 1, 1, 0, new Date(NOW)]]);
  });

  it('is all or nothing: after an error the connection serves the next, with the row ids that were fetched', async () => {
    await client.query('ALTER TABLE transfers ADD CONSTRAINT odd CHECK (row_id <> 13)');
    try {
      const batch = [call(1), call(2, { transfers: [{ id: 13 }] })];
      await expect(save(batch)).rejects.toMatchObject({ code: '23514', constraint: 'odd' });
      expect(await stored()).toEqual([]);
      expect(await save([call(1)])).toEqual(['new']);
      const other = new pg.Client(database.url);
      await other.connect();
      expect((await other.query('SELECT FROM sessions').finally(() => other.end())).rowCount).toBe(1);
    } finally {
      await client.query('ALTER TABLE transfers DROP CONSTRAINT odd');
    }
  });
});
