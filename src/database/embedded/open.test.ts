import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ask, embeddedFolder, isRoot } from '../../../test/support/embedded-folder.ts';

describe('the first opening', () => {
  test('makes a UTF-8 cluster with the builtin C.UTF-8 order, checked passwords and our settings', async () => {
    await using folder = await embeddedFolder();
    const { url } = await folder.open({ shared_buffers: '24MB', work_mem: '5MB' });
    const [row] = await ask(
      url,
      `SELECT current_database() AS database, pg_encoding_to_char(encoding) AS encoding, datlocprovider::text AS provider, datlocale AS locale,
              ${[
                'jit',
                'shared_buffers',
                'work_mem',
                'max_wal_size',
                'random_page_cost',
                'max_connections',
                'timezone',
                'listen_addresses',
                'unix_socket_directories',
                'password_encryption',
              ]
                .map((name) => `current_setting('${name}') AS ${name}`)
                .join(', ')}
         FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({
      database: 'sessiongraph',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      jit: 'off',
      shared_buffers: '24MB',
      work_mem: '5MB',
      max_wal_size: '2GB',
      random_page_cost: '1.1',
      max_connections: '100',
      timezone: 'UTC',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      password_encryption: 'scram-sha-256',
    });
  });

  test('keeps a random password in a file for its owner only, and demands it', async () => {
    await using folder = await embeddedFolder();
    const { url } = await folder.open();
    const file = join(folder.dataDir, 'postgres-password');
    const password = (await readFile(file, 'utf8')).trim();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(password.length).toBeGreaterThanOrEqual(32);
    expect(new URL(url).password).toBe(password);
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  test('listens on the loopback address only', async () => {
    await using folder = await embeddedFolder();
    const { port } = new URL((await folder.open()).url);
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address } of addresses.filter(({ family, internal }) => family === 'IPv4' && !internal)) {
      await expect(connects(address, Number(port))).resolves.toBe(false);
    }
    await expect(connects('127.0.0.1', Number(port))).resolves.toBe(true);
  });

  test('leaves the cluster, the password and the log in the data folder, and nothing else', async () => {
    await using folder = await embeddedFolder();
    await (await folder.open()).release();
    expect((await readdir(folder.dataDir)).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log']);
    expect(await readFile(join(folder.dataDir, 'postgres.log'), 'utf8')).toContain('ready to accept connections');
  });

  (isRoot ? test : test.skip)('lets another user than root own the cluster', async () => {
    await using folder = await embeddedFolder();
    await folder.open();
    const { uid, mode } = await stat(join(folder.dataDir, 'postgres'));
    expect(uid).not.toBe(0);
    expect(mode & 0o777).toBe(0o700);
  });
});

describe('a later opening', () => {
  test('finds what was stored, and initialises nothing', async () => {
    await using folder = await embeddedFolder();
    const first = await folder.open();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS value');
    await first.release();
    folder.lines.length = 0;
    const second = await folder.open();
    expect(await ask(second.url, 'SELECT value FROM kept')).toEqual([{ value: 42 }]);
    expect(folder.lines.join()).not.toContain('Making');
  });

  test('makes the database when the first opening was cut off before it had', async () => {
    await using folder = await embeddedFolder();
    const first = await folder.open();
    const server = new URL(first.url);
    server.pathname = '/postgres';
    await ask(server.href, 'DROP DATABASE sessiongraph');
    await first.release();
    expect(await ask((await folder.open()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('moves a log over 10 MB aside', async () => {
    await using folder = await embeddedFolder();
    await (await folder.open()).release();
    const log = join(folder.dataDir, 'postgres.log');
    await writeFile(log, 'x'.repeat(10_000_001));
    await folder.open();
    expect((await stat(`${log}.old`)).size).toBe(10_000_001);
    expect((await stat(log)).size).toBeLessThan(100_000);
  });
});

describe('release', () => {
  test('stops the server, ending the connections of its own pools', async () => {
    await using folder = await embeddedFolder();
    const database = await folder.open();
    const pool = new pg.Pool({ connectionString: database.url });
    pool.on('error', () => {});
    await pool.query('SELECT 1');
    await database.release();
    expect(await folder.isServed()).toBe(false);
    await expect(pool.query('SELECT 1')).rejects.toThrow();
    await pool.end();
  });

  test('may be called twice, in a row and at once', async () => {
    await using folder = await embeddedFolder();
    const database = await folder.open();
    await Promise.all([database.release(), database.release()]);
    await database.release();
    expect(await folder.isServed()).toBe(false);
  });
});

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const answer = (is: boolean) => (): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
}
