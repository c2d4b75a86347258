import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { query } from '../ingest-contents.ts';
import { call, folderOf } from '../ingest-records.ts';
import { templateCopy } from '../support/postgres.ts';
import { done, pending, sessions, sourceFrom, until, watching } from './watching.ts';

const record = (id: number, more: Readonly<Record<string, unknown>> = {}): string => JSON.stringify(call(id, more));

async function write(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

const ledger = async (url: string): Promise<string[]> =>
  (await query<{ path: string }>(url, 'SELECT path FROM ingest_objects ORDER BY path')).rows.map(({ path }) => path);

const sourcesOf = async (url: string): Promise<string[]> =>
  (await query<{ source: string }>(url, 'SELECT source FROM raw_documents ORDER BY session_external_id')).rows.map(
    ({ source }) => source,
  );

test('new files and changed ones are taken in, also where a session comes again in the folder of the next day', async () => {
  using folder = folderOf({});
  await write(folder.path, { '2026/09/14/metadata/call-1.json': record(1) });
  await using database = await templateCopy();
  await using _ = watching(database.url, [sourceFrom({ url: folder.path })]);
  await until(database.url, sessions, 1);
  await write(folder.path, {
    '2026/09/15/metadata/call-1.json': record(1, { updated_at: '2026-09-15T01:00:00Z' }),
    '2026/09/15/metadata/call-2.json': record(2),
  });
  await until(database.url, sessions, 2);
  await until(database.url, done, 3);
  expect(await sourcesOf(database.url)).toEqual([
    join(folder.path, '2026/09/15/metadata/call-1.json'),
    join(folder.path, '2026/09/15/metadata/call-2.json'),
  ]);
  await write(folder.path, { '2026/09/15/metadata/call-2.json': record(2, { updated_at: '2026-09-16T01:00:00Z' }) });
  await until(database.url, `SELECT count(*) AS n FROM sessions WHERE updated_at = '2026-09-16T01:00:00Z'`, 1);
});

test('what is as it was is neither read nor written again, also by the next watch', async () => {
  using folder = folderOf({ 'call-1.json': record(1), 'call-2.json': record(2) });
  await using database = await templateCopy();
  const source = sourceFrom({ url: folder.path });
  const first = watching(database.url, [source]);
  await until(database.url, done, 2);
  await first.end();
  const rows = 'SELECT xmin::text, ctid::text, xmax::text, path FROM ingest_objects ORDER BY path';
  const before = (await query(database.url, rows)).rows;
  await using second = watching(database.url, [source]);
  expect(await second.says('Listed a source')).toMatchObject({ source: 'here', objects: 2, ours: 2, fresh: 0 });
  await second.says('Listed a source');
  expect((await query(database.url, rows)).rows).toEqual(before);
  expect(second.lines.filter(({ msg }) => msg === 'Took in documents')).toEqual([]);
});

test('recordings, photos and transcripts beside the metadata are passed over, and names tell nothing', async () => {
  using folder = folderOf({});
  const transcript = { comm_type: 'chat', comm_id: 135, transcript_version: '1.0', entries: [] };
  await write(folder.path, {
    'metadata/chat-135.json': JSON.stringify({ ...call(135), call_type: undefined, chat_type: 'Messaging (Web)' }),
    'transcripts/chat-135.json': JSON.stringify(transcript),
    'chat-135.txt': 'Hello',
    'chat-135.txt.gz': gzipSync('Hello'),
    'call-7.mp3': 'sound',
    'call-7.wav.1': 'sound',
    'call-7-photo-3.jpg': 'picture',
    'email-9.pdf': 'letter',
    '{{session_date}}/metadata-$[id].json': record(8),
    'packed/call-9.json.gz': gzipSync(record(9)),
    'many.ndjson': `${record(10)}\n${record(11)}\n`,
  });
  await using database = await templateCopy();
  await using _ = watching(database.url, [sourceFrom({ url: folder.path })]);
  await until(database.url, done, 5);
  await until(database.url, sessions, 5);
  expect(await ledger(database.url)).toEqual([
    'many.ndjson',
    'metadata/chat-135.json',
    'packed/call-9.json.gz',
    'transcripts/chat-135.json',
    '{{session_date}}/metadata-$[id].json',
  ]);
  expect((await query(database.url, 'SELECT FROM quarantined_documents')).rowCount).toBe(0);
});

test('patterns say what is taken and what is left', async () => {
  using folder = folderOf({});
  await write(folder.path, { 'a/call-1.txt': record(1), 'a/call-2.json': record(2), 'b/call-3.txt': record(3) });
  await using database = await templateCopy();
  const source = sourceFrom({ url: folder.path, include: ['**/*.txt'], exclude: ['b/**'] });
  await using _ = watching(database.url, [source]);
  await until(database.url, sessions, 1);
  expect(await ledger(database.url)).toEqual(['a/call-1.txt']);
});

test('a document that makes no sense is quarantined once, and taken in when it is mended', async () => {
  using folder = folderOf({ 'call-1.json': record(1).slice(0, 60), 'call-2.json': record(2) });
  await using database = await templateCopy();
  await using watch = watching(database.url, [sourceFrom({ url: folder.path })]);
  await until(database.url, done, 2);
  await watch.says('Listed a source');
  const attempts = 'SELECT sum(attempts) AS n FROM quarantined_documents';
  await until(database.url, attempts, 1);
  await write(folder.path, { 'call-1.json': record(1) });
  await until(database.url, sessions, 2);
  await until(database.url, attempts, 1);
});

test('a file that vanishes before it is read is forgotten; its session, once stored, stays', async () => {
  using folder = folderOf({ 'call-1.json': record(1), 'call-2.json': record(2) });
  await using database = await templateCopy();
  const source = sourceFrom({ url: folder.path });
  const first = watching(database.url, [source]);
  await until(database.url, done, 2);
  await first.end();
  await query(
    database.url,
    `UPDATE ingest_objects SET state = 'PENDING', version = 'older' WHERE path = 'call-1.json'`,
  );
  await rm(join(folder.path, 'call-1.json'));
  await using _ = watching(database.url, [source]);
  await until(database.url, pending, 0);
  expect(await ledger(database.url)).toEqual(['call-2.json']);
  await until(database.url, sessions, 2);
});

test('a file that is not the version that was listed is read as it is', async () => {
  using folder = folderOf({ 'call-1.json': record(1) });
  await using database = await templateCopy();
  const source = sourceFrom({ url: folder.path });
  await query(
    database.url,
    `INSERT INTO ingest_sources (name, instance, url, seen_at, next_listing_at, failures)
     VALUES ('here', 'emea', $1, now(), now() + interval '1 hour', 0)`,
    [folder.path],
  );
  await query(
    database.url,
    `INSERT INTO ingest_objects (source, path, instance, version, state, listed_at, attempts, due_at)
     VALUES ('here', 'call-1.json', 'emea', 'older', 'PENDING', now(), 0, now())`,
  );
  await using _ = watching(database.url, [source]);
  await until(database.url, sessions, 1);
  await until(database.url, done, 1);
});

test('a file larger than is read at once is taken in as it is read, line by line', async () => {
  const lines = Array.from({ length: 3000 }, (_, i) => record(i + 1, { note: 'x'.repeat(500) }));
  using folder = folderOf({ 'many.ndjson': lines.join('\n'), 'many.ndjson.gz': gzipSync(lines.join('\n')) });
  await using database = await templateCopy();
  await using _ = watching(database.url, [sourceFrom({ url: folder.path })]);
  await until(database.url, done, 2);
  await until(database.url, sessions, 3000);
});

test('what a pattern leaves out by now is no longer to be done', async () => {
  using folder = folderOf({ 'call-1.json': record(1), 'call-2.json': record(2) });
  await using database = await templateCopy();
  const first = watching(database.url, [sourceFrom({ url: folder.path })]);
  await until(database.url, done, 2);
  await first.end();
  await query(
    database.url,
    `UPDATE ingest_objects SET state = 'PENDING', version = 'older' WHERE path = 'call-1.json'`,
  );
  await using _ = watching(database.url, [sourceFrom({ url: folder.path, exclude: ['*-1.json'] })]);
  await until(database.url, pending, 0);
  expect(await ledger(database.url)).toEqual(['call-2.json']);
});

test('a source that is another place under the same name begins anew', async () => {
  using folder = folderOf({ 'call-1.json': record(1) });
  using other = folderOf({ 'call-1.json': record(2) });
  await using database = await templateCopy();
  const first = watching(database.url, [sourceFrom({ url: folder.path })]);
  await until(database.url, done, 1);
  await first.end();
  await using _ = watching(database.url, [sourceFrom({ url: other.path })]);
  await until(database.url, sessions, 2);
});
