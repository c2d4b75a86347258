import pg from 'pg';
import { raw, sql, type Sql } from '../../src/database/sql.ts';
import { rowTypes } from '../../src/database/row-types.ts';
import { emptyDatabase } from './postgres.ts';

/** A database of a test's own, to ask what conditions mean. */
export interface SqlTable extends AsyncDisposable {
  readonly client: pg.Client;
  /** The rows of `from` for which a condition holds, as the values of `column`. */
  found(column: string, from: string, condition: Sql): Promise<unknown[]>;
}

/** Makes the tables by these statements. */
export async function sqlTable(...statements: readonly string[]): Promise<SqlTable> {
  const database = await emptyDatabase();
  const client = new pg.Client({ connectionString: database.url, types: rowTypes });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  return {
    client,
    async found(column, from, condition) {
      const { text, values } =
        sql`SELECT ${raw(column)} AS value FROM ${raw(from)} WHERE ${condition} ORDER BY 1`.compile();
      const { rows } = await client.query<{ value: unknown }>(text, [...values]);
      return rows.map(({ value }) => value);
    },
    async [Symbol.asyncDispose]() {
      await client.end();
      await database[Symbol.asyncDispose]();
    },
  };
}
