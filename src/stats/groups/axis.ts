import { textOfInstant } from '../../database/instants.ts';
import { and, raw, sql, type Sql } from '../../database/sql.ts';
import { Refusal } from '../../errors.ts';
import type { Scope } from '../../graphql/connection/extras.ts';
import type { Run } from '../../graphql/context.ts';
import { conditionOf } from '../../graphql/filter/condition.ts';
import { columnSql } from '../../graphql/plan/columns-sql.ts';
import { bucketsOf, mostBuckets, type Bucket, type Range } from '../time/buckets.ts';
import { rangeOf } from '../time/range.ts';
import { lookThrough, type Zone } from '../time/zone.ts';
import type { Question } from './question.ts';

/** The time that groups are cut by: the filter's range, or what the data spans. */
export interface Axis {
  readonly range: Range;
  /** Whether the range is the filter's. */
  readonly isAsked: boolean;
  readonly buckets: readonly Bucket[];
}

const noTime: Axis = { range: { from: 0, to: 0 }, isAsked: true, buckets: [] };

/** The axis of a question; asks the data for its span where the filter does not say. */
export async function axisOf(question: Question, scope: Scope, run: Run): Promise<Axis> {
  const { unit, dimensions, calendar, time } = question;
  if (unit === null && !dimensions.some((it) => it.needsLocal)) return noTime;
  const asked = rangeOf(scope.filter, time);
  const range = asked ?? (await spanOf(scope, time, run));
  if (range === null) return noTime;
  const most = run.statistics.groups;
  if (unit !== null && mostBuckets(range, unit) > most * 2 + 4) refuse(range, unit, most);
  await lookThrough(calendar.zone, range, run.budget);
  if (unit === null) return { range, isAsked: asked !== null, buckets: [] };
  const buckets = bucketsOf(range, unit, calendar, asked !== null);
  if (buckets.length > most) refuse(range, unit, most);
  return { range, isAsked: asked !== null, buckets };
}

function refuse({ from, to }: Range, unit: string, most: number): never {
  const days = Math.round((to - from) / 86_400_000);
  throw new Refusal(
    'LIMIT_EXCEEDED',
    `${String(days)} days have more than ${String(most)} buckets of ${unit}; narrow the range or take larger buckets.`,
  );
}

/** From the first row to just behind the last; null without one. */
async function spanOf(scope: Scope, time: string, run: Run): Promise<Range | null> {
  if (scope.keys === 0) return null;
  const column = columnSql(scope.type, time);
  const where = and([...scope.where, conditionOf(scope.type, scope.filter, run.principal)]);
  const [row] = await run.snapshot.rowsPlannedAnew(
    sql`SELECT min(${column}) AS "from", max(${column}) AS "to" FROM ${scope.from} WHERE ${where}`.compile(),
  );
  if (row?.['from'] == null) return null;
  return { from: Date.parse(row['from'] as string), to: Date.parse(row['to'] as string) + 1 };
}

/**
 * The place of a time among ascending boundaries, from 1. The calendar is made here rather than by `date_trunc(…, zone)`, which
 * gives the hour that is skipped or comes twice to the wrong bucket in some zones, and takes longer for each row.
 */
export const bucketSql = (time: Sql, boundaries: readonly number[]): Sql =>
  sql`width_bucket(${time}, ${boundaries.map(textOfInstant)}::timestamptz[])`;

/** The wall clock of a time in a zone; right for times of the range. */
export function localSql(time: Sql, zone: Zone, { from, to }: Range): Sql {
  const changes = zone.changes(from, to);
  const offsets = [from, ...changes].map((at) => zone.offsetAt(at) / 1000);
  const offset =
    changes.length === 0
      ? sql`${offsets[0]}::double precision`
      : sql`(${offsets}::double precision[])[${bucketSql(time, changes)} + 1]`;
  return sql`((${time} AT TIME ZONE ${raw("'UTC'")}) + make_interval(secs => ${offset}))`;
}
