import type { FieldNode } from 'graphql';
import { sql, type Sql } from '../database/sql.ts';
import { Refusal } from '../errors.ts';
import type { Row, TypeClass } from '../model/fields.ts';
import { conditionOf } from '../graphql/filter/condition.ts';
import { columnSql } from '../graphql/plan/columns-sql.ts';
import type { Principal } from '../model/principal.ts';
import type { Argument, TypeThunk } from '../model/types.ts';
import type { Aggregates } from './aggregates.ts';

/** A filter of the grain's own filter type, so that every count can be listed by it. */
export type Filter = Readonly<Record<string, unknown>>;

/** What a number of a measure can be ordered and filtered by. */
export type Stat = 'COUNT' | 'SUM' | 'AVERAGE' | 'MINIMUM' | 'MAXIMUM' | 'P50' | 'P90' | 'P95' | 'P99' | 'VALUE';

export type Arguments = Readonly<Record<string, unknown>>;

/** Where a measure's aggregates go, and how its conditions are written. */
export interface Ask {
  readonly type: TypeClass;
  readonly principal: Principal;
  readonly aggregates: Aggregates;
}

/** A selected field of a measure's answer: its name, the slot it waits in where it has arguments, and those. */
export interface Leaf {
  readonly name: string;
  readonly slot: string;
  readonly args: Arguments;
  readonly node: FieldNode;
}

/** The value of a measure in a row of aggregates; an empty row stands for "no rows". */
export type Reader = (row: Row) => unknown;

export type MeasureKind =
  'COUNT' | 'TOTAL' | 'DURATION' | 'RATE' | 'RATING' | 'SENTIMENT' | 'RESPONSE_TIME' | 'HISTOGRAM';

/** One number, or one family of numbers, of a grain. */
export interface Measure {
  readonly name: string;
  readonly kind: MeasureKind;
  /** Formula and edge cases. */
  readonly says: string;
  readonly unit: string;
  readonly type: TypeThunk;
  readonly nullable: boolean;
  readonly args: readonly Argument[];
  /** By which numbers groups can be ordered, the usual one first; none where it is a list. */
  readonly stats: readonly Stat[];
  /** For a count: the filter that lists what it counts, null for all rows; absent where there is no such filter. */
  readonly counts?: Filter | null;
  /** Adds the aggregates that the selection needs, and says how to read its answer. */
  readonly select: (ask: Ask, args: Arguments, leaves: readonly Leaf[]) => Reader;
  /** A number of the measure as SQL over the group. */
  readonly numberSql: (ask: Ask, stat: Stat, args: Arguments) => Sql;
}

/** `FILTER (WHERE …)` of an aggregate; nothing where every row counts. */
export function filterSql({ type, principal }: Ask, filter: Filter | null): Sql {
  return filter === null ? sql`` : sql` FILTER (WHERE ${conditionOf(type, filter, principal)})`;
}

/** How many rows pass a filter. */
export const countSql = (ask: Ask, filter: Filter | null): Sql => sql`count(*)${filterSql(ask, filter)}`;

export const columnOfAsk = (ask: Ask, property: string): Sql => columnSql(ask.type, property);

/** A whole number of a row of aggregates; 0 where there were no rows. */
export const whole = (value: unknown): number | string => (value ?? 0) as number | string;

/** The same as SQL: a sum, which is null over no rows, as 0. */
export const zeroOverNone = (sum: Sql): Sql => sql`COALESCE(${sum}, 0)`;

/** A quotient of two numbers of a row; null where there is nothing to divide by. */
export function quotient(numerator: unknown, denominator: unknown): number | null {
  const divisor = Number(denominator ?? 0);
  return divisor === 0 ? null : Number(numerator ?? 0) / divisor;
}

/** The same as SQL. */
export const quotientSql = (numerator: Sql, denominator: Sql): Sql =>
  sql`(${numerator})::double precision / NULLIF(${denominator}, 0)`;

/** Refuses a statistic that a measure does not have. */
export function noSuchStat(measure: string, stat: Stat, allowed: readonly Stat[]): never {
  throw new Refusal('BAD_USER_INPUT', `\`${measure}\` has no statistic ${stat}; it has ${allowed.join(', ')}.`);
}
