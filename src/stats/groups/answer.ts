import type { FieldNode } from 'graphql';
import { Refusal } from '../../errors.ts';
import type { Scope } from '../../graphql/connection/extras.ts';
import type { Run } from '../../graphql/context.ts';
import type { Row } from '../../model/fields.ts';
import type { Operation } from '../../graphql/plan/selection.ts';
import { createAggregates, type Aggregates } from '../aggregates.ts';
import { fieldInGroup, type Grain } from '../grain.ts';
import { refuseTooWide } from '../limits.ts';
import type { Arguments, Measure } from '../measure.ts';
import { selectStatistics, type OtherField, type StatisticsSelection } from '../selection.ts';
import { neededRange } from '../totals.ts';
import { withRange } from '../time/range.ts';
import { shifter, type Period } from '../time/shift.ts';
import { zoneOf } from '../time/zone.ts';
import { axisOf, type Axis } from './axis.ts';
import { drillDown } from './drill-down.ts';
import { arrange, groupReader, identityOf, type Group } from './group.ts';
import { keysOfGroups } from './keys.ts';
import { questionOf } from './question.ts';
import { groupsSql, type GroupPlan, type Level } from './statement.ts';

/** The groups of each parent: one statement for all of them, and one for each link of the key, `previous` and list of rows that is selected. */
export async function answerGroups(
  grain: Grain,
  scope: Scope,
  args: Arguments,
  nodes: readonly FieldNode[],
  run: Run,
  operation: Operation,
): Promise<Row[][]> {
  const question = questionOf(grain, args, run.principal);
  const measures = new Map(grain.measures.map((measure) => [fieldInGroup(measure), measure]));
  const selected = select(grain, `${grain.name}Group`, measures, nodes, run, operation);
  await refuseTooWide(scope, run);
  const axis = await axisOf(question, scope, run);
  const base: Level = {
    filter: scope.filter,
    range: axis.range,
    boundaries: question.unit === null ? null : axis.buckets.map(({ from }) => from),
  };
  const plan: GroupPlan = { grain, scope, question, run, base };
  const groups = arrangeAll(plan, axis, await measure(plan, base, selected.aggregates));
  const rows = groups.map(({ row, isRest }): Row => {
    const answer = selected.read(row);
    answer['isRest'] = isRest;
    return answer;
  });
  await Promise.all(
    selected.others.map(async (field) => {
      if (field.name === 'previous') {
        const read = await previousOf(plan, base, field, operation);
        groups.forEach((group, i) => ((rows[i] as Row)[field.slot] = read(group)));
      } else if (field.name === 'key') {
        const keys = await keysOfGroups(grain, question, groups, axis.buckets, field.nodes, run, operation);
        groups.forEach((_, i) => ((rows[i] as Row)['key'] = keys[i]));
      } else if (field.name !== 'isRest') {
        const lists = await drillDown(plan, groups, field, operation);
        groups.forEach((_, i) => ((rows[i] as Row)[field.slot] = lists[i]));
      }
    }),
  );
  const answers: Row[][] = Array.from({ length: scope.parents }, () => []);
  groups.forEach(({ parent }, i) => answers[parent]?.push(rows[i] as Row));
  return answers;
}

interface Selected extends StatisticsSelection {
  readonly aggregates: Aggregates;
}

/** What is selected of groups, or of what they are compared with; refused here where it is too much. */
function select(
  grain: Grain,
  typeName: string,
  measures: ReadonlyMap<string, Measure>,
  nodes: readonly FieldNode[],
  run: Run,
  operation: Operation,
): Selected {
  const aggregates = createAggregates();
  const ask = { type: grain.type, principal: run.principal, aggregates };
  return { ...selectStatistics(typeName, measures, nodes, ask, operation), aggregates };
}

/** The groups of a level that have rows, in the order of their keys. */
async function measure(plan: GroupPlan, level: Level, aggregates: Aggregates): Promise<readonly Group[]> {
  const { scope, run, question } = plan;
  const statement = groupsSql(plan, level, aggregates, run.statistics.groups + 1);
  const found = scope.keys === 0 ? [] : await run.snapshot.rowsPlannedAnew(statement.compile());
  if (found.length > run.statistics.groups) refuse(run.statistics.groups);
  const keyCount = question.dimensions.reduce((sum, { width }) => sum + width, 0);
  return found.map(groupReader(keyCount));
}

/** The groups of all parents, gaps filled. */
function arrangeAll({ scope, question, run }: GroupPlan, axis: Axis, found: readonly Group[]): Group[] {
  const byParent: Group[][] = Array.from({ length: scope.parents }, () => []);
  for (const group of found) byParent[group.parent]?.push(group);
  const hasNoKey = question.dimensions.length === 0;
  const filling = {
    ...axis,
    fill: question.fill,
    hasBuckets: question.unit !== null,
    wantsRest: question.rest,
    // A condition decides about the empty key as about any other: it is there where it has rows.
    hasEmptyKey: hasNoKey && question.unit !== null && question.having.length === 0 && question.first !== 0,
    keyCount: question.dimensions.reduce((sum, { width }) => sum + width, 0),
    timeComesFirst: question.timeComesFirst,
  };
  const groups = byParent.flatMap((own, parent) => arrange(parent, own, filling));
  if (groups.length > run.statistics.groups) refuse(run.statistics.groups);
  return groups;
}

function refuse(most: number): never {
  throw new Refusal(
    'LIMIT_EXCEEDED',
    `There are more than ${String(most)} groups, buckets included; narrow the filter, take larger buckets, or ask for the \`first\` ones.`,
  );
}

/** The same groups over the range before: the same keys, each bucket moved like the range. */
async function previousOf(
  plan: GroupPlan,
  level: Level,
  { args, nodes }: OtherField,
  operation: Operation,
): Promise<(group: Group) => Row> {
  const { grain, question, run } = plan;
  const range = neededRange(level.filter, question.time);
  const move = shifter(range, args['period'] as Period, zoneOf(args['timeZone'] as string));
  const moved = { from: move(range.from), to: move(range.to) };
  const before: Level = {
    filter: withRange(level.filter, question.time, moved),
    range: moved,
    boundaries: level.boundaries?.map(move) ?? null,
  };
  const measures = new Map(grain.measures.map((it) => [it.name, it]));
  const selected = select(grain, `${grain.name}Statistics`, measures, nodes, run, operation);
  const measured = await measure(plan, before, selected.aggregates);
  const further = await Promise.all(
    selected.others.map(async (field) => [field.slot, await previousOf(plan, before, field, operation)] as const),
  );
  const rowOf = new Map(measured.map((group) => [identityOf(group), group.row]));
  return (group) => {
    const answer = selected.read(rowOf.get(identityOf(group)) ?? {});
    for (const [slot, read] of further) answer[slot] = read(group);
    return answer;
  };
}
