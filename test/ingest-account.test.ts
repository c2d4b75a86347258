import { query } from './ingest-contents.ts';
import { call, ingestRecords, ingestTexts } from './ingest-records.ts';
import { templateCopy } from './support/postgres.ts';

const counts = async (url: string): Promise<unknown[]> =>
  (
    await query(
      url,
      `SELECT instance, sum(new)::int AS new, sum(replaced)::int AS replaced, sum(same)::int AS same, sum(stale)::int AS stale,
              sum(quarantined)::int AS quarantined
       FROM ingest_counts GROUP BY instance ORDER BY instance`,
    )
  ).rows;

const findings = async (url: string): Promise<unknown[]> =>
  (
    await query(
      url,
      `SELECT instance, kind, path, documents::int AS documents, problem, channel, session_external_id AS "externalId"
       FROM document_findings ORDER BY instance, kind, path`,
    )
  ).rows;

describe('what became of documents', () => {
  it('is counted by instance and hour, over as many runs as there are', async () => {
    await using database = await templateCopy();
    const newer = { updated_at: '2026-09-14T10:00:00.000-07:00' };
    await ingestRecords(database.url, [call(1), call(2), call(2), call(1, newer), call(1)]);
    await ingestTexts(database.url, [JSON.stringify(call(2)), '{"id": 3']);
    await ingestRecords(database.url, [call(1)], { instance: 'there' });
    expect(await counts(database.url)).toEqual([
      { instance: 'here', new: 2, replaced: 1, same: 2, stale: 1, quarantined: 1 },
      { instance: 'there', new: 1, replaced: 0, same: 0, stale: 0, quarantined: 0 },
    ]);
    const { rows } = await query(
      database.url,
      `SELECT bool_and(extract(minute FROM hour AT TIME ZONE 'UTC') = 0 AND hour <= last_at AND last_at <= now()) AS good FROM ingest_counts`,
    );
    expect(rows).toEqual([{ good: true }]);
  });
});

describe('what is odd about documents', () => {
  it('is counted by kind and path, with an example, where it changed what is stored', async () => {
    await using database = await templateCopy();
    const odd = {
      novel_key: 1,
      transfers: [
        { id: 1, novel: 1 },
        { id: 2, novel: 2 },
      ],
      hold_duration: 17,
    };
    await ingestRecords(database.url, [call(1, odd), call(2, { ...odd, lang: 5 }), call(2, { ...odd, lang: 5 })]);
    expect(await findings(database.url)).toEqual([
      {
        instance: 'here',
        kind: 'ARITHMETIC',
        path: 'hold_duration',
        documents: 2,
        problem: '17 s, but handle_durations add up to 0 s',
        channel: 'VOICE',
        externalId: '2',
      },
      {
        instance: 'here',
        kind: 'REPAIRED',
        path: 'lang',
        documents: 1,
        problem: 'a number was taken as text',
        channel: 'VOICE',
        externalId: '2',
      },
      {
        instance: 'here',
        kind: 'UNMAPPED',
        path: 'novel_key',
        documents: 2,
        problem: null,
        channel: 'VOICE',
        externalId: '2',
      },
      {
        instance: 'here',
        kind: 'UNMAPPED',
        path: 'transfers[].novel',
        documents: 2,
        problem: null,
        channel: 'VOICE',
        externalId: '2',
      },
    ]);
  });

  it('is told within bounds, whatever a document is called to hold', async () => {
    await using database = await templateCopy();
    const hostile = Object.fromEntries(
      Array.from({ length: 1500 }, (_, i) => [`${String(i)}${'\u0000\ud800😀'.repeat(200)}`, i]),
    );
    await ingestRecords(database.url, [call(1, hostile)]);
    const { rows } = await query(
      database.url,
      'SELECT count(*)::int AS paths, max(length(path)) AS longest FROM document_findings',
    );
    expect(rows).toEqual([{ paths: 1000, longest: 201 }]);
  });
});
