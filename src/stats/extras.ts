import type { ConnectionExtra, Extras } from '../graphql/connection/extras.ts';
import { freshnessOf } from './freshness.ts';
import type { Grain } from './grain.ts';
import { grains } from './grains.ts';
import { answerGroups } from './groups/answer.ts';
import { statisticsTypesOf } from './schema/types.ts';
import { answerTotals } from './totals.ts';

/** What the connections of every grain have beside their rows. */
export const statistics = (): Extras => new Map(grains.map((grain) => [grain.type, extrasOf(grain)]));

function extrasOf(grain: Grain): readonly ConnectionExtra[] {
  const { Statistics, Group, groupArguments } = statisticsTypesOf(grain);
  return [
    ...freshnessOf(grain),
    {
      name: 'totals',
      says: 'Measures of all rows of the filter together, whatever page is asked for.',
      type: () => Statistics,
      nullable: false,
      args: [],
      answer: (scope, _args, nodes, run, operation) => answerTotals(grain, scope, nodes, run, operation),
    },
    {
      name: 'groups',
      says: 'The same rows in groups, each measured by itself: by keys, by pieces of time, or both.',
      type: () => [Group],
      nullable: false,
      args: groupArguments,
      answer: (scope, args, nodes, run, operation) => answerGroups(grain, scope, args, nodes, run, operation),
    },
  ];
}
