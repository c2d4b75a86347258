import { arrayCast, kinds } from '../kinds.ts';
import { and, join, raw, sql, type Sql } from '../../database/sql.ts';
import type { Run } from '../context.ts';
import { columnOf, fieldsOf, type Row, type TypeClass } from '../fields.ts';
import type { Link, Match } from '../links.ts';
import { columnSql, selectList, tableOf } from './columns-sql.ts';
import { keysOf, type Keys } from './keys.ts';
import type { Complete, LinkPlan } from './plan.ts';
import type { ReadRows } from './wave.ts';

/**
 * Where a link's rows wait in the source row: under its name, unless a column has that name (`instance`). The column is needed for
 * keys and ids until the row is done, so the link takes its place last.
 */
export const placeOf = (link: Link): string =>
  fieldsOf(link.from).get(link.name)?.what === 'column' ? `$${link.name}` : link.name;

/** Loads what a link leads to, for all rows at once, and puts it into each row in the link's place. */
export async function attach(
  linked: LinkPlan,
  rows: readonly Row[],
  run: Run,
  read: ReadRows,
  complete: Complete,
): Promise<void> {
  const { link, plan } = linked;
  const isMany = link.kind !== 'one';
  const place = placeOf(link);
  for (const row of rows) row[place] = isMany ? [] : null;
  const keys = keysOf(rows, link.match, link.kind === 'each' ? link.listed : null);
  if (keys.count === 0) return;
  const text = (linked.text ??= statement(linked, keys).compile().text);
  const found = await read(text, keys.columns);
  await complete(plan, found, run);
  if (link.kind === 'one') {
    for (const row of found) for (const parent of keys.parents[ordinal(row)] ?? []) parent[place] = row;
  } else if (link.kind === 'list') {
    for (const row of found) {
      for (const parent of keys.parents[ordinal(row)] ?? []) (parent[place] as Row[]).push(row);
    }
  } else placeInOrder(linked, rows, found, keys);
}

const ordinal = (row: Row): number => (row['$n'] as number) - 1;

/** The rows that the source's own list names, in its order; those that are not stored are left out. */
function placeInOrder({ link }: LinkPlan, rows: readonly Row[], found: readonly Row[], keys: Keys): void {
  const byOrdinal = new Map(found.map((row) => [ordinal(row), row]));
  for (const row of rows) {
    row[link.name] = (keys.ordinals.get(row) ?? []).map((n) => byOrdinal.get(n)).filter((it) => it !== undefined);
  }
}

/** One statement: the keys are its only values, as arrays; each found row says by `$n` which key it answers. */
function statement({ link, plan }: LinkPlan, keys: Keys): Sql {
  const order = link.kind === 'list' ? [raw('k.n'), ...link.order.map((property) => columnSql(link.to, property))] : [];
  const only = link.kind === 'list' && link.only ? [link.only] : [];
  const via = link.kind === 'list' ? link.via : null;
  const matched = via ? via.type : link.to;
  const alias = via ? 'v' : 't';
  const hop = via
    ? sql` JOIN ${tableOf(link.to)} t ON ${matchSql(link.to, via.match, 't', (property) => columnSql(via.type, property, 'v'))}`
    : raw('');
  const keyed = matchSql(matched, link.match, alias, (_property, i) => raw(`k.c${String(i)}`));
  return sql`SELECT k.n AS "$n"${plan.columns.size > 0 ? raw(', ') : raw('')}${selectList(link.to, plan.columns)}
FROM ${keyTable(matched, link.match, keys.columns)}
JOIN ${tableOf(matched)} ${raw(alias)} ON ${and([keyed, ...only])}${hop}${
    order.length > 0
      ? sql`
ORDER BY ${join(order)}`
      : raw('')
  }`;
}

/** The keys as a table `k` of columns `c0, c1 …`, numbered by `n` from 1. */
export const keyTable = (type: TypeClass, match: Match, columns: readonly unknown[][]): Sql => {
  const arrays = Object.keys(match).map(
    (property, i) => sql`${columns[i]}::${raw(arrayCast(columnOf(type, property).kind))}`,
  );
  return sql`unnest(${join(arrays)}) WITH ORDINALITY AS k(${raw(arrays.map((_, i) => `c${String(i)}`).join(', '))}, n)`;
};

/** Each column of the match equals its key; a list column contains it. */
export const matchSql = (
  type: TypeClass,
  match: Match,
  alias: string,
  keySql: (property: string, i: number) => Sql,
): Sql =>
  and(
    Object.entries(match).map(([property, source], i) => {
      const own = columnSql(type, property, alias);
      const key = keySql(source, i);
      // `@>` rather than `= ANY`: only that can use an index on a list.
      return 'isList' in kinds[columnOf(type, property).kind] ? sql`${own} @> ARRAY[${key}]` : sql`${own} = ${key}`;
    }),
  );
