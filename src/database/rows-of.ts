import type { ClientBase } from 'pg';
import type { Sql } from './sql.ts';

/** The rows of a statement that is planned for its own values. */
export async function rowsOf<Row extends object>(client: ClientBase, statement: Sql): Promise<Row[]> {
  const { text, values } = statement.compile();
  return (await client.query<Row>(text, [...values])).rows;
}
