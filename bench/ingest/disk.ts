import { inDatabase } from '../database.ts';
import { table } from '../figures.ts';

/** Ways in which PostgreSQL can keep a document; the first is the one that is used. The embedded one is built without lz4. */
const WAYS = [
  ['bytea, not compressed', 'bytea STORAGE EXTERNAL', 'document'],
  ['bytea, pglz', 'bytea COMPRESSION pglz', 'document'],
  ['jsonb, pglz', 'jsonb COMPRESSION pglz', `convert_from(document, 'UTF8')::jsonb`],
] as const;

interface Sizes {
  readonly tables: string;
  readonly indexes: string;
  readonly documents: string;
  readonly count: string;
}

const SIZES = `
  SELECT sum(pg_table_size(c.oid)) FILTER (WHERE relname <> 'raw_documents') AS tables,
         sum(pg_indexes_size(c.oid)) FILTER (WHERE relname <> 'raw_documents') AS indexes,
         sum(pg_total_relation_size(c.oid)) FILTER (WHERE relname = 'raw_documents') AS documents,
         (SELECT count(*) FROM sessions) AS count
  FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;

/** What a session takes on the disk, and what its document would take in other forms; Markdown. */
export async function measureDisk(url: string): Promise<string> {
  return inDatabase(url, async (client) => {
    await client.query('VACUUM FULL');
    const { rows } = await client.query<Sizes>(SIZES);
    const { tables, indexes, documents, count } = rows[0] as Sizes;
    const each = (bytes: string | number): string => (Number(bytes) / Number(count)).toFixed(0);
    const whole = Number(tables) + Number(indexes);
    const ways: string[][] = [];
    for (const [name, column, value] of WAYS) {
      await client.query(`CREATE TABLE kept (session_id bigint, document ${column})`);
      const started = performance.now();
      await client.query(`INSERT INTO kept SELECT session_id, ${value} FROM raw_documents`);
      const seconds = (performance.now() - started) / 1000;
      const size = await client.query<{ size: string }>(`SELECT pg_total_relation_size('kept') AS size`);
      ways.push([name, each(size.rows[0]?.size ?? 0), ((seconds * 1e6) / Number(count)).toFixed(0)]);
      await client.query('DROP TABLE kept');
    }
    const parts = table(
      ['on disk', 'bytes a session'],
      [
        ['tables without documents', each(tables)],
        ['their indexes', each(indexes)],
        ['documents with their provenance', each(documents)],
        ['all with documents', each(whole + Number(documents))],
        ['all without', each(whole)],
      ],
    );
    return `${parts}\n\n${table(['document kept as', 'bytes', 'µs to write'], ways)}`;
  });
}
