import { always, and, join, raw, sql, type Sql } from '../../database/sql.ts';
import type { Order, Page } from './page.ts';
import type { Position } from './cursor.ts';

/** How the order's columns are written; a list that is reached through another table may order by that one's copy. */
export type ColumnSql = (property: string) => Sql;

/**
 * The conditions under which a row is on the page, as disjoint alternatives that an index can each answer by a range: rows with
 * a sort value, and rows without one. Together they are every row between the cursors.
 */
export function keyset(page: Page, column: ColumnSql): Sql[] {
  const { order, after, before } = page;
  if (!order.isNullable) return [and(bounds(page, column, [after, before], false))];
  if (after === null && before === null) return [always];
  const sort = column(order.property);
  const withValue = { section: sql`${sort} IS NOT NULL`, isNullSection: false };
  const without = { section: sql`${sort} IS NULL`, isNullSection: true };
  return [withValue, without].flatMap(({ section, isNullSection }) => {
    if (liesOutside(order, after, 'after', isNullSection) || liesOutside(order, before, 'before', isNullSection)) {
      return [];
    }
    const inside = [after, before].map((position) =>
      position !== null && (position[0] === null) === isNullSection ? position : null,
    );
    return [and([section, ...bounds(page, column, inside as [Position | null, Position | null], isNullSection)])];
  });
}

/** Whether the whole section of rows with (or without) a value comes on the wrong side of a cursor. */
function liesOutside(
  order: Order,
  position: Position | null,
  side: 'after' | 'before',
  isNullSection: boolean,
): boolean {
  if (position === null || (position[0] === null) === isNullSection) return false;
  const comesFirst = isNullSection === order.nullsFirst;
  return side === 'after' ? comesFirst : !comesFirst;
}

function bounds(
  { order }: Page,
  column: ColumnSql,
  [after, before]: [Position | null, Position | null],
  isNullSection: boolean,
): Sql[] {
  const properties = isNullSection ? order.tie : [order.property, ...order.tie];
  const columns = sql`(${join(properties.map(column))})`;
  const values = (position: Position): Sql =>
    sql`(${join((isNullSection ? position.slice(1) : position).map((value) => sql`${value}`))})`;
  const later = raw(order.isDescending ? '<' : '>');
  const earlier = raw(order.isDescending ? '>' : '<');
  return [
    ...(after === null ? [] : [sql`${columns} ${later} ${values(after)}`]),
    ...(before === null ? [] : [sql`${columns} ${earlier} ${values(before)}`]),
  ];
}

/** ORDER BY of the page, turned round for a page that is read backward. */
export function orderSql({ order, isBackward }: Page, column: ColumnSql): Sql {
  const direction = raw(order.isDescending !== isBackward ? ' DESC' : ' ASC');
  const nulls = order.isNullable ? raw(order.nullsFirst !== isBackward ? ' NULLS FIRST' : ' NULLS LAST') : raw('');
  return join([
    sql`${column(order.property)}${direction}${nulls}`,
    ...order.tie.map((property) => sql`${column(property)}${direction}`),
  ]);
}
