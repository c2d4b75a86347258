import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { LineStream } from '../src/generate/write/line-stream.ts';
import { writeFiles } from '../src/generate/write/write-files.ts';
import { compiledProgram, type Program, type Run } from './support/program.ts';

let program: Program;
beforeAll(async () => {
  program = await compiledProgram();
});
afterAll(() => program[Symbol.asyncDispose]());

const PERIOD = ['--from', '2026-03-01', '--days', '30'];

/** Runs `generate` to its end. */
async function generate(...args: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> {
  const run = program.start(['generate', ...args]);
  run.child.stdin.end();
  return { code: await run.ended, stdout: run.stdout(), stderr: run.stderr() };
}

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

test('the same options give the same bytes in every run, and another seed other ones', async () => {
  const args = ['--sessions', '300', '--out', '-', '--late', '5%', '--broken', '0.05', ...PERIOD];
  const first = await generate(...args, '--seed', '7');
  expect(first.code).toBe(0);
  expect(linesOf(first.stdout).length).toBeGreaterThan(310);
  expect((await generate(...args, '--seed', '7')).stdout).toBe(first.stdout);
  expect((await generate(...args, '--seed', '8')).stdout).not.toBe(first.stdout);
});

test('how much is written at once does not change the bytes', async () => {
  const from = new Date('2026-03-01T00:00:00Z');
  const options = { seed: 7, sessions: 200, from, to: new Date('2026-04-01T00:00:00Z'), broken: 0.1, duplicate: 0.1 };
  const hashes = new Set<string>();
  for (const size of [1, 10_000, 1_000_000_000]) {
    const hash = createHash('sha256');
    const out = new Writable({
      highWaterMark: 16,
      write: (chunk: Buffer, _encoding, done) => void (hash.update(chunk), setImmediate(done)),
    });
    expect(await writeFiles(options, new LineStream(out, size))).toMatchObject({ isComplete: true });
    await new Promise<void>((resolve) => out.end(resolve));
    hashes.add(hash.digest('hex'));
  }
  expect(hashes.size).toBe(1);
});

test('a folder gets a file for each session, below its instance and the day there, and the commands that take them in', async () => {
  const args = [
    '--instance',
    'emea=Europe/Berlin',
    '--instance',
    'apac',
    '--sessions',
    '40',
    '--out',
    'made',
    ...PERIOD,
  ];
  const { code, stdout, stderr } = await generate(...args);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^40 files, /) as string]);
  expect(stderr).toContain('ingest made/emea --instance emea');
  const names = (await readdir(join(program.folder, 'made'), { recursive: true })).filter((name) =>
    name.endsWith('.json'),
  );
  expect(names).toHaveLength(40);
  for (const name of names) expect(name).toMatch(/^(emea|apac)\/2026\/0[34]\/\d\d\/metadata-(call|chat)-\d+\.json$/);
  const berlin = names.find((name) => name.startsWith('emea')) ?? '';
  const record = JSON.parse(await readFile(join(program.folder, 'made', berlin), 'utf8')) as { created_at: string };
  expect(record.created_at).toMatch(/\+0[12]:00$/);

  expect(await generate(...args)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('made is not empty') as string,
  });
  expect(await generate(...args, '--force', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('with --layout ndjson each instance is one file, of the lines that standard output gets', async () => {
  const args = ['--sessions', '30', ...PERIOD, '--instance', 'one'];
  expect(await generate(...args, '--out', 'lines', '--layout', 'ndjson')).toMatchObject({ code: 0 });
  const text = await readFile(join(program.folder, 'lines/one.ndjson'), 'utf8');
  expect(linesOf(text)).toHaveLength(30);
  expect((await generate(...args, '--out', '-')).stdout).toBe(text);
});

test('without a period it is the eight weeks before today', async () => {
  const { stderr } = await generate('--sessions', '1', '--out', '-');
  const today = new Date(stderr.match(/ until (\S+) with/)?.[1] ?? '');
  const from = new Date(stderr.match(/ from (\S+) until/)?.[1] ?? '');
  expect((Date.now() - today.getTime()) / 86_400_000).toBeLessThan(1.01);
  expect((today.getTime() - from.getTime()) / 86_400_000).toBe(56);
});

test('what was written can be taken in', async () => {
  const made = await generate('--sessions', '50', '--out', '-', ...PERIOD);
  const run = program.start(['ingest', '-']);
  run.child.stdin.end(made.stdout);
  expect(await run.ended).toBe(0);
  expect(run.stdout()).toMatch(/^50 new, 0 replaced/);
}, 60_000);

test.each([
  [['--out', '-', '--sessions', '1e5'], /'1e5' is invalid\. Give a whole number from 0/],
  [['--out', '-', '--seed', '-1'], /'-1' is invalid|unknown option|argument missing/],
  [['--out', '-', '--late', '2'], /Give a share from 0 to 1/],
  [['--out', '-', '--from', '2026-02-30'], /Give a day such as/],
  [['--out', '-', '--from', '2026-02-03', '--until', '2026-01-03'], /--until must be later than --from/],
  [['--out', '-', '--from', '2026-01-01', '--until', '2026-01-03', '--days', '2'], /two are enough/],
  [['--out', '-', '--instance', 'a', '--instance', 'b'], /Lines do not say which instance they are from/],
  [['--out', 'x', '--instance', '../a'], /Name it with letters, digits/],
  [['--out', 'x', '--instance', 'a', '--instance', 'a'], /a is named twice/],
  [['--out', 'x', '--instance', 'a=Mars/Olympus'], /Mars\/Olympus is no time zone/],
  [['--out', 'package.json'], /package\.json is there already and is no folder/],
  [['--out', 'package.json/x'], /cannot be written: a part of its path is a file/],
  [[], /required option '--out <folder>'/],
])('what makes no sense is a sentence: %j', async (args, sentence) => {
  const { code, stdout, stderr } = await generate(...args);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(existsSync(join(program.folder, 'x'))).toBe(false);
});

const ENDLESS = ['generate', '--sessions', '10000000', ...PERIOD];

test('a reader that has seen enough is no fault', async () => {
  const run = program.start([...ENDLESS, '--out', '-', '--quiet']);
  await run.says('{"id":1001,');
  run.child.stdout.destroy();
  expect(await run.ended).toBe(0);
  expect(run.stderr()).toBe('');
});

async function firstFileIn(folder: string): Promise<void> {
  while (!existsSync(folder)) await new Promise((resolve) => setTimeout(resolve, 50));
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it with whole files, and with %i', async (signal, code) => {
  const run: Run = program.start([...ENDLESS, '--out', signal]);
  await firstFileIn(join(program.folder, signal));
  await new Promise((resolve) => setTimeout(resolve, 300));
  run.child.kill(signal);
  expect(await run.ended).toBe(code);
  expect(run.stdout()).toMatch(/^Stopped\. \d/);
  const names = await readdir(join(program.folder, signal), { recursive: true });
  const files = names.filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) JSON.parse(await readFile(join(program.folder, signal, name), 'utf8'));
});

test('a signal ends it although nobody reads what it wrote', async () => {
  const run = program.start([...ENDLESS, '--out', '-']);
  run.child.stdout.pause();
  await run.says('Generating');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  run.child.kill('SIGTERM');
  await new Promise((resolve) => run.child.once('exit', resolve));
  expect(run.child.exitCode).toBe(143);
  run.child.stdout.destroy();
});

test('--force beside other files leaves them alone', async () => {
  await mkdir(join(program.folder, 'shared'));
  await writeFile(join(program.folder, 'shared/mine.txt'), 'mine');
  expect(await generate('--sessions', '2', '--out', 'shared', '--force', ...PERIOD)).toMatchObject({ code: 0 });
  expect(await readFile(join(program.folder, 'shared/mine.txt'), 'utf8')).toBe('mine');
});
