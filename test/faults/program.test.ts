import { request } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { generateFiles } from '../../src/generate/files.ts';
import { september } from '../support/generated.ts';
import { workOf } from '../support/at-rest.ts';
import { execute, templateCopy, type TestDatabase } from '../support/postgres.ts';
import { compiledProgram, freePort, type Program, type Run } from '../support/program.ts';
import { ownPostgres } from './own-postgres.ts';

/* Faults as an operator meets them: the program in a process of its own. */

let program: Program;
let database: TestDatabase;
beforeAll(async () => {
  program = await compiledProgram();
  database = await templateCopy();
}, 120_000);
afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const SLACK_MS = 3_000;

async function serve(settings: Readonly<Record<string, string>>): Promise<{ run: Run; address: string }> {
  const run = program.start(['serve'], { PORT: await freePort(), ...settings });
  const [, address = ''] = await run.says(/GraphQL +(http:\S+)\/graphql/);
  return { run, address };
}

interface Body {
  readonly data?: Record<string, { readonly totalCount: number }> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function ask(address: string, query: string): Promise<Body> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return (await answer.json()) as Body;
}

const send = (address: string, body: string): Promise<Response> =>
  fetch(`${address}/ingest`, { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body });

test('a read-only database is asked as ever, and says so when something is to be changed', async () => {
  const { run, address } = await serve({ DATABASE_URL: database.url });
  const name = new URL(database.url).pathname.slice(1);
  await execute(database.url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  try {
    expect(await ask(address, '{ sessions { totalCount } }')).toEqual({ data: { sessions: { totalCount: 0 } } });
    const { errors } = await ask(address, 'mutation { discardQuarantined(ids: ["1"]) { id } }');
    expect(errors).toHaveLength(1);
    const sentence =
      /^The database is read-only, perhaps a replica: it can be asked here, and nothing can be changed\./;
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(sentence) as string,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    const sent = await send(address, '{"id":1}\n');
    expect(sent.status).toBe(503);
    expect(((await sent.json()) as Body).errors?.[0]).toMatchObject({
      message: expect.stringMatching(sentence) as string,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
  } finally {
    await execute(database.url, 'SET default_transaction_read_only = off', `ALTER DATABASE ${name} RESET ALL`);
    run.child.kill('SIGTERM');
    await run.ended;
  }
});

test('a process that is told to stop during a heavy operation is gone a second after it may wait no longer', async () => {
  const settings = { DATABASE_URL: database.url, SHUTDOWN_TIMEOUT_MS: '1000' };
  const { run, address } = await serve(settings);
  const [locker, observer] = [new pg.Client(database.url), new pg.Client(database.url)];
  await Promise.all([locker.connect(), observer.connect()]);
  try {
    await locker.query('BEGIN');
    await locker.query('LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE');
    const cut = expect(ask(address, '{ sessions { totalCount } }')).rejects.toThrow();
    while ((await workOf(observer)).length === 0) await sleep(10);
    const begun = performance.now();
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(performance.now() - begun).toBeLessThan(1_000 + 1_000 + SLACK_MS);
    await cut;
    await sleep(100);
    expect(await workOf(observer)).toEqual([]);
  } finally {
    await Promise.all([locker.end(), observer.end()]);
  }
});

test('a database that hangs does not keep the process from ending', async () => {
  await using postgres = await ownPostgres();
  const { run, address } = await serve({ DATABASE_URL: postgres.url, SHUTDOWN_TIMEOUT_MS: '1000' });
  expect((await ask(address, '{ sessions { totalCount } }')).errors).toBeUndefined();
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  await postgres.freeze();
  try {
    const [ready, live] = await Promise.all([fetch(`${address}/health/ready`), fetch(`${address}/health/live`)]);
    expect([ready.status, live.status]).toEqual([503, 200]);
    const cut = expect(ask(address, '{ sessions { totalCount } }')).rejects.toThrow();
    await sleep(100);
    const begun = performance.now();
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(performance.now() - begun).toBeLessThan(1_000 + 1_000 + SLACK_MS);
    await cut;
  } finally {
    await postgres.thaw();
  }
}, 60_000);

test('a client that leaves while it sends records is no error', async () => {
  const { run, address } = await serve({ DATABASE_URL: database.url, LOG_LEVEL: 'info' });
  const headers = { 'content-type': 'application/x-ndjson' };
  const sending = request(`${address}/ingest`, { method: 'POST', headers });
  sending.on('error', () => undefined);
  sending.write('{"id":1}\n');
  await sleep(200);
  sending.destroy();
  await run.says('A client that was sending records went away');
  run.child.kill('SIGTERM');
  await run.ended;
  expect(run.stderr()).not.toContain('"level":"error"');
});

test('the database that comes with the program comes back when it is killed, and nothing that was acknowledged is lost', async () => {
  const { run, address } = await serve({});
  const count = async (): Promise<number | undefined> =>
    (await ask(address, '{ sessions { totalCount } }')).data?.['sessions']?.totalCount;
  const before = await count();
  const [file] = generateFiles({ ...september, seed: 41, sessions: 1 }, 'line');
  const sent = await send(address, `${file?.text ?? ''}\n`);
  expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('"new"')]);
  const postmaster = await readFile(join(program.folder, 'data/postgres/postmaster.pid'), 'utf8');
  process.kill(Number.parseInt(postmaster, 10), 'SIGKILL');
  const begun = performance.now();
  let after: number | undefined;
  while (after === undefined && performance.now() - begun < 20_000) {
    await sleep(50);
    after = await count();
  }
  expect(after).toBe(Number(before) + 1);
  expect(run.child.exitCode).toBeNull();
  run.child.kill('SIGTERM');
  await run.ended;
});
