import pg from 'pg';
import { entities } from '../src/catalogue.ts';
import { snakeCase } from '../src/database/naming.ts';
import { columnsOf } from '../src/model/fields.ts';
import { definitionOf } from '../src/model/stored.ts';

/** How things came to be stored, which depends on the order in which they came. */
const BOOKS = new Set([
  'ingest_counts',
  'document_findings',
  'ingest_sources',
  'ingest_objects',
  'reingest_runs',
  'demo_fills',
]);

/** Everything that is stored of documents, by table and in one order; row ids of sessions are told by their numbers, times of arrival are left out. */
export async function contentsOf(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const contents: Record<string, readonly string[]> = {};
  for (const type of entities) {
    const table = definitionOf(type).table as string;
    if (BOOKS.has(table)) continue;
    const has = new Set(columnsOf(type).map(({ name }) => snakeCase(name)));
    const left = ['session_id', 'received_at', 'source', ...(table === 'instances' ? ['first_seen_at'] : [])].filter(
      (name) => has.has(name),
    );
    if (table === 'sessions') left.push('row_id');
    const { rows } = await query<{ row: string }>(
      url,
      `SELECT (to_jsonb(t) - $1::text[])::text AS row FROM "${table}" t ORDER BY 1`,
      [left],
    );
    contents[table] = rows.map(({ row }) => row);
  }
  return contents;
}

/** One statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return await client.query<Row>(text, [...values]);
  } finally {
    await client.end();
  }
}
