import { request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { defaultLimits, type DocumentLimits } from '../src/ingest/document/document.ts';
import { Busy, createPushTarget, type PushTarget } from '../src/ingest/push.ts';
import { createLog } from '../src/log.ts';
import { createApp } from '../src/server/app.ts';
import { contentsOf, query } from './ingest-contents.ts';
import { call, ingestRecords } from './ingest-records.ts';
import { templateCopy } from './support/postgres.ts';

const LINES = { 'content-type': 'application/x-ndjson' };
const JSON_BODY = { 'content-type': 'application/json' };

interface Place extends AsyncDisposable {
  readonly url: string;
  readonly database: string;
  readonly lines: string[];
  post(body: string | Buffer, headers: Record<string, string>, search?: string): Promise<Response>;
}

/** A server that takes in records, over a database of its own. */
async function place({
  limits,
  mostRefused,
  ...options
}: { mayIngest?: boolean; limits?: Partial<DocumentLimits>; mostRefused?: number } = {}): Promise<Place> {
  const database = await templateCopy();
  const lines: string[] = [];
  const push = createPushTarget(database.url, { ...defaultLimits, bytes: 100_000, ...limits }, mostRefused);
  const app = await createApp({
    graphql: {
      apollo: { start: () => Promise.resolve(), stop: () => Promise.resolve(), assertStarted: () => {} },
    } as never,
    health: null as never,
    push,
    bodyLimitBytes: 1_024,
    ingestBodyLimitBytes: 1_000_000,
    isOpen: false,
    mayIngest: true,
    shutdownTimeoutMs: 1_000,
    log: createLog('info', { write: (line) => void lines.push(line) }),
    ...options,
  });
  const url = `http://127.0.0.1:${String(await app.listen({ host: '127.0.0.1', port: 0 }))}/ingest`;
  return {
    url,
    database: database.url,
    lines,
    post: (body, headers, search = '') => fetch(`${url}${search}`, { method: 'POST', body, headers }),
    async [Symbol.asyncDispose]() {
      await app.close();
      await push.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

const linesOf = (...records: readonly unknown[]): string => records.map((it) => `${JSON.stringify(it)}\n`).join('');
const refusalOf = async (response: Response): Promise<unknown> => {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code, errors[0]?.message];
};

describe('POST /ingest', () => {
  it('takes one record, and tells what became of it', async () => {
    await using server = await place();
    const answer = await server.post(JSON.stringify(call(7)), JSON_BODY, '?instance=emea');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      records: [{ source: 'push', channel: 'VOICE', externalId: '7', outcome: 'new' }],
      counts: { new: 1, replaced: 0, same: 0, stale: 0, quarantined: 0 },
    });
    const { rows } = await query(server.database, 'SELECT instance, external_id FROM sessions');
    expect(rows).toEqual([{ instance: 'emea', external_id: '7' }]);
  });

  it('takes a list, and quarantines what makes no sense', async () => {
    await using server = await place();
    const big = JSON.stringify(call(2 ** 53)).replace('9007199254740992', '9007199254740993');
    const answer = await server.post(`[${big}, {"id": 2}, ${JSON.stringify(call(3))}]`, JSON_BODY, '?source=crm');
    const { records, counts } = (await answer.json()) as { records: unknown[]; counts: unknown };
    expect(records).toEqual([
      { source: 'crm[0]', channel: 'VOICE', externalId: '9007199254740993', outcome: 'new' },
      { source: 'crm[1]', outcome: 'quarantined', problems: [expect.stringMatching(/call/)] },
      { source: 'crm[2]', channel: 'VOICE', externalId: '3', outcome: 'new' },
    ]);
    expect(counts).toMatchObject({ new: 2, quarantined: 1 });
  });

  it('takes a stream of lines, packed or not, and answers in lines', async () => {
    await using server = await place();
    const records = Array.from({ length: 1203 }, (_, i) => call(i + 1));
    const packed = gzipSync(linesOf(...records));
    const answer = await server.post(packed, { ...LINES, 'content-encoding': 'gzip' });
    expect(answer.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.slice(0, -1).map(({ externalId }) => externalId)).toEqual(records.map(({ id }) => String(id)));
    expect(lines.at(-1)).toEqual({ counts: { new: 1203, replaced: 0, same: 0, stale: 0, quarantined: 0 } });
  });

  it('answers records while others are still on their way', async () => {
    await using server = await place();
    const sending = request(server.url, { method: 'POST', headers: LINES });
    const answered = new Promise<IncomingMessage>((resolve) => sending.on('response', resolve));
    sending.write(linesOf(...Array.from({ length: 501 }, (_, i) => call(i + 1))));
    // The second batch makes room for telling of the first.
    await sleep(300);
    sending.write(linesOf(...Array.from({ length: 501 }, (_, i) => call(i + 1001))));
    const answer = await answered;
    const [first] = (await answer[Symbol.asyncIterator]().next()).value.toString().split('\n') as string[];
    expect(JSON.parse(first ?? '')).toMatchObject({ externalId: '1', outcome: 'new' });
    sending.destroy();
  });

  it('changes nothing when the same is sent again, and stores what files would', async () => {
    await using server = await place();
    await using other = await templateCopy();
    const records = [call(1), call(2, { updated_at: '2026-09-14T10:00:00.000-07:00' }), { id: 3 }];
    for (const outcome of ['new', 'same']) {
      const answer = await server.post(linesOf(...records), LINES, '?instance=here');
      expect(await answer.text()).toContain(`"outcome":"${outcome}"`);
    }
    await ingestRecords(other.url, records);
    const [sent, read] = [await contentsOf(server.database), await contentsOf(other.url)];
    expect({ ...sent, quarantined_documents: [] }).toEqual({ ...read, quarantined_documents: [] });
    expect(sent['quarantined_documents']).toHaveLength(1);
  });

  it('takes nothing from web pages: they may send text and forms, which are not read', async () => {
    await using server = await place();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
      const answer = await server.post(
        Buffer.from(JSON.stringify(call(1))),
        type === '' ? {} : { 'content-type': type },
      );
      expect(await refusalOf(answer)).toEqual([415, 'BAD_REQUEST', expect.stringContaining('application/x-ndjson')]);
    }
    const asked = await fetch(server.url, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([404, null]);
  });

  it('takes nothing without the right', async () => {
    await using server = await place({ mayIngest: false });
    const answer = await server.post(JSON.stringify(call(1)), JSON_BODY);
    expect(await refusalOf(answer)).toEqual([403, 'FORBIDDEN', expect.stringContaining('ALLOW_OPEN')]);
  });

  it('limits what it reads', async () => {
    await using server = await place();
    const long = JSON.stringify(call(1, { feedback: 'x'.repeat(200_000) }));
    expect(await (await server.post(long, JSON_BODY)).json()).toMatchObject({
      records: [{ outcome: 'quarantined', problems: [expect.stringContaining('98 KiB')] }],
    });
    const tooLong = [413, 'LIMIT_EXCEEDED', expect.stringContaining('1000000 bytes')];
    expect(await refusalOf(await server.post(' '.repeat(1_000_001), JSON_BODY))).toEqual(tooLong);
    expect(await refusalOf(await server.post('', JSON_BODY))).toEqual([
      400,
      'BAD_REQUEST',
      expect.stringContaining('empty'),
    ]);
    expect(await refusalOf(await server.post('{}', JSON_BODY, '?instance='))).toEqual([
      400,
      'BAD_USER_INPUT',
      expect.stringContaining('`instance`'),
    ]);
    const packed = await server.post('{}', { ...JSON_BODY, 'content-encoding': 'br' });
    expect(await refusalOf(packed)).toEqual([415, 'BAD_REQUEST', expect.stringContaining('gzip')]);
  });

  it('tells at the end when a stream turns out to be too large; what it told before is stored', async () => {
    await using server = await place();
    const sent = linesOf(...Array.from({ length: 5_000 }, (_, i) => call(i + 1)));
    async function* slowly(): AsyncGenerator<Buffer> {
      for (let at = 0; at < sent.length; at += 100_000) {
        yield Buffer.from(sent.slice(at, at + 100_000));
        await sleep(50);
      }
    }
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: LINES,
      body: slowly() as never,
      duplex: 'half',
    } as RequestInit);
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.at(-1)).toMatchObject({ error: { code: 'LIMIT_EXCEEDED' } });
    const { rows } = await query<{ count: string }>(server.database, 'SELECT count(*) FROM sessions');
    expect(Number(rows[0]?.count)).toBe(lines.length - 1);
    expect(lines.length - 1).toBeGreaterThanOrEqual(500);
  });

  it('unpacks no more than it may, and what it told before is stored', async () => {
    await using server = await place({ limits: { unpacked: 1_000_000 } });
    const pad = { feedback: 'x'.repeat(1000) };
    const records = linesOf(...Array.from({ length: 700 }, (_, i) => call(i + 1, pad)));
    const fits = await server.post(gzipSync(records.slice(0, 900_000)), { ...LINES, 'content-encoding': 'gzip' });
    expect(await fits.text()).not.toContain('"error"');
    const packed = gzipSync(records + ' '.repeat(100_000_000));
    const answer = await server.post(packed, { ...LINES, 'content-encoding': 'gzip' });
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines.at(-1)).toMatchObject({
      error: { code: 'LIMIT_EXCEEDED', message: expect.stringContaining('INGEST_UNPACKED_LIMIT_BYTES') as string },
    });
    const nothing = await server.post(gzipSync(' '.repeat(2_000_000)), JSON_BODY);
    expect(await refusalOf(nothing)).toEqual([413, 'LIMIT_EXCEEDED', expect.stringContaining('unpacks to more than')]);
  });

  it('quarantines as many records as it may, and says why it read no further', async () => {
    await using server = await place({ mostRefused: 20 });
    const bad = (count: number): object[] => Array.from({ length: count }, (_, i) => ({ id: i }));
    const enough = await (await server.post(linesOf(call(1), ...bad(20)), LINES)).text();
    expect(enough).not.toContain('"error"');
    const answer = await server.post(JSON.stringify([call(2), ...bad(20), call(3), call(4)]), JSON_BODY);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      records: [{ outcome: 'new' }, ...Array.from({ length: 20 }, () => ({ outcome: 'quarantined' }))],
      counts: { new: 1, quarantined: 20 },
      error: {
        code: 'LIMIT_EXCEEDED',
        message: expect.stringMatching(/^20 of .*INGEST_PUSH_QUARANTINE_LIMIT/) as string,
      },
    });
    const { rows } = await query(
      server.database,
      `SELECT (SELECT count(*)::int FROM sessions) AS sessions,
              (SELECT count(*)::int FROM quarantined_documents WHERE source LIKE 'push[%') AS quarantined`,
    );
    expect(rows).toEqual([{ sessions: 2, quarantined: 20 }]);
  });

  it('takes turns: a long push, slow senders and readers of answers who stand still hold nobody up', async () => {
    await using server = await place({ mostRefused: 1_000_000 });
    const [leaving, held]: [AbortController, Promise<unknown>[]] = [new AbortController(), []];
    const begin = (body: AsyncGenerator<Buffer>): void => {
      const sent = { method: 'POST', headers: LINES, body, duplex: 'half', signal: leaving.signal } as never;
      held.push(fetch(`${server.url}?source=long`, sent).catch(() => undefined));
    };
    async function* slow(id: number): AsyncGenerator<Buffer> {
      yield Buffer.from(`${JSON.stringify(call(id))}\n{"id":`);
      await new Promise((resolve) => leaving.signal.addEventListener('abort', resolve));
    }
    async function* long(): AsyncGenerator<Buffer> {
      for (let i = 0; !leaving.signal.aborted; i++) {
        yield Buffer.from(linesOf(...Array.from({ length: 500 }, () => ({ id: i }))));
      }
    }
    for (let i = 0; i < 4; i++) begin(slow(100 + i));
    for (let i = 0; i < 3; i++) begin(long());
    for (let i = 0; i < 5; i++) {
      await sleep(200);
      const answer = await server.post(JSON.stringify(call(i + 1)), JSON_BODY);
      expect(await answer.json()).toMatchObject({ counts: { new: 1 } });
    }
    leaving.abort();
    await Promise.all(held);
    const { rows } = await query(server.database, 'SELECT external_id::int AS id FROM sessions ORDER BY 1');
    expect(rows.map(({ id }) => id as number)).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 100, 101, 102, 103]));
  }, 120_000);

  it('makes room for others where pushes stand still', async () => {
    await using database = await templateCopy();
    const patient = createPushTarget(database.url, defaultLimits);
    const hurried = createPushTarget(database.url, defaultLimits, 1000, 0);
    async function* still(): AsyncGenerator<Buffer> {
      yield Buffer.from('{');
      await new Promise(() => undefined);
    }
    async function* one(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from(JSON.stringify(call(1))));
    }
    const next = (push: PushTarget, chunks: AsyncGenerator<Buffer>): Promise<unknown> =>
      push.take({ instance: 'here', name: 'x', chunks }).next();
    const full = (push: PushTarget): Promise<unknown>[] =>
      Array.from({ length: 32 }, () => next(push, still()).catch((error: Error) => error.name));
    try {
      full(patient);
      await expect(next(patient, one())).rejects.toThrow(Busy);
      const [first] = full(hurried);
      expect(await next(hurried, one())).toMatchObject({ value: [{ fate: 'new' }] });
      expect(await first).toBe('MadeRoom');
    } finally {
      await Promise.all([patient.close(), hurried.close()]);
    }
  });

  it('reads no faster than it stores, and leaves nothing behind when the sender goes away', async () => {
    await using server = await place();
    const sending = request(server.url, { method: 'POST', headers: LINES });
    sending.on('error', () => undefined);
    sending.write(linesOf(call(1), call(2)));
    sending.write('{"id": 3, "call_ty');
    await sleep(200);
    sending.destroy();
    await sleep(200);
    const { rows } = await query(
      server.database,
      `SELECT (SELECT count(*)::int FROM sessions) AS sessions, (SELECT count(*)::int FROM quarantined_documents) AS quarantined,
              (SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'sessiongraph push' AND datname = current_database() AND state <> 'idle') AS busy`,
    );
    expect(rows).toEqual([{ sessions: 0, quarantined: 0, busy: 0 }]);
    // The lane is free again.
    expect((await server.post(JSON.stringify(call(9)), JSON_BODY)).status).toBe(200);
  });

  it('says nothing of the inside when the database fails', async () => {
    await using server = await place();
    await query(server.database, 'ALTER TABLE sessions RENAME TO elsewhere');
    const answer = await server.post(JSON.stringify(call(1)), JSON_BODY);
    expect(await refusalOf(answer)).toEqual([
      500,
      'INTERNAL_SERVER_ERROR',
      expect.not.stringMatching(/sessions|relation/),
    ]);
    expect(server.lines.join('')).toContain('could not be taken in');
  });
});
