import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../../src/database/embedded/process-start.ts';
import { query } from '../ingest-contents.ts';
import { call } from '../ingest-records.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';
import { compiledProgram, freePort, type Program, type Run } from '../support/program.ts';
import { sessions, until } from './watching.ts';

/* The sources of SOURCES, watched beside a server by a process of its own. */

let program: Program;
let database: TestDatabase;
let inbox: string;
beforeAll(async () => {
  program = await compiledProgram();
  database = await templateCopy();
  inbox = join(program.folder, 'inbox');
  await mkdir(inbox);
  await writeFile(
    join(program.folder, 'sources.json'),
    JSON.stringify([{ name: 'inbox', url: 'inbox', instance: 'emea', everySeconds: 1 }]),
  );
}, 60_000);
afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

async function serve(): Promise<Run> {
  const run = program.start(['serve'], {
    PORT: await freePort(),
    DATABASE_URL: database.url,
    SOURCES: 'sources.json',
  });
  await run.says(/Sources +inbox[^]*GraphQL/);
  return run;
}

const put = (id: number): Promise<void> => writeFile(join(inbox, `call-${String(id)}.json`), JSON.stringify(call(id)));

/** The process that watches for the server. */
async function watcherOf(run: Run): Promise<number> {
  await run.says('Listed a source');
  const { pid } = run.child;
  return Number((await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')).trim().split(' ')[0]);
}

async function endOf(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
}

test('takes in what comes, is started again when it is killed, and stops with the server', async () => {
  const run = await serve();
  await put(1);
  await until(database.url, sessions, 1);
  const watcher = await watcherOf(run);
  process.kill(watcher, 'SIGKILL');
  await run.says('it is started again');
  await put(2);
  await until(database.url, sessions, 2, 30);
  const again = await watcherOf(run);
  expect(again).not.toBe(watcher);
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(isRunning(again)).toBe(false);
  // Nothing is left to another process that it would have to wait for.
  const { rows } = await query<{ n: number }>(
    database.url,
    `SELECT count(*)::int AS n FROM ingest_sources WHERE next_listing_at > now() + interval '2 seconds'`,
  );
  expect(rows).toEqual([{ n: 0 }]);
}, 90_000);

test('ends when the server is killed', async () => {
  const run = await serve();
  const watcher = await watcherOf(run);
  run.child.kill('SIGKILL');
  await run.ended;
  await endOf(watcher);
}, 60_000);

test('a file of sources that cannot be used is told before anything is begun, every problem of it', async () => {
  await writeFile(
    join(program.folder, 'wrong.json'),
    JSON.stringify([
      { name: 'a', url: 's3://bucket', instance: 'emea', password: { env: 'SECRET' }, secretAccessKey: 'plain' },
      { name: 'b', url: 'ftp://host', instance: 'emea' },
      { url: 'inbox', instance: '' },
      { name: 'c', url: 's3://bucket', instance: 'emea', secretAccessKey: { env: 'NOT_SET' } },
      { name: 'c', url: 'manager-api+https://acme.example.com', instance: 'emea', region: 'x' },
    ]),
  );
  const run = program.start(['serve'], { DATABASE_URL: database.url, SOURCES: 'wrong.json' });
  expect(await run.ended).toBe(1);
  expect(run.stdout()).toBe('');
  expect(run.stderr().split('\n')).toEqual([
    'These settings cannot be used:',
    expect.stringMatching(/source "a": secretAccessKey must be \{"env": "NAME"\}/),
    expect.stringMatching(/source "b": url begins with ftp:\/\//),
    expect.stringMatching(/source number 3: name must be a text/),
    expect.stringMatching(/source number 3: instance must not be empty/),
    expect.stringMatching(/source "c": secretAccessKey is to be in the environment variable NOT_SET, which is not set/),
    expect.stringMatching(/source "c": region means nothing to manager-api\+https:\/\//),
    expect.stringMatching(/source "c": token is missing/),
    'Every setting is in docs/configuration.md.',
    '',
  ]);
});
