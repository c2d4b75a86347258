import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { emptyDatabase } from './support/postgres.ts';
import { compiledProgram, freePort, type Program, type Run } from './support/program.ts';

const FIRST_OPERATION = readFileSync('src/server/pages/first-operation.graphql', 'utf8');

let program: Program;
beforeAll(async () => {
  program = await compiledProgram();
});
afterAll(() => program[Symbol.asyncDispose]());

interface Served {
  readonly run: Run;
  readonly address: string;
}

/** Starts `serve` and waits until it listens. */
async function serve(settings: Readonly<Record<string, string>> = {}): Promise<Served> {
  const run = program.start(['serve'], { PORT: await freePort(), ...settings });
  const [, address = ''] = await run.says(/GraphQL +(http:\S+)\/graphql/);
  return { run, address };
}

async function ask(address: string, query: string): Promise<unknown> {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return answer.json();
}

const countOf = (address: string): Promise<unknown> => ask(address, '{ sessions { totalCount } }');
const counted = (totalCount: number): unknown => ({ data: { sessions: { totalCount } } });

async function command(args: readonly string[]): Promise<Run> {
  const run = program.start(args);
  run.child.stdin.end();
  expect([args, await run.ended, run.stderr()]).toEqual([args, 0, expect.any(String)]);
  return run;
}

async function stop({ run }: Served, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  run.child.kill(signal);
  expect(await run.ended).toBe(0);
}

test('a first start shows the samples, and the first operation of the pages returns data on them', async () => {
  const served = await serve();
  expect(served.run.stdout()).toMatch(/Samples +10 sessions, as instance "samples"/);
  const { data, errors } = (await ask(served.address, FIRST_OPERATION)) as {
    data: {
      sessions: {
        totalCount: number;
        nodes: { participants: unknown[]; queueLegs: unknown[]; transfers: unknown[] }[];
      };
    };
    errors?: unknown;
  };
  expect(errors).toBeUndefined();
  expect(data.sessions.totalCount).toBe(10);
  for (const children of ['participants', 'queueLegs', 'transfers'] as const) {
    expect(data.sessions.nodes.some((session) => session[children].length > 0)).toBe(true);
  }
  await stop(served);
}, 90_000);

test('what is printed can be tried: the address answers, and so does the operation of the curl line', async () => {
  const served = await serve();
  const [, body = ''] = /-d '(\{.*\})'/.exec(served.run.stdout()) ?? [];
  const { query } = JSON.parse(body) as { query: string };
  expect(await ask(served.address, query)).toMatchObject({ data: { sessions: { nodes: { length: 3 } } } });
  expect((await fetch(`${served.address}/health`)).status).toBe(200);
  await stop(served, 'SIGINT');
}, 90_000);

test('SIGTERM, SIGINT and SIGHUP end the server and its PostgreSQL', async () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    const served = await serve();
    expect(await program.isServed()).toBe(true);
    await stop(served, signal);
    expect(served.run.stdout()).toMatch(/Stopping …\nStopped\.\n$/);
    expect(await program.isServed()).toBe(false);
  }
}, 90_000);

test('one Ctrl-C that arrives twice, as through npm, is a clean stop', async () => {
  const served = await serve();
  served.run.child.kill('SIGINT');
  served.run.child.kill('SIGINT');
  expect(await served.run.ended).toBe(0);
  expect(await program.isServed()).toBe(false);
}, 90_000);

test('a stop during the start ends everything that was started', async () => {
  const run = program.start(['serve'], { PORT: await freePort() });
  await run.says('SessionGraph');
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(await program.isServed()).toBe(false);
}, 90_000);

test('after kill -9 the next start finds everything as it was', async () => {
  const killed = await serve();
  killed.run.child.kill('SIGKILL');
  expect(await killed.run.ended).toBe('SIGKILL');
  const again = await serve();
  expect(await countOf(again.address)).toEqual(counted(10));
  await stop(again);
  expect(await program.isServed()).toBe(false);
}, 90_000);

test('a taken port is a sentence, and no database is started for it', async () => {
  const served = await serve();
  const port = new URL(served.address).port;
  const second = program.start(['serve'], { PORT: port, DATA_DIR: './untouched' });
  expect(await second.ended).toBe(1);
  expect(second.stderr()).toMatch(new RegExp(`^Port ${port} is taken: .*PORT=${Number(port) + 1}\\.\n$`));
  expect(existsSync(join(program.folder, 'untouched'))).toBe(false);
  await stop(served);
}, 90_000);

test.each([
  ['192.0.2.1', 'This machine has no address 192.0.2.1'],
  ['no-such-host.invalid', 'The host name no-such-host.invalid is not known'],
])(
  'the host %s cannot be listened on, which is a sentence',
  async (host, sentence) => {
    const run = program.start(['serve'], { HOST: host, ALLOW_OPEN: 'true' });
    expect(await run.ended).toBe(1);
    expect(run.stderr()).toContain(sentence);
  },
  90_000,
);

test('two servers share one data folder, and the last one to leave stops PostgreSQL', async () => {
  const [one, other] = await Promise.all([serve(), serve()]);
  expect([await countOf(one.address), await countOf(other.address)]).toEqual([counted(10), counted(10)]);
  await stop(one);
  expect(await countOf(other.address)).toEqual(counted(10));
  await stop(other);
  expect(await program.isServed()).toBe(false);
}, 90_000);

test('an ingest beside a server is seen by it; the first one says how to remove the samples, and they do not come back', async () => {
  const served = await serve();
  const ingested = await command(['ingest', 'samples/synthetic/call-41003.json']);
  expect(ingested.stderr()).toContain('instance remove samples');
  expect(await countOf(served.address)).toEqual(counted(11));
  for (const name of ['samples', 'default']) await command(['instance', 'remove', name, '--yes']);
  expect(await countOf(served.address)).toEqual(counted(0));
  await stop(served);
  const again = await serve();
  expect(await countOf(again.address)).toEqual(counted(0));
  await stop(again);
}, 90_000);

test('a request in flight is answered before the server ends', async () => {
  const served = await serve();
  const { port } = new URL(served.address);
  const body = '{"query":"{ __typename }"}';
  const socket = connect(Number(port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  served.run.child.kill('SIGTERM');
  await served.run.says('Stopping');
  socket.write(body.slice(5));
  expect(await served.run.ended).toBe(0);
  expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*"__typename":"Query"/);
}, 90_000);

test('a second signal ends a server that still waits, and the next start puts things in order', async () => {
  const served = await serve();
  // The head of a request whose body never comes.
  const socket = connect(Number(new URL(served.address).port), '127.0.0.1').on('error', () => {});
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  served.run.child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  served.run.child.kill('SIGTERM');
  expect(await served.run.ended).toBe(1);
  expect(served.run.stderr()).toContain('Stopped at once');
  socket.destroy();
  await stop(await serve());
  expect(await program.isServed()).toBe(false);
}, 90_000);

test('a PostgreSQL of the user is migrated and shows no samples', async () => {
  const database = await emptyDatabase();
  const served = await serve({ DATABASE_URL: database.url });
  expect(served.run.stdout()).toMatch(/Database +PostgreSQL \d+ at \S+, database \w+\n/);
  expect(served.run.stdout()).not.toMatch(/Samples|postgres:/);
  expect(await countOf(served.address)).toEqual(counted(0));
  await stop(served);
  expect(existsSync(join(program.folder, 'data/postgres/postmaster.pid'))).toBe(false);
  await database[Symbol.asyncDispose]();
}, 90_000);

test('a server whose reader has gone goes on and stops cleanly', async () => {
  const served = await serve();
  served.run.child.stdout.destroy();
  served.run.child.stderr.destroy();
  await countOf(served.address);
  await countOf(served.address);
  await stop(served);
  expect(await program.isServed()).toBe(false);
}, 90_000);

test('an open server masks personal data', async () => {
  await command(['ingest', 'samples/synthetic', '--instance', 'masked', '--quiet']);
  const query = '{ agents(first: 1) { nodes { name } } }';
  const closed = await serve();
  const open = await serve({ ALLOW_OPEN: 'true' });
  expect(await ask(open.address, query)).toEqual({ data: { agents: { nodes: [{ name: '[NAME]' }] } } });
  expect(await ask(closed.address, query)).not.toEqual(await ask(open.address, query));
  await stop(open);
  await stop(closed);
}, 90_000);

test('a .env file in the folder is read, and the environment wins over it', async () => {
  const file = join(program.folder, '.env');
  await writeFile(file, 'PORT=none\nPAGE_CAP=3\n');
  const served = await serve();
  expect(await ask(served.address, '{ sessions(first: 4) { totalCount } }')).toMatchObject({
    errors: [{ message: expect.stringContaining('3') as string }],
  });
  await stop(served);
  await rm(file);
}, 90_000);
