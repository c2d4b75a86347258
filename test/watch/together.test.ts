import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateFiles } from '../../src/generate/files.ts';
import { ingest } from '../../src/ingest/run.ts';
import { contentsOf, query } from '../ingest-contents.ts';
import { call, folderOf } from '../ingest-records.ts';
import { september } from '../support/generated.ts';
import { isLong } from '../support/kind-of-run.ts';
import { templateCopy } from '../support/postgres.ts';
import { compiledProgram, type Program } from '../support/program.ts';
import { startBucket, type Bucket } from './bucket.ts';
import { done, pending, sessions, until } from './watching.ts';

let program: Program;
const running: ChildProcess[] = [];
beforeAll(async () => {
  program = await compiledProgram();
}, 60_000);
afterAll(() => program[Symbol.asyncDispose]());
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));

/** Begins to watch a bucket in a process of its own; SIGTERM ends it, `prelude` runs first in it. */
function watcher(url: string, { endpoint }: Bucket, { prelude = '', lease = 20 } = {}): ChildProcess {
  const at = (path: string): string => JSON.stringify(pathToFileURL(join(program.folder, 'dist/src', path)).href);
  const code = `${prelude}
    const { watch } = await import(${at('ingest/watch/watch.js')});
    const { sourceOf } = await import(${at('ingest/sources/source-of.js')});
    const { createLog } = await import(${at('log.js')});
    const source = sourceOf({ name: 'here', instance: 'emea', url: 's3://bucket', endpoint: '${endpoint}', anonymous: true }, {}, []);
    const stop = new AbortController();
    process.on('SIGTERM', () => stop.abort());
    await watch({
      url: process.argv[1], sources: [{ ...source, everySeconds: 0.5 }], log: createLog('warn'), signal: stop.signal,
      pace: { lease: ${String(lease)}, poll: 0.2, firstWait: 0.1, longestWait: 1, longestWaitForPeople: 1 },
    });
    process.stdout.write(String(process.resourceUsage().maxRSS));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: program.folder,
  });
  running.push(child);
  return child;
}

async function end(child: ChildProcess): Promise<number> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  return ((await ended) as [number])[0];
}

/** A bucket with the files of a contact centre, delivered early, late and twice, each under a name of its own. */
async function delivered(count: number): Promise<{ readonly bucket: Bucket; readonly lines: string }> {
  const bucket = await startBucket();
  const options = { ...september, seed: 4, sessions: count, secondExports: 0.4, late: 0.2, duplicate: 0.1 };
  const texts = [...generateFiles(options, 'line')].map(({ text }) => text);
  texts.forEach((text, i) => void bucket.objects.set(`2026/09/${String(i).padStart(5, '0')}.json`, text));
  return { bucket, lines: `${texts.join('\n')}\n` };
}

async function asOneAlone(lines: string): Promise<unknown> {
  using folder = folderOf({ 'all.ndjson': lines });
  await using clean = await templateCopy();
  await ingest({ url: clean.url, paths: [folder.path], instance: 'emea' });
  return await contentsOf(clean.url);
}

test('two processes share a source: each object is read once, and all ends as if one had read it', async () => {
  const { bucket, lines } = await delivered(1500);
  await using _ = bucket;
  await using database = await templateCopy();
  const children = [watcher(database.url, bucket), watcher(database.url, bucket)];
  await until(database.url, done, bucket.objects.size, 60);
  expect(await Promise.all(children.map(end))).toEqual([0, 0]);
  expect(Math.max(...bucket.reads.values())).toBe(1);
  expect(bucket.reads.size).toBe(bucket.objects.size);
  expect(await contentsOf(database.url)).toEqual(await asOneAlone(lines));
}, 120_000);

test('a process that is killed in the middle is finished by another, and nothing is lost or doubled', async () => {
  const { bucket, lines } = await delivered(1200);
  await using _ = bucket;
  await using database = await templateCopy();
  for (const wanted of [200, 500, 900]) {
    const child = watcher(database.url, bucket, { lease: 2 });
    while (bucket.reads.size < wanted) await new Promise((resolve) => setTimeout(resolve, 10));
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  const last = watcher(database.url, bucket, { lease: 2 });
  await until(database.url, done, bucket.objects.size, 60);
  expect(await end(last)).toBe(0);
  expect(await contentsOf(database.url)).toEqual(await asOneAlone(lines));
}, 120_000);

test('a process that is told to stop stores what it has read and lets the rest go at once', async () => {
  const { bucket } = await delivered(1500);
  await using _ = bucket;
  await using database = await templateCopy();
  const child = watcher(database.url, bucket);
  while (bucket.reads.size < 300) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await end(child)).toBe(0);
  const { rows } = await query(
    database.url,
    `SELECT count(*) FILTER (WHERE state = 'PENDING' AND due_at > now())::int AS held,
       count(*) FILTER (WHERE state = 'DONE')::int AS done, count(*)::int AS objects,
       (SELECT count(*)::int FROM ingest_sources WHERE next_listing_at > now() + interval '1 second') AS turns
     FROM ingest_objects`,
  );
  const { held, done: stored, turns } = rows[0] as Record<string, number>;
  expect({ held, turns }).toEqual({ held: 0, turns: 0 });
  // Of what was read, only what was on its way to be mapped is read again.
  expect(bucket.reads.size - (stored ?? 0)).toBeLessThanOrEqual(8);
}, 120_000);

test('a clock that jumps by years back and forth changes nothing', async () => {
  const { bucket, lines } = await delivered(300);
  await using _ = bucket;
  await using database = await templateCopy();
  const jumping = `
    const Real = Date;
    let shift = 0;
    globalThis.Date = class extends Real {
      constructor(...given) { if (given.length === 0) super(Real.now() + shift); else super(...given); }
      static now() { return Real.now() + shift; }
    };
    setInterval(() => (shift = shift > 0 ? -3e11 : 3e11), 30).unref();`;
  const children = [
    watcher(database.url, bucket, { prelude: jumping }),
    watcher(database.url, bucket, { prelude: jumping }),
  ];
  await until(database.url, done, bucket.objects.size, 60);
  const before = bucket.requests;
  await new Promise((resolve) => setTimeout(resolve, 2000));
  // Listed about every half a second, by one of them, neither never nor all the time.
  expect(bucket.requests - before).toBeGreaterThan(1);
  expect(bucket.requests - before).toBeLessThan(30);
  bucket.objects.set('late.json', JSON.stringify(call(999_999)));
  await until(database.url, `SELECT count(*) AS n FROM sessions WHERE external_id = 999999`, 1);
  expect(await Promise.all(children.map(end))).toEqual([0, 0]);
  expect(Math.max(...bucket.reads.values())).toBe(1);
  await query(database.url, `DELETE FROM sessions WHERE external_id = 999999`);
  expect((await query(database.url, sessions)).rows).toEqual([
    { n: String(((await asOneAlone(lines)) as Record<string, unknown[]>)['sessions']?.length) },
  ]);
}, 120_000);

const MANY = isLong ? 1_000_000 : 100_000;

test(
  `${MANY.toLocaleString('en')} objects are listed, and listed again, in constant memory`,
  async () => {
    const names = Array.from({ length: MANY }, (_, i) => `2026/09/14/metadata/call-${String(i).padStart(7, '0')}.json`);
    await using bucket = await startBucket(names);
    await using database = await templateCopy();
    // Nothing can be read, so that it is the listing that is measured.
    bucket.fault = (path, response) => path !== null && (response.writeHead(503).end(), true);
    const child = watcher(database.url, bucket);
    const told: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => told.push(chunk));
    await until(database.url, 'SELECT count(*) AS n FROM ingest_sources WHERE listed_at IS NOT NULL', 1, MANY / 500);
    await until(database.url, pending, MANY);
    const { rows } = await query<{ at: Date }>(database.url, 'SELECT listed_at AS at FROM ingest_sources');
    const again = `SELECT count(*) AS n FROM ingest_sources WHERE listed_at > '${String(rows[0]?.at.toISOString())}'::timestamptz + interval '1 ms'`;
    await until(database.url, again, 1, MANY / 500);
    expect(await end(child)).toBe(0);
    expect(Number(Buffer.concat(told)) / 1024).toBeLessThan(250);
  },
  MANY * 10,
);
