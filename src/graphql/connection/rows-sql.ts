import { and, join, name, raw, sql, type Sql } from '../../database/sql.ts';
import type { TypeClass } from '../../model/fields.ts';
import { selectList } from '../plan/columns-sql.ts';
import { keyset, orderSql, type ColumnSql } from './keyset.ts';
import type { Page } from './page.ts';

/** Where the rows of a list come from: the tables, the conditions of filter and parent, and what orders them. */
export interface Source {
  readonly from: Sql;
  readonly where: readonly Sql[];
  /** The column that a property of the order is read from. */
  readonly orderColumn: ColumnSql;
}

/**
 * One row more than the page, in its order (or turned round, for a page read backward). Rows with and without a sort value are
 * read apart, so that each half can stop after a page's worth of its index.
 */
export function pageSql(type: TypeClass, source: Source, properties: Iterable<string>, page: Page): Sql {
  const { order, size } = page;
  const wanted = new Set([...properties, order.property, ...order.tie]);
  const limit = raw(String(size + 1));
  const alternatives = keyset(page, source.orderColumn).map(
    (alternative) => sql`SELECT ${selectList(type, wanted)}
FROM ${source.from}
WHERE ${and([...source.where, alternative])}
ORDER BY ${orderSql(page, source.orderColumn)}
LIMIT ${limit}`,
  );
  if (alternatives.length === 1) return alternatives[0] as Sql;
  if (alternatives.length === 0) return sql`SELECT ${selectList(type, wanted)} FROM ${source.from} WHERE FALSE`;
  return sql`SELECT * FROM (
${join(
  alternatives.map((it) => sql`(${it})`),
  '\nUNION ALL\n',
)}
) u
ORDER BY ${orderSql(page, name)}
LIMIT ${limit}`;
}

/** How many rows the list has, all pages together. */
export const countSql = (source: Source): Sql =>
  sql`SELECT count(*) AS "count" FROM ${source.from} WHERE ${and(source.where)}`;
