import { and, join, name, raw, sql, type Sql } from '../../database/sql.ts';
import { columnOf, fieldsOf, type Row } from '../../model/fields.ts';
import { arrayCast } from '../../model/kinds.ts';
import type { Run } from '../context.ts';
import type { Link } from '../../model/links.ts';
import { columnSql, selectList, tableOf } from './columns-sql.ts';
import { matchSql, onlySql } from './match.ts';
import type { Complete, LinkPlan } from './plan.ts';
import { keyReader, targetsOf } from './targets.ts';
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
  const place = placeOf(link);
  for (const row of rows) row[place] = link.kind === 'one' ? null : [];
  const { values, sources, listed } = targetsOf(rows, link.match, link.kind === 'each' ? link.listed : null);
  if (sources.size === 0) return;
  const keyOfRow = keyReader(Object.keys(link.match).map(keyColumn));
  const found = (await read((linked.text ??= statement(linked)), values)).filter((row) => sources.has(keyOfRow(row)));
  await complete(plan, found, run);
  if (link.kind === 'one') {
    for (const row of found) for (const source of sources.get(keyOfRow(row)) ?? []) source[place] = row;
  } else if (link.kind === 'list') {
    for (const row of found) {
      const wanting = sources.get(keyOfRow(row)) ?? [];
      for (const source of wanting) (source[place] as Row[]).push(row);
      run.budget.readRows(wanting.length - 1);
      if (run.budget.mustRest) await run.budget.rest();
    }
  } else {
    const byKey = new Map(found.map((row) => [keyOfRow(row), row]));
    for (const [row, keys] of listed) row[place] = keys.map((key) => byKey.get(key)).filter((it) => it !== undefined);
  }
}

/** The name under which a found row says a column of its key; computed fields and masks do not touch it. */
const keyColumn = (_property: string, i: number): string => `$${String(i)}`;

/**
 * One statement, whose only values are the arrays of keys. `= ANY` of each column, rather than a join with the keys: it is an index
 * scan in a plan made without knowing the values, so the plan can be kept.
 */
function statement({ link, plan }: LinkPlan): string {
  const via = link.kind === 'list' ? link.via : null;
  const matched = via ? via.type : link.to;
  const alias = via ? 'v' : 't';
  const properties = Object.keys(link.match);
  const keys = properties.map(
    (property, i) => sql`${columnSql(matched, property, alias)} AS ${name(keyColumn(property, i))}`,
  );
  const wanted = properties.map((property, i) => {
    const array = raw(`$${String(i + 1)}::${arrayCast(columnOf(matched, property).kind)}`);
    return sql`${columnSql(matched, property, alias)} = ANY(${array})`;
  });
  const only = link.kind === 'list' ? [onlySql(link, 't')] : [];
  const columns = plan.columns.size > 0 ? [selectList(link.to, plan.columns)] : [];
  const hop = via
    ? sql`
JOIN ${tableOf(link.to)} t ON ${matchSql(link.to, via.match, 't', (property) => columnSql(via.type, property, 'v'))}`
    : raw('');
  const order = link.kind === 'list' ? link.order.map((property) => columnSql(link.to, property)) : [];
  return textOf(sql`SELECT ${join([...keys, ...columns])}
FROM ${tableOf(matched)} ${raw(alias)}${hop}
WHERE ${and([...wanted, ...only])}${order.length > 0 ? sql`\nORDER BY ${join(order)}` : raw('')}`);
}

const textOf = (statement: Sql): string => statement.compile().text;
