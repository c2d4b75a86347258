import type { Source } from '../../src/ingest/sources/source.ts';
import { query } from '../ingest-contents.ts';
import { call } from '../ingest-records.ts';
import { templateCopy } from '../support/postgres.ts';
import { startBucket, type Bucket } from './bucket.ts';
import { done, pending, sessions, sourceFrom, until, watching, type Watching } from './watching.ts';

const record = (id: number, more: Readonly<Record<string, unknown>> = {}): string => JSON.stringify(call(id, more));

function bucketOf({ endpoint }: Bucket): Source {
  const source = sourceFrom({ url: 's3://bucket', endpoint, anonymous: true });
  return source.kind === 'store' ? { ...source, options: { ...source.options, timeout: 1000 } } : source;
}

const put = (bucket: Bucket, ...ids: readonly number[]): void =>
  ids.forEach((id) => void bucket.objects.set(`call-${String(id)}.json`, record(id)));

const warnings = ({ lines }: Watching): unknown[] => lines.filter(({ level }) => level === 'warn');

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('a store that answers 500 is asked less and less, told once, and taken in when it answers again', async () => {
  await using bucket = await startBucket();
  await using database = await templateCopy();
  put(bucket, 1);
  bucket.fault = (_path, response) => (response.writeHead(500).end(), true);
  await using watch = watching(database.url, [bucketOf(bucket)], { firstWait: 0.1, longestWait: 1 });
  await until(database.url, 'SELECT LEAST(failures, 3) AS n FROM ingest_sources', 3, 40);
  expect(warnings(watch)).toMatchObject([{ msg: 'A source cannot be listed', source: 'here' }]);
  const { rows } = await query(database.url, 'SELECT listed_at, last_error FROM ingest_sources');
  expect(rows).toEqual([
    { listed_at: null, last_error: expect.stringContaining('s3://bucket cannot be read') as string },
  ]);
  const works = watch.says('Works again: A source cannot be listed');
  bucket.fault = null;
  await until(database.url, sessions, 1, 30);
  await works;
  expect((await query(database.url, 'SELECT failures, last_error FROM ingest_sources')).rows).toEqual([
    { failures: 0, last_error: null },
  ]);
}, 90_000);

test('a store that lists but does not give anything is left alone for a while, and nothing is lost', async () => {
  await using bucket = await startBucket();
  await using database = await templateCopy();
  put(bucket, ...Array.from({ length: 60 }, (_, i) => i + 1));
  bucket.fault = (path, response) => path !== null && (response.writeHead(503).end(), true);
  await using watch = watching(database.url, [bucketOf(bucket)], { firstWait: 5, longestWait: 5 });
  await until(database.url, 'SELECT LEAST(max(attempts), 1) AS n FROM ingest_objects', 1, 30);
  await pause(2500);
  // Eight in a row and those that were under way by then, not all sixty.
  const { rows } = await query<{ n: number }>(
    database.url,
    'SELECT count(*)::int AS n FROM ingest_objects WHERE attempts > 0',
  );
  expect(rows[0]?.n).toBeLessThan(30);
  expect(warnings(watch)).toMatchObject([{ msg: 'An object cannot be read', source: 'here' }]);
  bucket.fault = null;
  await until(database.url, sessions, 60, 40);
}, 90_000);

test('one object that is refused to us holds nothing up, is told once, and comes when the right to it does', async () => {
  await using bucket = await startBucket();
  await using database = await templateCopy();
  put(bucket, 1, 2, 3);
  bucket.fault = (path, response) => path === 'call-2.json' && (response.writeHead(403).end(), true);
  await using watch = watching(database.url, [bucketOf(bucket)]);
  await until(database.url, sessions, 2);
  await until(database.url, 'SELECT LEAST(attempts, 3) AS n FROM ingest_objects WHERE attempts > 0', 3);
  expect(warnings(watch)).toMatchObject([{ msg: 'An object cannot be read', path: 'call-2.json' }]);
  bucket.fault = null;
  await until(database.url, sessions, 3);
  await until(database.url, pending, 0);
});

test('half a body is no document: the object is read again', async () => {
  await using bucket = await startBucket();
  await using database = await templateCopy();
  put(bucket, 1);
  const bytes = Buffer.from(record(1));
  let cut = 0;
  bucket.fault = (path, response, { method, headers }) => {
    if (path === null || method === 'HEAD' || cut >= 6) return false;
    cut++;
    const from = Number(/^bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0);
    response.setHeader('content-range', `bytes ${from}-${bytes.length - 1}/${bytes.length}`);
    response.writeHead(206, { 'content-length': String(bytes.length - from) });
    response.write(bytes.subarray(from, from + 10));
    setTimeout(() => response.destroy(), 20);
    return true;
  };
  await using _ = watching(database.url, [bucketOf(bucket)]);
  await until(database.url, sessions, 1, 30);
  expect(cut).toBe(6);
  expect((await query(database.url, 'SELECT FROM quarantined_documents')).rowCount).toBe(0);
}, 60_000);

test('an object that changes between its listing and its reading ends as its last version', async () => {
  await using bucket = await startBucket();
  await using database = await templateCopy();
  put(bucket, 1);
  let changes = 0;
  bucket.fault = (path) => {
    if (path !== null && changes < 3) {
      const updated = new Date(Date.UTC(2026, 9, 1, 0, ++changes)).toISOString();
      bucket.objects.set('call-1.json', record(1, { updated_at: updated }));
    }
    return false;
  };
  await using _ = watching(database.url, [bucketOf(bucket)]);
  await until(database.url, `SELECT count(*) AS n FROM sessions WHERE updated_at = '2026-10-01T00:03:00Z'`, 1);
  await until(database.url, done, 1);
});

test('an answer that never comes holds up its own object only', async () => {
  await using bucket = await startBucket();
  await using database = await templateCopy();
  put(bucket, ...Array.from({ length: 40 }, (_, i) => i + 1));
  bucket.fault = (path) => path === 'call-7.json';
  await using _ = watching(database.url, [bucketOf(bucket)]);
  await until(
    database.url,
    `SELECT count(*) AS n FROM ingest_objects WHERE path <> 'call-7.json' AND state = 'DONE'`,
    39,
    30,
  );
  bucket.fault = null;
  await until(database.url, sessions, 40, 30);
}, 90_000);

test('connections of the database that break are replaced, and nothing is lost', async () => {
  await using bucket = await startBucket();
  await using database = await templateCopy();
  await using watch = watching(database.url, [bucketOf(bucket)], { firstWait: 0.1 });
  for (let round = 0; round < 8; round++) {
    put(bucket, ...Array.from({ length: 50 }, (_, i) => round * 50 + i + 1));
    await pause(250);
    await query(
      database.url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'sessiongraph watch%'`,
    );
  }
  await until(database.url, sessions, 400, 40);
  await until(database.url, pending, 0, 40);
  expect((await query(database.url, 'SELECT FROM quarantined_documents')).rowCount).toBe(0);
  await watch.end();
}, 90_000);
