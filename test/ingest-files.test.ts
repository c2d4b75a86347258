import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { ingest } from '../src/ingest/run.ts';
import { query } from './ingest-contents.ts';
import { call, fatesOf, folderOf } from './ingest-records.ts';
import { templateCopy, type TestDatabase } from './support/postgres.ts';

const text = (id: number): string => JSON.stringify(call(id), null, 2);
const lines = (...ids: number[]): string => ids.map((id) => `${JSON.stringify(call(id))}\n`).join('');

describe('files and folders', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await templateCopy();
  });
  afterEach(() => database[Symbol.asyncDispose]());
  const take = (...paths: string[]) => ingest({ url: database.url, paths, instance: 'here' });
  const sources = async (): Promise<string[]> =>
    (
      await query<{ source: string }>(database.url, 'SELECT source FROM raw_documents ORDER BY session_external_id')
    ).rows.map(({ source }) => source);

  it('are read recursively: JSON, lists, NDJSON and gzip of each; everything else is passed over', async () => {
    using folder = folderOf({
      'a.json': text(1),
      'b.json': `[${text(2)}, ${text(3)}]`,
      'c.ndjson': lines(4, 5),
      'd.json.gz': gzipSync(text(6)),
      'e.ndjson.gz': gzipSync(lines(7, 8)),
      'readme.txt': 'no record',
      'f.mp3': 'no record',
    });
    mkdirSync(join(folder.path, '2026', '09'), { recursive: true });
    writeFileSync(join(folder.path, '2026', '09', 'G.JSON'), text(9));
    const summary = await take(folder.path);
    expect(fatesOf(summary)).toMatchObject({ new: 9, quarantined: 0 });
    expect(summary).toMatchObject({ files: 6, skipped: 2, isComplete: true });
    const names = [
      'a.json',
      'b.json[0]',
      'b.json[1]',
      'c.ndjson#1',
      'c.ndjson#2',
      'd.json.gz',
      'e.ndjson.gz#1',
      'e.ndjson.gz#2',
      '2026/09/G.JSON',
    ];
    expect(await sources()).toEqual(names.map((name) => join(folder.path, name)));
  });

  it('that are named are read whatever their names are', async () => {
    using folder = folderOf({ 'metadata-1.txt': text(1) });
    expect(fatesOf(await take(join(folder.path, 'metadata-1.txt')))).toMatchObject({ new: 1 });
  });

  it('may be links, also such as lead back to a folder above', async () => {
    using folder = folderOf({ 'a.json': text(1) });
    mkdirSync(join(folder.path, 'inner'));
    writeFileSync(join(folder.path, 'inner', 'b.json'), text(2));
    symlinkSync(folder.path, join(folder.path, 'inner', 'loop'));
    symlinkSync(join(folder.path, 'nowhere'), join(folder.path, 'broken.json'));
    symlinkSync(join(folder.path, 'a.json'), join(folder.path, 'c.json'));
    expect(fatesOf(await take(folder.path))).toEqual({ new: 2, replaced: 0, same: 1, stale: 0, quarantined: 0 });
  });

  it('that do not exist are refused before anything begins', async () => {
    using folder = folderOf({ 'a.json': text(1) });
    await expect(take(folder.path, join(folder.path, 'missing'))).rejects.toThrow(
      `there is no file or folder ${join(folder.path, 'missing')}`,
    );
    expect(await sources()).toEqual([]);
  });

  it('larger than what is read at once come as streams', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => i + 1);
    using folder = folderOf({
      'many.ndjson': lines(...many),
      'list.json': JSON.stringify(many.map((id) => call(id + 5000, { feedback: 'x'.repeat(300) }))),
    });
    expect(fatesOf(await take(folder.path))).toMatchObject({ new: 6000, quarantined: 0 });
  });

  it('may come on standard input: NDJSON, one document, a list, or gzip of them', async () => {
    const inputs = [lines(1, 2), text(3), `[${text(4)}]`, gzipSync(lines(5, 6)), `${text(7)}\n${text(8)}`];
    for (const input of inputs) {
      const stdin = Readable.from([Buffer.from(input)]);
      expect(fatesOf(await ingest({ url: database.url, paths: ['-'], instance: 'here', stdin }))).toMatchObject({
        quarantined: 0,
      });
    }
    expect(await sources()).toEqual([
      'stdin#1',
      'stdin#2',
      'stdin',
      'stdin[0]',
      'stdin#1',
      'stdin#2',
      'stdin#1',
      'stdin#11',
    ]);
  });

  it('stop at a signal: what was begun is finished, and the next run does the rest', async () => {
    using folder = folderOf({ 'many.ndjson': lines(...Array.from({ length: 3000 }, (_, i) => i + 1)) });
    const stop = new AbortController();
    const first = await ingest({
      url: database.url,
      paths: [folder.path],
      instance: 'here',
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(first.isComplete).toBe(false);
    expect(first.new).toBeGreaterThan(0);
    expect(first.new).toBeLessThan(3000);
    const second = await take(folder.path);
    expect([first.new + second.new, second.same]).toEqual([3000, first.new]);
  });

  it('tell of their progress', async () => {
    using folder = folderOf({ 'many.ndjson': lines(...Array.from({ length: 1200 }, (_, i) => i + 1)) });
    const seen: number[] = [];
    await ingest({
      url: database.url,
      paths: [folder.path],
      instance: 'here',
      onProgress: (summary) => seen.push(summary.new),
    });
    expect(seen).toEqual([500, 1000, 1200]);
  });

  it('do not carry the blame for a database that is gone', async () => {
    using folder = folderOf({ 'many.ndjson': lines(...Array.from({ length: 3000 }, (_, i) => i + 1)) });
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sessiongraph ingest' AND datname = current_database()`;
    const ended: Promise<unknown>[] = [];
    const onProgress = (): void => void ended.push(query(database.url, end));
    await expect(ingest({ url: database.url, paths: [folder.path], instance: 'here', onProgress })).rejects.toThrow();
    await Promise.all(ended);
    expect((await query(database.url, 'SELECT * FROM quarantined_documents')).rows).toEqual([]);
    expect(fatesOf(await take(folder.path))).toMatchObject({ stale: 0, quarantined: 0 });
    expect(await sources()).toHaveLength(3000);
  });
});
