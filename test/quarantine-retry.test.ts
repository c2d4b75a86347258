import { setTimeout as sleep } from 'node:timers/promises';
import { retry, type RetryOutcome } from '../src/ingest/quarantine/retry.ts';
import type { Choice } from '../src/ingest/quarantine/entries.ts';
import { defaultLimits } from '../src/ingest/document/document.ts';
import { contentsOf, query } from './ingest-contents.ts';
import { call, ingestRecords } from './ingest-records.ts';
import { templateCopy } from './support/postgres.ts';
import { compiledProgram } from './support/program.ts';

const NO_SESSION = 'neither a call nor a chat: no `call_type`, no `chat_type`, and no session type that says which';

/** Tries documents again and says what became of them. */
async function retryAll(url: string, choice: Choice = {}, signal?: AbortSignal): Promise<RetryOutcome[]> {
  const outcomes: RetryOutcome[] = [];
  await retry({ url, choice, limits: defaultLimits, signal, onBatch: (batch) => void outcomes.push(...batch) });
  return outcomes;
}

/** Quarantines records as if this program had not understood them when they came. */
async function quarantined(url: string, records: readonly unknown[], instance = 'here'): Promise<void> {
  await ingestRecords(
    url,
    records.map((_, i) => ({ id: i })),
    { instance },
  );
  await query(
    url,
    `UPDATE quarantined_documents SET document = k.bytes, size = length(k.bytes), hash = sha256(k.bytes)
     FROM unnest($1::text[]) WITH ORDINALITY AS t(record, n) CROSS JOIN LATERAL convert_to(t.record, 'UTF8') AS k(bytes)
     WHERE instance = $2 AND source IN ('stdin#' || n, 'stdin')`,
    [records.map((record) => JSON.stringify(record)), instance],
  );
}

const countsOf = async (url: string): Promise<unknown> =>
  (
    await query(
      url,
      'SELECT sum(new)::int AS new, sum(same)::int AS same, sum(quarantined)::int AS quarantined FROM ingest_counts',
    )
  ).rows[0];

describe('retrying what is in the quarantine', () => {
  it('takes in what is understood now, as if it came from its source, and keeps the rest with its problems as they are now', async () => {
    await using database = await templateCopy();
    await using clean = await templateCopy();
    await quarantined(database.url, [call(1), { id: 5 }, call(2)]);
    await query(database.url, `UPDATE quarantined_documents SET problems = '{"of long ago"}'`);
    const outcomes = await retryAll(database.url);
    expect(outcomes.map(({ source, fate }) => `${source} ${fate}`).sort()).toEqual([
      'stdin#1 new',
      'stdin#2 quarantined',
      'stdin#3 new',
    ]);
    const { rows } = await query(
      database.url,
      'SELECT source, problems, attempts, last_seen_at > first_seen_at AS later FROM quarantined_documents',
    );
    expect(rows).toEqual([{ source: 'stdin#2', problems: [NO_SESSION], attempts: 2, later: true }]);
    await ingestRecords(clean.url, [call(1), { id: 5 }, call(2)]);
    const [left, right] = [await contentsOf(database.url), await contentsOf(clean.url)];
    expect({ ...left, quarantined_documents: [] }).toEqual({ ...right, quarantined_documents: [] });
    // What came was three documents; two of them were taken in later, which is no more of them.
    expect(await countsOf(database.url)).toEqual({ new: 2, same: 0, quarantined: 3 });
  });

  it('tries those of an instance or by id, and no others', async () => {
    await using database = await templateCopy();
    await quarantined(database.url, [call(1)]);
    await quarantined(database.url, [call(1), call(2)], 'there');
    const { rows } = await query<{ id: string }>(
      database.url,
      `SELECT id FROM quarantined_documents WHERE instance = 'there' AND source = 'stdin#2'`,
    );
    expect(await retryAll(database.url, { ids: [rows[0]?.id ?? ''] })).toMatchObject([
      { instance: 'there', fate: 'new' },
    ]);
    expect(await retryAll(database.url, { instance: 'here' })).toMatchObject([{ instance: 'here', fate: 'new' }]);
    expect(await retryAll(database.url)).toMatchObject([{ instance: 'there', source: 'stdin#1', fate: 'new' }]);
  });

  it('takes in what is within the limits by now', async () => {
    await using database = await templateCopy();
    const deep = call(1, { custom_data_not_secured: { a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } } });
    await ingestRecords(database.url, [deep], { limits: { depth: 8 } });
    expect(await retryAll(database.url)).toMatchObject([{ fate: 'new', problems: [] }]);
  });

  it('does not try a document of which only the beginning is kept', async () => {
    await using database = await templateCopy();
    await ingestRecords(database.url, [call(1, { feedback: 'x'.repeat(5000) })], { limits: { bytes: 2048 } });
    expect(await retryAll(database.url)).toMatchObject([
      {
        fate: 'quarantined',
        isTried: false,
        problems: ['only 2 KiB of its 5 KiB are kept, so it cannot be tried again; take it in from its source'],
      },
    ]);
    const { rows } = await query(database.url, 'SELECT problems, attempts FROM quarantined_documents');
    expect(rows).toEqual([{ problems: ['the record is larger than 2 KiB'], attempts: 1 }]);
  });

  it('is done once by two that do it at the same time', async () => {
    await using database = await templateCopy();
    await quarantined(
      database.url,
      Array.from({ length: 1300 }, (_, i) => (i % 5 === 0 ? { id: i } : call(i))),
    );
    const both = (await Promise.all([retryAll(database.url), retryAll(database.url)])).flat();
    expect(both.filter(({ fate }) => fate !== 'quarantined').map(({ fate }) => fate)).toEqual(Array(1040).fill('new'));
    // What makes no sense stays, so the other may come to it a moment later.
    expect(new Set(both.map(({ id }) => id)).size).toBe(1300);
    const { rows } = await query(
      database.url,
      'SELECT count(*)::int AS left, max(attempts) BETWEEN 2 AND 3 AS tried FROM quarantined_documents',
    );
    expect(rows).toEqual([{ left: 260, tried: true }]);
  });

  it.each(['SIGKILL', 'SIGINT'] as const)('ended by %s in the middle, is finished by the next call', async (signal) => {
    await using program = await compiledProgram();
    await using database = await templateCopy();
    await using clean = await templateCopy();
    const records = Array.from({ length: 4000 }, (_, i) => call(i + 1));
    await quarantined(database.url, records);
    const first = program.start(['quarantine', 'retry', '--all'], { DATABASE_URL: database.url });
    for (let found = 0; found === 0; await sleep(5)) {
      found = (await query(database.url, 'SELECT FROM sessions LIMIT 1')).rowCount ?? 0;
    }
    first.child.kill(signal);
    const code = await first.ended;
    expect(code).toBe(signal === 'SIGINT' ? 130 : 'SIGKILL');
    if (signal === 'SIGINT') expect(first.stdout()).toMatch(/^Stopped\. [\d,]+ documents taken in, 0 stay/);
    expect((await query(database.url, 'SELECT FROM quarantined_documents')).rowCount).toBeGreaterThan(0);
    const left = Date.now();
    // PostgreSQL takes a moment to see that a killed process is gone, and to let go of its rows.
    for (let isLeft = true; isLeft && Date.now() - left < 20_000; await sleep(20)) {
      await retryAll(database.url);
      isLeft = ((await query(database.url, 'SELECT FROM quarantined_documents')).rowCount ?? 0) > 0;
    }
    await ingestRecords(clean.url, records);
    expect(await contentsOf(database.url)).toEqual(await contentsOf(clean.url));
  });

  it('stops after the batch in hand, and goes on when called again', async () => {
    await using database = await templateCopy();
    await quarantined(
      database.url,
      Array.from({ length: 700 }, (_, i) => call(i + 1)),
    );
    const stop = new AbortController();
    const first: RetryOutcome[] = [];
    await retry({
      url: database.url,
      choice: {},
      limits: defaultLimits,
      signal: stop.signal,
      onBatch: (batch) => {
        first.push(...batch);
        stop.abort();
      },
    });
    expect(first).toHaveLength(500);
    expect(await retryAll(database.url)).toHaveLength(200);
  });
});
