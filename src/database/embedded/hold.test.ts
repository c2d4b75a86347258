import { rm } from 'node:fs/promises';
import pg from 'pg';
import { ask, embeddedFolder, killed, until } from '../../../test/support/embedded-folder.ts';

describe('several processes with one data folder', () => {
  test('a second uses the server of the first, and leaves it running', async () => {
    await using folder = await embeddedFolder();
    const serve = await folder.open();
    const ingest = await folder.openElsewhere();
    expect(await ingest.opened()).toBe(serve.url);
    await ingest.release();
    expect(await ask(serve.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await serve.release();
    expect(await folder.isServed()).toBe(false);
  });

  test('the last to leave stops the server, whoever started it', async () => {
    await using folder = await embeddedFolder();
    const serve = await folder.open();
    const ingest = await folder.openElsewhere();
    await ingest.opened();
    await serve.release();
    expect(await folder.isServed()).toBe(true);
    await ingest.release();
    expect(await folder.isServed()).toBe(false);
  });

  test('two openings in one process count as two', async () => {
    await using folder = await embeddedFolder();
    const [one, two] = await Promise.all([folder.open(), folder.open()]);
    expect(two.url).toBe(one.url);
    await one.release();
    expect(await folder.isServed()).toBe(true);
    await two.release();
    expect(await folder.isServed()).toBe(false);
  });

  test('four that open an empty folder at once make one cluster and one server', async () => {
    await using folder = await embeddedFolder();
    const all = await Promise.all([1, 2, 3, 4].map(() => folder.openElsewhere()));
    const urls = await Promise.all(all.map((process) => process.opened()));
    expect(new Set(urls).size).toBe(1);
    expect(all.flatMap(({ lines }) => lines).filter((line) => line.startsWith('Making'))).toHaveLength(1);
    await Promise.all(all.map((process) => process.release()));
    expect(await folder.isServed()).toBe(false);
  });

  test('opening and releasing against each other never meets a stopped server', async () => {
    await using folder = await embeddedFolder();
    await (await folder.open()).release();
    const round = async (): Promise<void> => {
      for (let i = 0; i < 8; i++) {
        const database = await folder.open();
        expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
        await database.release();
      }
    };
    await Promise.all([round(), round(), round()]);
    expect(await folder.isServed()).toBe(false);
  });
});

describe('a process that is killed', () => {
  test('leaves a server that the next opening takes over and its release stops', async () => {
    await using folder = await embeddedFolder();
    const other = await folder.openElsewhere();
    const url = await other.opened();
    await other.kill();
    expect(await folder.isServed()).toBe(true);
    const next = await folder.open();
    expect(next.url).toBe(url);
    expect(folder.lines.join()).toContain('Using the running PostgreSQL');
    await next.release();
    expect(await folder.isServed()).toBe(false);
  });

  test('while others hold the server does not keep it from being stopped by the last', async () => {
    await using folder = await embeddedFolder();
    const serve = await folder.open();
    const other = await folder.openElsewhere();
    await other.opened();
    await other.kill();
    await serve.release();
    expect(await folder.isServed()).toBe(false);
  });
});

describe('a server that dies while it is held', () => {
  test('is reported, and comes back on the same address for the pools of its holder', async () => {
    await using folder = await embeddedFolder();
    const database = await folder.open();
    const pool = new pg.Pool({ connectionString: database.url });
    pool.on('error', () => {});
    await pool.query('CREATE TABLE kept AS SELECT 42 AS value');
    const [pid = ''] = await folder.postmasterFile();
    process.kill(Number(pid), 'SIGKILL');
    await until(() => folder.lines.some((line) => line.includes('was lost')));
    await until(() =>
      pool.query('SELECT value FROM kept').then(
        ({ rows }) => rows[0]?.value === 42,
        () => false,
      ),
    );
    await pool.end();
    await database.release();
    expect(await folder.isServed()).toBe(false);
  });

  test('can be released at once, and opened again', async () => {
    await using folder = await embeddedFolder();
    const database = await folder.open();
    await ask(database.url, 'CREATE TABLE kept AS SELECT 42 AS value');
    const [pid = ''] = await folder.postmasterFile();
    process.kill(Number(pid), 'SIGKILL');
    await database.release();
    expect(await folder.isServed()).toBe(false);
    expect(await ask((await folder.open()).url, 'SELECT value FROM kept')).toEqual([{ value: 42 }]);
  });

  test('loses no lease for good when only one of its processes dies', async () => {
    await using folder = await embeddedFolder();
    const serve = await folder.open();
    const ingest = await folder.openElsewhere();
    await ingest.opened();
    const backends = await ask<{ pid: number }>(
      serve.url,
      "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'sessiongraph lease %'",
    );
    expect(backends).toHaveLength(2);
    // PostgreSQL ends all connections and recovers when one of its processes is killed.
    process.kill(backends[0]?.pid ?? 0, 'SIGKILL');
    await until(() =>
      [folder.lines, ingest.lines].every((lines) => lines.some((line) => line.startsWith('Using the running'))),
    );
    await until(() => folder.lines.some((line) => line.includes('was lost')));
    await until(async () => {
      const rows = await ask(
        serve.url,
        "SELECT FROM pg_stat_activity WHERE application_name LIKE 'sessiongraph lease %'",
      ).catch(() => []);
      return rows.length === 2;
    });
    await ingest.release();
    expect(await ask(serve.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is not started again once its folder is gone, and release still ends', async () => {
    await using folder = await embeddedFolder();
    const database = await folder.open();
    const [pid = ''] = await folder.postmasterFile();
    process.kill(Number(pid), 'SIGKILL');
    await rm(folder.dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    await until(() => folder.lines.some((line) => line.includes('is not back yet')));
    await database.release();
  });

  test('under another process that was killed too leaves nothing in the way', async () => {
    await using folder = await embeddedFolder();
    const other = await folder.openElsewhere();
    const url = await other.opened();
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS value');
    const [pid = ''] = await folder.postmasterFile();
    await killed(other.child);
    process.kill(Number(pid), 'SIGKILL');
    const next = await folder.open();
    expect(await ask(next.url, 'SELECT value FROM kept')).toEqual([{ value: 42 }]);
  });
});
