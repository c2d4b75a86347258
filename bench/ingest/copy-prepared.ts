import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { entities } from '../../src/catalogue.ts';
import { runPipeline } from '../../src/database/copy-pipeline.ts';
import { definitionOf } from '../../src/model/stored.ts';

/** As many sessions as the ingest stores in one transaction. */
const BATCH = 500;

interface Piece {
  readonly table: string;
  readonly bytes: Buffer;
}

/**
 * Reads every row of a filled database in the format of COPY, and returns what copies them into an empty one: nothing but COPY, in
 * transactions of as many sessions as the ingest takes, and at last the rows that many sessions share.
 */
export async function copyPrepared(source: string, target: string): Promise<() => Promise<number>> {
  const reader = new pg.Client({ connectionString: source });
  await reader.connect();
  const read = async (table: string, where: string): Promise<Piece> => ({
    table,
    bytes: await buffer(reader.query(to(`COPY (SELECT * FROM ${table} WHERE ${where}) TO STDOUT (FORMAT binary)`))),
  });
  const columns = await reader.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'session_id' AND table_schema = 'public'`,
  );
  const ofSession = new Set(columns.rows.map(({ name }) => name));
  const tables = entities.map((type) => definitionOf(type).table as string);
  const { rows } = await reader.query<{ first: string; last: string; count: string }>(
    'SELECT min(row_id) AS first, max(row_id) AS last, count(*) FROM sessions',
  );
  const [first, last] = [Number(rows[0]?.first), Number(rows[0]?.last)];
  const batches: Piece[][] = [];
  for (let from = first; from <= last; from += BATCH) {
    const within = `BETWEEN ${from} AND ${from + BATCH - 1}`;
    const pieces = [await read('sessions', `row_id ${within}`)];
    for (const table of tables.filter((name) => ofSession.has(name))) {
      pieces.push(await read(table, `session_id ${within}`));
    }
    batches.push(pieces);
  }
  const mentioned = tables.filter((name) => name !== 'sessions' && !ofSession.has(name));
  batches.push(await Promise.all(mentioned.map((table) => read(table, 'true'))));
  await reader.end();

  const writer = new pg.Client({ connectionString: target });
  await writer.connect();
  return async () => {
    for (const pieces of batches) {
      const copies = pieces.map(({ table, bytes }) => ({
        text: `COPY ${table} FROM STDIN (FORMAT binary)`,
        copy: bytes,
      }));
      await runPipeline(writer, [{ text: 'BEGIN' }, ...copies, { text: 'COMMIT' }]);
    }
    await writer.end();
    return Number(rows[0]?.count);
  };
}
