import { and, join, sql, type Sql } from '../../database/sql.ts';
import type { TypeClass } from '../../model/fields.ts';
import { linksOf } from '../../model/model.ts';
import type { Principal } from '../../model/principal.ts';
import { definitionOf } from '../../model/stored.ts';
import { conditionOf } from '../filter/condition.ts';
import { columnSql, tableOf } from '../plan/columns-sql.ts';
import type { ColumnSql } from './keyset.ts';
import type { Order } from './page.ts';
import type { Source } from './rows-sql.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * "The newest sessions of agent X" read through the rows of X, which carry the session's time beside the agent in one index, instead
 * of asking every session whether X took part. All other conditions are asked of the sessions so found. Null where no list of the
 * filter has such an index.
 */
export function drivenSource(type: TypeClass, filter: Input, order: Order, principal: Principal): Source | null {
  for (const [name, input] of Object.entries(filter)) {
    const link = linksOf(type).get(name);
    if (input == null || link?.kind !== 'list' || link.only || link.via) continue;
    const { some, ...restOfList } = input as { readonly some?: Input | null };
    const [[key, target] = ['', ''], ...others] = Object.entries(link.match);
    const orderColumn = others.length === 0 ? carriedOrder(type, link.to, key, target, order) : null;
    if (!some || !orderColumn || !pinsOneValue(link.to, some)) continue;
    return {
      from: sql`${tableOf(link.to)} v JOIN ${tableOf(type)} t ON ${columnSql(type, target)} = ${columnSql(link.to, key, 'v')}`,
      where: [
        conditionOf(link.to, some, principal, 'v'),
        conditionOf(type, { ...filter, [name]: restOfList }, principal),
        oncePerTarget(link.to, key, conditionOf(link.to, some, principal, 'w')),
      ],
      orderColumn,
    };
  }
  return null;
}

/**
 * The columns of an order of `type`, read from the copies that rows of `through` (`v`) carry beside the `key` of their `target`; null
 * where they do not carry all.
 */
export function carriedOrder(
  type: TypeClass,
  through: TypeClass,
  key: string,
  target: string,
  { property, tie }: Order,
): ColumnSql | null {
  for (const link of linksOf(through).values()) {
    if (link.kind !== 'one' || link.to !== type || link.match[target] !== key) continue;
    const copies: Readonly<Record<string, string | undefined>> = { ...link.repeats, ...link.match };
    if (![property, ...tie].every((it) => copies[it] !== undefined)) continue;
    return (ordered) => columnSql(through, copies[ordered] as string, 'v');
  }
  return null;
}

/** A target counts once however many of its rows match: only its first matching row (`w` finds an earlier one) stands for it. */
export function oncePerTarget(through: TypeClass, key: string, matches: Sql): Sql {
  const rest = definitionOf(through).tie.filter((property) => property !== key);
  const place = (alias: string): Sql => sql`(${join(rest.map((property) => columnSql(through, property, alias)))})`;
  return sql`NOT EXISTS (SELECT FROM ${tableOf(through)} w WHERE ${and([
    sql`${columnSql(through, key, 'w')} = ${columnSql(through, key, 'v')}`,
    sql`${place('w')} < ${place('v')}`,
    matches,
  ])})`;
}

/** Whether the filter names one value (an agent, a queue, a code) of which the rows stand together in an index. */
function pinsOneValue(type: TypeClass, filter: Input): boolean {
  return definitionOf(type).indexes.some(({ drives }) => {
    const input = drives === undefined ? undefined : filter[drives];
    if (input == null) return false;
    return linksOf(type).has(drives as string) ? Object.values(input).some(isPinned) : isPinned(input);
  });
}

const isPinned = (input: unknown): boolean => (input as { readonly eq?: unknown } | null)?.eq != null;
