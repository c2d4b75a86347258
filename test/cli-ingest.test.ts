import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compiledProgram, type Program, type Run } from './support/program.ts';

const SAMPLE = 'samples/synthetic/call-41003.json';

let program: Program;
beforeAll(async () => {
  program = await compiledProgram();
});
afterAll(() => program[Symbol.asyncDispose]());

interface Outcome {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, with that text as its standard input. */
async function run(args: readonly string[], input = ''): Promise<Outcome> {
  const started = program.start(args);
  started.child.stdin.end(input);
  return outcomeOf(started);
}

async function outcomeOf(run: Run): Promise<Outcome> {
  return { code: await run.ended, stdout: run.stdout(), stderr: run.stderr() };
}

/** A new folder with a good file, and broken ones if asked for; relative to where the program runs. */
async function inbox(name: string, broken: Readonly<Record<string, string>> = {}): Promise<string> {
  await mkdir(join(program.folder, name, 'inner'), { recursive: true });
  await copyFile(SAMPLE, join(program.folder, name, 'inner/call.json'));
  for (const [file, text] of Object.entries(broken)) await writeFile(join(program.folder, name, file), text);
  return name;
}

test('a folder is taken in, once: 0, and the outcome on stdout', async () => {
  const folder = await inbox('good');
  const first = await run(['ingest', folder]);
  expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 new, 0 replaced.* from 1 file/) as string });
  expect(first.stderr).toContain('Taking in files as instance "default" into embedded PostgreSQL in');
  expect((await run(['ingest', folder])).stdout).toMatch(/^0 new, 0 replaced, 1 same/);
});

test('broken files are named with what is wrong and the rest is taken in: 2', async () => {
  const folder = await inbox('mixed', { 'cut.json': '{"id": 7, "call_type":', 'empty.json': '' });
  const { code, stdout, stderr } = await run(['ingest', folder, '--instance', 'mixed']);
  expect(code).toBe(2);
  expect(stdout).toMatch(/^1 new.*2 quarantined from 3 files/);
  expect(stderr).toMatch(/^quarantined {2}mixed\/cut\.json: .*cut off/m);
  expect(stderr).toMatch(/^quarantined {2}mixed\/empty\.json: .*empty/m);
});

test('--verbose names the keys that nothing here holds, --quiet says nothing when all is well', async () => {
  const record = JSON.parse(await readFile(SAMPLE, 'utf8')) as Record<string, unknown>;
  const text = JSON.stringify({ ...record, brand_new_key: 1 });
  expect((await run(['ingest', '-', '--instance', 'odd', '--verbose'], text)).stderr).toMatch(
    /brand_new_key {2}in 1 record/,
  );
  expect(await run(['ingest', '-', '--instance', 'odd', '--quiet'], text)).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('a stream on standard input is taken in', async () => {
  const lines = await Promise.all(
    ['call-41001', 'call-41005'].map((name) => readFile(`samples/synthetic/${name}.json`, 'utf8')),
  );
  const stream = lines.map((line) => JSON.stringify(JSON.parse(line))).join('\n');
  expect((await run(['ingest', '-', '--instance', 'streamed'], stream)).stdout).toMatch(/^2 new/);
});

test('a path that is not there is a sentence, before anything is begun: 1', async () => {
  expect(await run(['ingest', 'good', 'no/such.json'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'There is no file or folder no/such.json, or this user may not see it.\n',
  });
});

test('no place is a sentence: 1', async () => {
  const { code, stderr } = await run(['ingest']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Name what is to be taken in/);
});

test('an interrupted run keeps what it has, says so, and ends with 130', async () => {
  const started = program.start(['ingest', '-', '--instance', 'interrupted']);
  started.child.stdin.on('error', () => {});
  const record = JSON.stringify(JSON.parse(await readFile(SAMPLE, 'utf8')));
  await started.says('Taking in files');
  started.child.stdin.write(`${record}\n${record}\n${record.slice(0, 100)}`);
  await new Promise((resolve) => setTimeout(resolve, 500));
  started.child.kill('SIGINT');
  const { code, stdout, stderr } = await outcomeOf(started);
  expect(code).toBe(130);
  expect(stdout).toMatch(/^Stopped\. .*0 quarantined/);
  expect(stderr).toContain('run the command again');
});

test('a database that goes away in the middle is a sentence: 1, and the next run finishes', async () => {
  const started = program.start(['ingest', '-', '--instance', 'lost']);
  await started.says('Taking in files');
  const postmaster = await readFile(join(program.folder, 'data/postgres/postmaster.pid'), 'utf8');
  // Long enough for the run to have its connection; it waits for its input.
  await new Promise((resolve) => setTimeout(resolve, 500));
  process.kill(Number.parseInt(postmaster, 10), 'SIGQUIT');
  await new Promise((resolve) => setTimeout(resolve, 200));
  started.child.stdin.end(JSON.stringify(JSON.parse(await readFile(SAMPLE, 'utf8'))));
  const { code, stdout, stderr } = await outcomeOf(started);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^The (connection to the database was lost|database was shut down)/m);
  expect(stderr).not.toMatch(/"stack"|^ +at /m);
  expect(await run(['ingest', SAMPLE, '--instance', 'lost'])).toMatchObject({ code: 0 });
});

test('instances are listed, and removed when the person agrees', async () => {
  await run(['ingest', 'good', '--instance', 'passing']);
  expect((await run(['instance', 'list'])).stdout).toMatch(/^passing {2}1 session/m);
  expect(await run(['instance', 'remove', 'passing'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('add --yes') as string,
  });
  expect(await run(['instance', 'remove', 'passing', '--yes'])).toMatchObject({
    code: 0,
    stdout: 'Removed instance "passing" with 1 session.\n',
  });
  expect((await run(['instance', 'list'])).stdout).not.toContain('passing');
  expect(await run(['instance', 'remove', 'passing', '--yes'])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^There is no instance "passing"; there is .*"default"/) as string,
  });
});

test('every command leaves the embedded PostgreSQL stopped', async () => {
  expect(await program.isServed()).toBe(false);
});
