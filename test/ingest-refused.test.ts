import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ingest } from '../src/ingest/run.ts';
import { query } from './ingest-contents.ts';
import { call, fatesOf, folderOf, ingestRecords } from './ingest-records.ts';
import { templateCopy } from './support/postgres.ts';

const folder = fileURLToPath(new URL('refused/', import.meta.url));
const names = readdirSync(folder).filter((name) => !name.endsWith('.txt'));

describe('a bad file', () => {
  it('is kept with every problem in words, and the rest goes on', async () => {
    await using database = await templateCopy();
    const summary = await ingest({ url: database.url, paths: [folder], instance: 'here' });
    expect(fatesOf(summary)).toEqual({ new: 0, replaced: 0, same: 0, stale: 0, quarantined: names.length });
    const { rows } = await query<{ source: string; problems: string[]; document: Buffer }>(
      database.url,
      'SELECT source, problems, document FROM quarantined_documents',
    );
    const kept = new Map(rows.map((row) => [row.source.slice(folder.length), row]));
    for (const name of names) {
      const expected = readFileSync(`${folder}${name.split('.')[0]}.txt`, 'utf8')
        .trimEnd()
        .split('\n');
      expect({ [name]: kept.get(name)?.problems }).toEqual({ [name]: expected });
      if (!name.endsWith('.gz')) expect(kept.get(name)?.document).toEqual(readFileSync(`${folder}${name}`));
    }
    expect(summary.problems.map(({ source }) => source.slice(folder.length)).sort()).toEqual([...names].sort());
  });

  it('is one entry, however often it comes', async () => {
    await using database = await templateCopy();
    for (const _again of [1, 2]) await ingest({ url: database.url, paths: [folder], instance: 'here' });
    const { rows } = await query(
      database.url,
      'SELECT count(*)::int AS entries, min(attempts) AS least, max(attempts) AS most, bool_and(first_seen_at < last_seen_at) AS grew FROM quarantined_documents',
    );
    expect(rows).toEqual([{ entries: names.length, least: 2, most: 2, grew: true }]);
  });

  it('among good ones spoils none of them', async () => {
    await using database = await templateCopy();
    const records = Array.from({ length: 1203 }, (_, i) => (i % 3 === 0 ? { id: i } : call(i)));
    expect(fatesOf(await ingestRecords(database.url, records))).toEqual({
      new: 802,
      replaced: 0,
      same: 0,
      stale: 0,
      quarantined: 401,
    });
  });

  it('over the size limit is kept up to the limit, with the size and hash of the whole', async () => {
    await using database = await templateCopy();
    const large = JSON.stringify(call(1, { feedback: 'x'.repeat(5000) }));
    using files = folderOf({ 'large.json': large, 'good.json': JSON.stringify(call(2)) });
    const summary = await ingest({ url: database.url, paths: [files.path], instance: 'here', limits: { bytes: 2048 } });
    expect(fatesOf(summary)).toMatchObject({ new: 1, quarantined: 1 });
    const { rows } = await query(
      database.url,
      'SELECT size::int, length(document) AS kept, problems, hash = sha256($1::bytea) AS whole FROM quarantined_documents',
      [Buffer.from(large)],
    );
    expect(rows).toEqual([
      { size: Buffer.byteLength(large), kept: 2048, problems: ['the record is larger than 2 KiB'], whole: true },
    ]);
  });

  it('that PostgreSQL cannot hold is found among the good ones of its batch', async () => {
    await using database = await templateCopy();
    // Too long for an index entry, and too irregular to be compressed into one.
    const noise = randomBytes(20_000).toString('hex');
    const records = Array.from({ length: 60 }, (_, i) =>
      call(i + 1, i === 41 ? { queue_durations: [{ id: 1, menu_path: noise }] } : {}),
    );
    expect(fatesOf(await ingestRecords(database.url, records))).toMatchObject({ new: 59, quarantined: 1 });
    const { rows } = await query<{ source: string; problems: string[] }>(
      database.url,
      'SELECT source, problems FROM quarantined_documents',
    );
    expect(rows).toEqual([{ source: 'stdin#42', problems: ['PostgreSQL cannot hold a value of it (SQLSTATE 54000)'] }]);
  });
});
