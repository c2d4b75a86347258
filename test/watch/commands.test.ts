import { call } from '../ingest-records.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';
import { compiledProgram, type Program, type Run } from '../support/program.ts';
import { startBucket, type Bucket } from './bucket.ts';
import { sessions, until } from './watching.ts';

let program: Program;
let database: TestDatabase;
let bucket: Bucket;
beforeAll(async () => {
  [program, database, bucket] = await Promise.all([compiledProgram(), templateCopy(), startBucket()]);
  for (const id of [1, 2, 3]) bucket.objects.set(`2026/call-${String(id)}.json`, JSON.stringify(call(id)));
  bucket.objects.set('2025/call-4.json', JSON.stringify(call(4)));
  bucket.objects.set('2026/call-1.mp3', 'sound');
}, 60_000);
afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  await bucket[Symbol.asyncDispose]();
});

const start = (...args: readonly string[]): Run =>
  program.start(args, {
    DATABASE_URL: database.url,
    AWS_ENDPOINT_URL_S3: bucket.endpoint,
    AWS_ACCESS_KEY_ID: 'reader',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });

async function run(...args: readonly string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const started = start(...args);
  return { code: await started.ended, stdout: started.stdout(), stderr: started.stderr() };
}

test('a bucket is taken in once, as far as patterns let it', async () => {
  const { code, stdout } = await run('ingest', 's3://bucket', '--instance', 'once', '--include', '2026/**/*.json');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^3 new, .* from 3 files, 2 other files passed over/);
  expect((await run('ingest', 's3://bucket/', '--instance', 'once')).stdout).toMatch(/^1 new, .*3 same.* from 4 files/);
});

test('a bucket that is not there, or an address that is none, is a sentence', async () => {
  bucket.fault = (_path, response) => {
    response.writeHead(404, { 'content-type': 'application/xml' });
    response.end('<Error><Code>NoSuchBucket</Code></Error>');
    return true;
  };
  const gone = await run('ingest', 's3://bucket');
  bucket.fault = null;
  expect(gone).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('no such bucket') as string });
  expect(await run('ingest', 'ftp://host/folder')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^ftp:\/\/host\/folder: url begins with ftp:\/\//) as string,
  });
  expect(await run('ingest', '--watch')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('SOURCES') as string,
  });
});

test('--watch watches until it is told to stop; source list tells how far it is, source forget forgets it', async () => {
  const watching = start('ingest', '--watch', 's3://bucket', '--instance', 'watched', '--every', '1');
  await until(database.url, `${sessions} WHERE instance = 'watched'`, 4, 30);
  bucket.objects.set('2026/call-5.json', JSON.stringify(call(5)));
  await until(database.url, `${sessions} WHERE instance = 'watched'`, 5, 30);
  await until(database.url, `SELECT count(*) AS n FROM ingest_objects WHERE state = 'DONE'`, 5);
  watching.child.kill('SIGINT');
  expect(await watching.ended).toBe(0);
  expect(watching.stdout()).toBe('');
  const listed = await run('source', 'list');
  expect(listed.stdout).toMatch(
    /^s3:\/\/bucket as watched\n {2}place {5}s3:\/\/bucket, instance "watched"\n {2}listed {4}20\S+Z\n {2}files {5}5 taken in, 0 to do, 0 of them failed so far\n$/,
  );
  expect(await run('source', 'forget', 's3://bucket as watched')).toMatchObject({
    code: 0,
    stdout: 'Forgot source "s3://bucket as watched" with 5 files; the sessions stay.\n',
  });
  expect((await run('source', 'list')).stdout).toMatch(/^No source was watched yet/);
  expect(await run('source', 'forget', 'nobody')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^There is no source "nobody"/) as string,
  });
}, 90_000);
