import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { defaultLimits } from '../src/ingest/document/document.ts';
import { Busy, createPushTarget, type PushTarget } from '../src/ingest/push.ts';
import { query } from './ingest-contents.ts';
import { call } from './ingest-records.ts';
import { templateCopy } from './support/postgres.ts';
import { JSON_BODY, LINES, linesOf, place, refusalOf } from './support/push-place.ts';

describe('POST /ingest', () => {
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

  it('answers with one JSON object also where the last batch of a turn has nothing in it', async () => {
    await using server = await place({ mostRefused: 500 });
    const answer = await server.post(JSON.stringify(Array.from({ length: 501 }, (_, id) => ({ id }))), JSON_BODY);
    expect(await answer.json()).toMatchObject({ counts: { quarantined: 500 }, error: { code: 'LIMIT_EXCEEDED' } });
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
      void full(patient);
      await expect(next(patient, one())).rejects.toThrow(Busy);
      const [first] = full(hurried);
      expect(await next(hurried, one())).toMatchObject({ value: [{ fate: 'new' }] });
      expect(await first).toBe('MadeRoom');
    } finally {
      await Promise.all([patient.close(), hurried.close()]);
    }
  });
});
