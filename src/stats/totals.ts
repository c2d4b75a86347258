import type { FieldNode } from 'graphql';
import { and, join, raw, sql, type Sql } from '../database/sql.ts';
import { Refusal } from '../errors.ts';
import type { Scope } from '../graphql/connection/extras.ts';
import type { Run } from '../graphql/context.ts';
import type { Row } from '../model/fields.ts';
import { conditionOf } from '../graphql/filter/condition.ts';
import type { Operation } from '../graphql/plan/selection.ts';
import { createAggregates, type Aggregates } from './aggregates.ts';
import { usualTime, type Grain } from './grain.ts';
import { refuseTooWide } from './limits.ts';
import type { Filter } from './measure.ts';
import { selectStatistics, type OtherField } from './selection.ts';
import type { Range } from './time/buckets.ts';
import { rangeOf, withRange } from './time/range.ts';
import { shifter, type Period } from './time/shift.ts';
import { zoneOf } from './time/zone.ts';

/** The totals of each parent; one statement for all of them, and one more for each `previous`. */
export async function answerTotals(
  grain: Grain,
  scope: Scope,
  nodes: readonly FieldNode[],
  run: Run,
  operation: Operation,
): Promise<Row[]> {
  const aggregates = createAggregates();
  const ask = { type: grain.type, principal: run.principal, aggregates };
  const measures = new Map(grain.measures.map((measure) => [measure.name, measure]));
  const { read, others } = selectStatistics(`${grain.name}Statistics`, measures, nodes, ask, operation);
  await refuseTooWide(scope, run);
  const statement = totalsSql(scope, aggregates, run);
  const [found, ...previous] = await Promise.all([
    scope.keys === 0 ? [] : run.snapshot.rowsPlannedAnew(statement.compile()),
    ...others.map(async (field) => {
      const shifted = { ...scope, filter: previousFilter(grain, scope.filter, field) };
      return [field.slot, await answerTotals(grain, shifted, field.nodes, run, operation)] as const;
    }),
  ]);
  const rows = new Map(found.map((row) => [(row['$n'] as number) - 1, row]));
  return Array.from({ length: scope.parents }, (_, i) => {
    const answer = read(rows.get(i) ?? {});
    for (const [slot, totals] of previous) answer[slot] = totals[i];
    return answer;
  });
}

function totalsSql(scope: Scope, aggregates: Aggregates, { principal }: Run): Sql {
  const where = and([...scope.where, conditionOf(scope.type, scope.filter, principal)]);
  const { keys, source } = aggregates.rows([{ name: '$n', value: scope.parent }], scope.from, where);
  return sql`SELECT ${join(keys)}${aggregates.selectList()}
FROM ${source}
GROUP BY ${raw('1')}`;
}

/** The filter of the range that a `previous` compares with. */
function previousFilter(grain: Grain, filter: Filter, { args }: OtherField): Filter {
  const time = usualTime(grain);
  const range = neededRange(filter, time);
  const move = shifter(range, args['period'] as Period, zoneOf(args['timeZone'] as string));
  return withRange(filter, time, { from: move(range.from), to: move(range.to) });
}

/** The range of a filter; refused where a bound is missing, because nothing could come before it. */
export function neededRange(filter: Filter, time: string): Range {
  const range = rangeOf(filter, time);
  if (range === null) {
    throw new Refusal(
      'BAD_USER_INPUT',
      `\`previous\` needs both ends of the range: give \`${time}: { from, to }\` at the top of the filter.`,
    );
  }
  return range;
}
