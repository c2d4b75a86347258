import { always, and, join, name, raw, sql, type Sql } from '../../database/sql.ts';
import type { Scope } from '../../graphql/connection/extras.ts';
import type { Run } from '../../graphql/context.ts';
import { conditionOf } from '../../graphql/filter/condition.ts';
import { columnSql } from '../../graphql/plan/columns-sql.ts';
import { createAggregates, type Aggregates } from '../aggregates.ts';
import type { KeyColumn } from '../dimension.ts';
import type { Grain } from '../grain.ts';
import type { Ask, Filter } from '../measure.ts';
import type { Range } from '../time/buckets.ts';
import { bucketSql, localSql } from './axis.ts';
import type { Question, Ranking } from './question.ts';

/** The rows that are grouped: those of the filter, or of a range that they are compared with. */
export interface Level {
  readonly filter: Filter;
  readonly range: Range;
  /** Where the buckets begin, ascending; null without buckets. */
  readonly boundaries: readonly number[] | null;
}

/** Everything that statements over the groups of one field are made from. */
export interface GroupPlan {
  readonly grain: Grain;
  readonly scope: Scope;
  readonly question: Question;
  readonly run: Run;
  /** The level at which keys are ranked and chosen. */
  readonly base: Level;
}

/** Rows beside the columns that tell their groups. */
interface PlacedRows {
  readonly from: Sql;
  readonly where: Sql;
  readonly columns: readonly { readonly name: string; readonly value: Sql }[];
  /** Of each column of the key, whether it is a text. */
  readonly isText: readonly boolean[];
}

/** Tables, conditions and keys of a level. */
interface Rows {
  readonly from: Sql;
  readonly where: Sql;
  readonly keys: readonly KeyColumn[];
  readonly bucket: Sql | null;
}

/** Whether only some keys are answered, or in another order than their own. */
function isRanked({ question }: GroupPlan): boolean {
  const { orderBy, having, first, dimensions } = question;
  if (dimensions.length === 0) return having.length > 0 || first === 0;
  return orderBy.length > 0 || having.length > 0 || first !== null;
}

/** The rows of all groups, as `t`, beside what tells their groups: `$n` the parent, `$r` the rank of the key (null for the rest), `k0 …` its values, `$b` the bucket. */
export function placedRows(plan: GroupPlan, level: Level): PlacedRows {
  const { grain, scope, question } = plan;
  const rows = rowsSql(plan, level);
  const isKept = isRanked(plan);
  const columns = [
    { name: '$n', value: scope.parent },
    { name: '$r', value: isKept ? raw('kept."$r"') : raw('0') },
    ...rows.keys.map(({ sql: key }, i) => ({ name: `k${String(i)}`, value: isKept ? raw(`kept.k${String(i)}`) : key })),
    { name: '$b', value: rows.bucket ?? raw('0') },
  ];
  const from = sql`${rows.from}${isKept ? keptJoin(plan, rows, question.rest) : raw('')}`;
  const placed = { from, where: rows.where, columns, isText: rows.keys.map(({ isText }) => isText) };
  const mayRepeat = isKept && question.rest && question.dimensions.some(({ join: several }) => several !== null);
  return mayRepeat ? onceEach(placed, grain) : placed;
}

/** Each row once in each group: one of several values that are not listed would be in the rest for each of them. */
function onceEach({ columns, from, where, isText }: PlacedRows, { type, sessionKey }: Grain): PlacedRows {
  const inner = columns.map((_, i) => name(`$p${String(i)}`));
  const values = columns.map(({ value }, i) => sql`${value} AS ${inner[i]}`);
  const identity = [...new Set([sessionKey, 'rowId'])].map((property) => columnSql(type, property));
  return {
    columns: columns.map(({ name: of }, i) => ({ name: of, value: sql`t.${inner[i]}` })),
    isText,
    // By rank there is one group for each parent and bucket; a column of numbers in the text is its place in the list.
    from: sql`(\nSELECT DISTINCT ON (${raw(`1, 2, ${String(columns.length)}`)}, ${join(identity)}) ${join(values)}, t.*\nFROM ${from}\nWHERE ${where}\n) t`,
    where: always,
  };
}

/** One row for each group that has rows, with its aggregates. */
export function groupsSql(plan: GroupPlan, level: Level, aggregates: Aggregates, limit: number): Sql {
  const placed = placedRows(plan, level);
  const { keys, source } = aggregates.rows(placed.columns, placed.from, placed.where);
  const order = placed.isText.map((isText, i) => sortSql(keyName(i), isText));
  return sql`${withKept(plan)}SELECT * FROM (
SELECT ${join(keys)}${aggregates.selectList()}
FROM ${source}
GROUP BY ${groupBy(placed.columns.length)}
) grouped
ORDER BY ${join([raw('"$n"'), ...(isRanked(plan) ? [raw('"$r" NULLS LAST')] : order), raw('"$b"')])}
LIMIT ${raw(String(limit))}`;
}

/** The keys that are answered, ranked over the whole range. */
function keptSql(plan: GroupPlan): Sql {
  const { question, scope, base, run, grain } = plan;
  const rows = rowsSql(plan, base);
  const aggregates = createAggregates();
  const ask: Ask = { type: grain.type, principal: run.principal, aggregates };
  const numberSql = ({ measure, stat, args }: Ranking): Sql => measure.numberSql(ask, stat, args);
  const numbers = question.orderBy.map((it, i) => sql`${numberSql(it)} AS ${name(`o${String(i)}`)}`);
  const having = question.having.flatMap((it) =>
    Object.entries({ gt: '>', gte: '>=', lt: '<', lte: '<=' } as const).flatMap(([bound, operator]) => {
      const value = it.bounds[bound as keyof typeof it.bounds];
      return value == null ? [] : [sql`(${numberSql(it)})::double precision ${raw(operator)} ${value}`];
    }),
  );
  const order = [
    ...question.orderBy.map((it, i) =>
      raw(`o${String(i)} ${it.isDescending ? 'DESC' : 'ASC'} NULLS ${it.nullsFirst ? 'FIRST' : 'LAST'}`),
    ),
    ...rows.keys.map(({ isText }, i) => sortSql(keyName(i), isText)),
  ];
  const columns = [
    { name: '$n', value: scope.parent },
    ...rows.keys.map(({ sql: key }, i) => ({ name: `k${String(i)}`, value: key })),
  ];
  const { keys, source } = aggregates.rows(columns, rows.from, rows.where);
  const ranked = sql`SELECT *, row_number() OVER (PARTITION BY "$n"${order.length > 0 ? sql` ORDER BY ${join(order)}` : raw('')}) AS "$r"
FROM (
SELECT ${join([...keys, ...numbers])}
FROM ${source}
GROUP BY ${positions(keys.length)}${having.length > 0 ? sql`\nHAVING ${and(having)}` : raw('')}
) grouped`;
  return question.first === null
    ? ranked
    : sql`SELECT * FROM (\n${ranked}\n) ranked WHERE "$r" <= ${raw(String(question.first))}`;
}

/** Joins the rows to the keys that are answered; with `rest` the others stay, without a key. */
function keptJoin({ scope }: GroupPlan, { keys }: Rows, rest: boolean): Sql {
  // Equal, or both null, in words by which PostgreSQL can hash.
  const same = keys.map(
    ({ sql: key }, i) =>
      sql`COALESCE(${key}::text, '') = COALESCE(kept.k${raw(String(i))}::text, '') AND (${key} IS NULL) = (kept.k${raw(String(i))} IS NULL)`,
  );
  return sql`\n${raw(rest ? 'LEFT JOIN' : 'JOIN')} kept ON kept."$n" = ${scope.parent}${join(
    same.map((it) => sql` AND ${it}`),
    '',
  )}`;
}

/** The tables and conditions of a level. */
function rowsSql({ grain, scope, question, run }: GroupPlan, level: Level): Rows {
  const time = columnSql(grain.type, question.time);
  const local = question.dimensions.some((it) => it.needsLocal)
    ? localSql(time, question.calendar.zone, level.range)
    : null;
  const session = question.dimensions.some((it) => it.needsSession)
    ? sql`\nJOIN sessions s ON s.row_id = t.session_id`
    : raw('');
  const joins = question.dimensions.flatMap((it) => (it.join ? [sql`\n${it.join}`] : []));
  return {
    from: sql`${scope.from}${session}${join(joins, '')}`,
    where: and([...scope.where, conditionOf(grain.type, level.filter, run.principal)]),
    // Sorted and grouped by code point, which is faster than by a language and the same in every database.
    keys: question.dimensions
      .flatMap((it) => it.columns(local))
      .map(({ sql: key, isText }) => ({ isText, sql: isText ? sql`(${key} COLLATE "C")` : key })),
    bucket: level.boundaries === null ? null : bucketSql(time, level.boundaries),
  };
}

/** The statement `WITH kept AS …` begins with, for statements over the rows of groups; nothing where all keys are answered. */
export const withKept = (plan: GroupPlan): Sql =>
  isRanked(plan) ? sql`WITH kept AS MATERIALIZED (\n${keptSql(plan)}\n)\n` : raw('');

const keyName = (i: number): Sql => raw(`k${String(i)}`);

const sortSql = (key: Sql, isText: boolean): Sql => (isText ? sql`${key} COLLATE "C"` : key);

/** All columns by place, the last first: buckets are numbers, by which rows are sorted faster than by texts. */
const groupBy = (count: number): Sql => raw(Array.from({ length: count }, (_, i) => String(count - i)).join(', '));

const positions = (count: number): Sql => raw(Array.from({ length: count }, (_, i) => String(i + 1)).join(', '));
