import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultLimits } from '../src/ingest/document/document.ts';
import { reingest, type ReingestOptions, type ReingestReport } from '../src/ingest/reingest/reingest.ts';
import { contentsOf, query } from './ingest-contents.ts';
import { call, ingestRecords } from './ingest-records.ts';
import { ingestGenerated } from './support/generated.ts';
import { templateCopy } from './support/postgres.ts';
import { compiledProgram } from './support/program.ts';

const rebuild = (url: string, options: Partial<ReingestOptions> = {}): Promise<readonly ReingestReport[]> =>
  reingest({ url, limits: defaultLimits, ...options });

const provenance = async (url: string): Promise<unknown[]> =>
  (await query(url, 'SELECT session_id, source, received_at, hash FROM raw_documents ORDER BY session_id')).rows;

const findings = async (url: string): Promise<unknown[]> =>
  (await query(url, 'SELECT instance, kind, path, documents FROM document_findings ORDER BY 1, 2, 3')).rows;

const odd = (id: number): Record<string, unknown> => call(id, { novel_key: 1, hold_duration: 17 });

describe('building rows anew from stored documents', () => {
  it('changes nothing where the program is the one that took them in: neither contents, provenance, counts nor findings', async () => {
    await using database = await templateCopy();
    await ingestGenerated(database.url, { seed: 5, sessions: 1500, secondExports: 0.3, late: 0.1 });
    await ingestRecords(database.url, [odd(1), odd(2), call(3), { id: 4 }]);
    const counts = async (): Promise<unknown[]> =>
      (await query(database.url, 'SELECT * FROM ingest_counts ORDER BY instance, hour')).rows;
    const before = [await contentsOf(database.url), await provenance(database.url), await counts()];
    const found = await query(
      database.url,
      `SELECT kind, path, documents FROM document_findings WHERE instance = 'here' ORDER BY 1, 2`,
    );
    const reports = await rebuild(database.url);
    expect(reports.map(({ isComplete, refused }) => [isComplete, refused])).toEqual(reports.map(() => [true, 0]));
    expect(reports.length).toBeGreaterThan(1);
    expect([await contentsOf(database.url), await provenance(database.url), await counts()]).toEqual(before);
    const again = await query(
      database.url,
      `SELECT kind, path, documents FROM document_findings WHERE instance = 'here' ORDER BY 1, 2`,
    );
    expect(again.rows).toEqual(found.rows);
  });

  it('fills what an older program had left empty', async () => {
    await using database = await templateCopy();
    await ingestRecords(database.url, [
      call(1, {
        lang: 'en',
        agent_info: { id: 5, name: 'Avery' },
        queue_durations: [{ id: 1, menu_path: 'A/B', queue_duration: 7 }],
      }),
    ]);
    const before = await contentsOf(database.url);
    await query(database.url, 'UPDATE sessions SET language = NULL');
    await query(database.url, 'DELETE FROM queue_legs');
    await query(database.url, 'DELETE FROM agents');
    await rebuild(database.url, { instance: 'here' });
    expect(await contentsOf(database.url)).toEqual(before);
  });

  it('leaves what is mentioned as the newest and best file tells it', async () => {
    await using database = await templateCopy();
    const mentions = (name: string, at: string): Record<string, unknown> => ({
      agent_info: { id: 5, name, email: `${name}@example.com` },
      updated_at: at,
    });
    await ingestRecords(database.url, [
      call(1, mentions('new', '2026-09-15T09:00:00.000Z')),
      call(2, mentions('old', '2026-09-14T09:00:00.000Z')),
    ]);
    await rebuild(database.url);
    expect((await query(database.url, 'SELECT name, email FROM agents')).rows).toEqual([
      { name: 'new', email: 'new@example.com' },
    ]);
  });

  it('leaves the rows of a document that is not understood any more as they are, counts it and says why', async () => {
    await using database = await templateCopy();
    await ingestRecords(database.url, [call(1), call(2), call(3)]);
    await query(database.url, `UPDATE raw_documents SET document = 'nonsense' WHERE session_external_id = 2`);
    const before = await contentsOf(database.url);
    const [report] = await rebuild(database.url);
    expect(report).toMatchObject({
      sessions: 2,
      refused: 1,
      problems: [{ source: 'stdin#2', problems: ['the text is not JSON: line 1, column 1'] }],
    });
    expect(await contentsOf(database.url)).toEqual(before);
    expect((await query(database.url, 'SELECT FROM quarantined_documents')).rowCount).toBe(0);
  });

  it('goes on where it was stopped, and begins anew when told to', async () => {
    await using database = await templateCopy();
    await ingestRecords(
      database.url,
      Array.from({ length: 1300 }, (_, i) => odd(i + 1)),
    );
    const before = await findings(database.url);
    const stop = new AbortController();
    const [stopped] = await rebuild(database.url, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(stopped).toMatchObject({ isComplete: false, sessions: 1000, left: 300 });
    const [resumed] = await rebuild(database.url);
    expect(resumed).toMatchObject({ isComplete: true, isResumed: true, sessions: 1300, left: 0 });
    expect(await findings(database.url)).toEqual(before);
    await rebuild(database.url, { signal: AbortSignal.abort() });
    const [anew] = await rebuild(database.url, { restart: true });
    expect(anew).toMatchObject({ isComplete: true, isResumed: false, sessions: 1300 });
    expect(await findings(database.url)).toEqual(before);
  });

  it('passes over what comes meanwhile: it is built already', async () => {
    await using database = await templateCopy();
    await using clean = await templateCopy();
    const first = Array.from({ length: 1500 }, (_, i) => odd(i + 1));
    const newer = first.map((record) => ({ ...record, lang: 'de', updated_at: '2026-09-20T00:00:00.000Z' }));
    for (const { url } of [database, clean]) await ingestRecords(url, first);
    await Promise.all([
      rebuild(database.url),
      ingestRecords(database.url, [...newer.filter((_, i) => i % 3 === 0), odd(2000)]),
    ]);
    await ingestRecords(clean.url, [...newer.filter((_, i) => i % 3 === 0), odd(2000)]);
    expect(await contentsOf(database.url)).toEqual(await contentsOf(clean.url));
  });

  it('is done by one process at a time', async () => {
    await using database = await templateCopy();
    await ingestRecords(
      database.url,
      Array.from({ length: 1200 }, (_, i) => odd(i + 1)),
    );
    const before = await findings(database.url);
    const both = (await Promise.all([rebuild(database.url), rebuild(database.url)])).flat();
    expect(both.map(({ isTaken }) => isTaken).sort()).toEqual([false, true]);
    expect(await findings(database.url)).toEqual(before);
  });

  it('killed in the middle, goes on where it was and counts nothing twice', async () => {
    await using program = await compiledProgram();
    await using database = await templateCopy();
    await ingestRecords(
      database.url,
      Array.from({ length: 6000 }, (_, i) => odd(i + 1)),
    );
    const before = [await contentsOf(database.url), await provenance(database.url), await findings(database.url)];
    const start = (): ReturnType<typeof program.start> => program.start(['reingest'], { DATABASE_URL: database.url });
    const first = start();
    for (let at = 0; at === 0; await sleep(5)) {
      const { rows } = await query<{ at: string }>(database.url, 'SELECT last_session_id AS at FROM reingest_runs');
      at = Number(rows[0]?.at ?? 0);
    }
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    // PostgreSQL takes a moment to see that the process is gone.
    for (let taken = 1; taken > 0; await sleep(20)) {
      const { rows } = await query<{ taken: number }>(
        database.url,
        `SELECT count(*)::int AS taken FROM pg_stat_activity WHERE application_name = 'sessiongraph reingest' AND datname = current_database()`,
      );
      taken = rows[0]?.taken ?? 0;
    }
    const second = start();
    expect([await second.ended, second.stdout()]).toEqual([
      0,
      'here: 6,000 sessions built anew (with the run that was stopped before).\n',
    ]);
    expect([await contentsOf(database.url), await provenance(database.url), await findings(database.url)]).toEqual(
      before,
    );
  }, 60_000);
});
