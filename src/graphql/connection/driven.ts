import { and, raw, sql, type Sql } from '../../database/sql.ts';
import { fieldsOf, type TypeClass } from '../../model/fields.ts';
import { conditionOf } from '../filter/condition.ts';
import { linksOf } from '../../model/model.ts';
import type { Principal } from '../../model/principal.ts';
import { columnSql, tableOf } from '../plan/columns-sql.ts';
import { definitionOf } from '../../model/stored.ts';
import type { ColumnSql } from './keyset.ts';
import type { Page } from './page.ts';
import type { Source } from './rows-sql.ts';

/**
 * "The newest sessions of agent X" read through the rows of X, which carry the session's time beside the agent in one index,
 * instead of asking every session whether X took part. Used where the order is the session's creation.
 */
export function drivenSource(
  type: TypeClass,
  filter: Record<string, unknown>,
  page: Page,
  principal: Principal,
): Source | null {
  for (const [field, input] of Object.entries(filter)) {
    const link = linksOf(type).get(field);
    const some = (input as { some?: Record<string, unknown> } | null)?.some;
    if (
      link?.kind !== 'list' ||
      link.only ||
      !some ||
      !isDrivenOrder(type, link.to, page) ||
      !pinsOneValue(link.to, some)
    ) {
      continue;
    }
    const [key, target] = Object.entries(link.match)[0] as [string, string];
    const { [field]: _driving, ...rest } = filter;
    const others =
      (input as Record<string, unknown>)['none'] == null
        ? rest
        : { ...rest, [field]: { none: (input as Record<string, unknown>)['none'] } };
    return {
      from: sql`${tableOf(link.to)} v JOIN ${tableOf(type)} t ON ${columnSql(type, target)} = ${columnSql(link.to, key, 'v')}`,
      where: [
        conditionOf(link.to, some, principal, 'v'),
        conditionOf(type, others, principal),
        oncePerTarget(link.to, key, conditionOf(link.to, some, principal, 'w')),
      ],
      orderColumn: throughCopy(key),
    };
  }
  return null;
}

/** Whether the order of the page is the creation of the session, of which rows of `through` carry a copy. */
export const isDrivenOrder = (type: TypeClass, through: TypeClass, { order }: Page): boolean =>
  order.property === 'createdAt' && fieldsOf(through).has('sessionCreatedAt') && definitionOf(type).tie[0] === 'rowId';

/** Columns of the order, read from the copies in `v`, because those stand in its index. */
export const throughCopy =
  (key: string): ColumnSql =>
  (property) =>
    raw(property === 'createdAt' ? 'v.session_created_at' : `v.${key === 'sessionId' ? 'session_id' : property}`);

/** A session counts once however many of its rows match: only its first matching row (`w` finds an earlier one) stands for it. */
export const oncePerTarget = (through: TypeClass, key: string, matches: Sql): Sql =>
  sql`NOT EXISTS (SELECT FROM ${tableOf(through)} w WHERE ${and([
    sql`${columnSql(through, key, 'w')} = ${columnSql(through, key, 'v')}`,
    sql`${columnSql(through, 'rowId', 'w')} < ${columnSql(through, 'rowId', 'v')}`,
    matches,
  ])})`;

/** Whether the filter holds one linked row (an agent, a queue) or one word of a code: few rows, and together in an index. */
function pinsOneValue(type: TypeClass, filter: Record<string, unknown>): boolean {
  return Object.entries(filter).some(([field, input]) => {
    if (input === null || typeof input !== 'object') return false;
    if (linksOf(type).get(field)?.kind === 'one') {
      return Object.values(input).some((inner) => (inner as { eq?: unknown } | null)?.eq != null);
    }
    return field === 'code' && (input as { eq?: unknown }).eq != null;
  });
}
