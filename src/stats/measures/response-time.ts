import { raw, sql, type Sql } from '../../database/sql.ts';
import {
  columnOfAsk,
  filterSql,
  noSuchStat,
  quotient,
  quotientSql,
  zeroOverNone,
  whole,
  type Ask,
  type Filter,
  type Measure,
  type Stat,
} from '../measure.ts';
import { objectType } from '../../model/types.ts';

const ResponseTime = objectType(
  'ResponseTimeStatistics',
  'Times of responses in chats. Files tell their number, sum and maximum for each turn, so there are no percentiles.',
  [
    { name: 'count', type: () => 'whole', says: 'Responses whose times are told.' },
    { name: 'sum', type: () => 'whole', says: 'All together, in seconds; 0 over no responses.' },
    {
      name: 'average',
      type: () => 'decimal',
      nullable: true,
      says: '`sum` / `count`, in seconds; never an average of averages. Null over no responses.',
    },
    { name: 'maximum', type: () => 'whole', nullable: true, says: 'Longest, in seconds. Null over no responses.' },
  ],
);

const stats: readonly Stat[] = ['AVERAGE', 'COUNT', 'SUM', 'MAXIMUM'];

const columns = { count: 'responseCount', sum: 'responseSecondsTotal', maximum: 'responseSecondsMax' } as const;

/** Times of responses, from the columns `responseCount`, `responseSecondsTotal` and `responseSecondsMax` of rows that pass a filter. */
export function responseTime(says: string, filter: Filter | null): Measure {
  const aggregateSql = (ask: Ask, of: keyof typeof columns): Sql => {
    const column = columnOfAsk(ask, columns[of]);
    // Calls of virtual agents tell how many responses there were and not how long they took.
    const value =
      of === 'count' ? sql`CASE WHEN ${columnOfAsk(ask, columns.sum)} IS NOT NULL THEN ${column} END` : column;
    return sql`${raw(of === 'maximum' ? 'max' : 'sum')}(${value})${filterSql(ask, filter)}`;
  };
  return {
    name: 'responseTime',
    kind: 'RESPONSE_TIME',
    says,
    unit: 'seconds',
    type: () => ResponseTime,
    nullable: false,
    args: [],
    stats,
    select: (ask, _args, leaves) => {
      const wanted = new Set<string>(leaves.map((leaf) => leaf.name));
      if (wanted.delete('average')) wanted.add('sum').add('count');
      const keys = Object.fromEntries(
        [...wanted].map((of) => [of, ask.aggregates.add(aggregateSql(ask, of as keyof typeof columns))]),
      );
      return (row) => {
        const value = (of: string): unknown => row[keys[of] ?? ''];
        return {
          count: whole(value('count')),
          sum: whole(value('sum')),
          average: quotient(value('sum'), value('count')),
          maximum: value('maximum') ?? null,
        };
      };
    },
    numberSql: (ask, stat) => {
      if (stat === 'AVERAGE') return quotientSql(aggregateSql(ask, 'sum'), aggregateSql(ask, 'count'));
      if (!stats.includes(stat)) return noSuchStat('responseTime', stat, stats);
      const number = aggregateSql(ask, stat.toLowerCase() as keyof typeof columns);
      return stat === 'MAXIMUM' ? number : zeroOverNone(number);
    },
  };
}
