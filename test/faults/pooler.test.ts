import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openClient } from '../../src/database/with-client.ts';
import { poolsTransactions } from '../../src/database/pooler.ts';
import { ingest } from '../../src/ingest/run.ts';
import { ingestGenerated } from '../support/generated.ts';
import { isCi } from '../support/kind-of-run.ts';
import { execute, templateCopy, type TestDatabase } from '../support/postgres.ts';
import { compiledProgram, freePort } from '../support/program.ts';
import { testServer, type Answer } from '../support/server.ts';

/* PgBouncer between the program and PostgreSQL, in a zone that is not UTC: right answers in session mode, a refusal in transaction mode. */

const PGBOUNCER = '/usr/sbin/pgbouncer';
const isThere = existsSync(PGBOUNCER);
if (!isThere && isCi) throw new Error('PgBouncer is missing; tools/test-servers.sh installs it.');
const withPooler = isThere ? test : test.skip;

interface Pooler extends AsyncDisposable {
  readonly url: string;
}

/** A PgBouncer before a database. */
async function pooler(url: string, mode: 'session' | 'transaction'): Promise<Pooler> {
  const folder = await mkdtemp(join(tmpdir(), 'sessiongraph-pgbouncer-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const { hostname, port: serverPort, username, password, pathname } = new URL(url);
  const database = pathname.slice(1);
  const users = join(folder, 'users.txt');
  await writeFile(users, `"${username}" "${decodeURIComponent(password)}"\n`, { mode: 0o644 });
  const settings = join(folder, 'pgbouncer.ini');
  await writeFile(
    settings,
    `[databases]
${database} = host=${hostname} port=${serverPort} dbname=${database} user=${username} password='${decodeURIComponent(password)}'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${users}
pool_mode = ${mode}
`,
    { mode: 0o644 },
  );
  // It will not run as root.
  const asRoot = process.getuid?.() === 0 ? ['--user=nobody'] : [];
  const child: ChildProcess = spawn(PGBOUNCER, [...asRoot, '--quiet', settings], { stdio: 'ignore' });
  const through = new URL(url);
  through.port = port;
  for (let tries = 0; tries < 100; tries++) {
    const client = await openClient(through.href, 'test').catch(() => null);
    await client?.end();
    if (client) break;
    await sleep(50);
  }
  return {
    url: through.href,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) {
        child.kill('SIGINT');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let database: TestDatabase;
let plain: Answer;
const asked = `{ sessions(first: 20) { totalCount nodes { externalId createdAt endedAt participants { id } }
  groups(by: [DAY]) { key { bucketStart } count } } }`;
beforeAll(async () => {
  database = await templateCopy();
  await ingestGenerated(database.url, { seed: 41, sessions: 60 });
  await using server = await testServer(database.url);
  plain = await server.ask(asked);
  expect(plain.errors).toBeUndefined();
  const name = new URL(database.url).pathname.slice(1);
  await execute(
    database.url,
    `ALTER DATABASE ${name} SET timezone = 'Asia/Kathmandu'`,
    `ALTER DATABASE ${name} SET datestyle = 'SQL, DMY'`,
    `ALTER DATABASE ${name} SET extra_float_digits = 0`,
  );
}, 120_000);
afterAll(() => database[Symbol.asyncDispose]());

test('answers do not depend on the zone and the formats of the database', async () => {
  await using server = await testServer(database.url);
  expect(await server.ask(asked)).toEqual(plain);
  const client = await openClient(database.url, 'test');
  expect(await poolsTransactions(database.url, client)).toBe(false);
  await client.end();
});

withPooler('session mode answers as PostgreSQL itself, and takes files in', async () => {
  await using between = await pooler(database.url, 'session');
  await using server = await testServer(between.url);
  expect(await server.ask(asked)).toEqual(plain);
  expect(await server.ask(asked)).toEqual(plain);
  const client = await openClient(between.url, 'test');
  expect(await poolsTransactions(between.url, client)).toBe(false);
  await client.end();
  expect(await ingest({ url: between.url, instance: 'empty', paths: ['samples'] })).toMatchObject({ isComplete: true });
});

withPooler('an operation that takes too long is cancelled through it', async () => {
  await using between = await pooler(database.url, 'session');
  await using server = await testServer(between.url, { timeoutMs: 300 });
  const other = await openClient(database.url, 'test');
  await other.query('BEGIN');
  await other.query('LOCK TABLE participants IN ACCESS EXCLUSIVE MODE');
  const { errors } = await server.ask(asked);
  expect(errors?.[0]?.extensions).toEqual({ code: 'TIMEOUT' });
  await other.end();
});

withPooler(
  'transaction mode is refused at the start, with what to do',
  async () => {
    await using between = await pooler(database.url, 'transaction');
    await using program = await compiledProgram();
    const run = program.start(['serve'], { DATABASE_URL: between.url, PORT: await freePort() });
    expect(await run.ended).toBe(1);
    expect(run.stderr()).toMatch(/pool_mode = session .*or name the address of PostgreSQL itself/);
  },
  60_000,
);
