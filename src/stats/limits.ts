import { and, sql } from '../database/sql.ts';
import { Refusal } from '../errors.ts';
import type { Scope } from '../graphql/connection/extras.ts';
import type { Run } from '../graphql/context.ts';
import { conditionOf } from '../graphql/filter/condition.ts';

/** Refuses a statistic over more rows than the planner may estimate; asks it only where there is a limit. */
export async function refuseTooWide(scope: Scope, { snapshot, principal, statistics }: Run): Promise<void> {
  if (statistics.rows === 0 || scope.keys === 0) return;
  const where = and([...scope.where, conditionOf(scope.type, scope.filter, principal)]);
  const [row] = await snapshot.rowsPlannedAnew(
    sql`EXPLAIN (FORMAT JSON) SELECT FROM ${scope.from} WHERE ${where}`.compile(),
  );
  const estimate = estimateOf(row?.['QUERY PLAN']);
  if (estimate <= statistics.rows) return;
  throw new Refusal(
    'RANGE_TOO_WIDE',
    `The statistic covers about ${String(estimate)} rows; at most ${String(statistics.rows)} are allowed. Narrow the range or the filter.`,
  );
}

function estimateOf(plan: unknown): number {
  const [top] = (typeof plan === 'string' ? JSON.parse(plan) : plan) as { Plan: { 'Plan Rows': number } }[];
  return top?.Plan['Plan Rows'] ?? 0;
}
