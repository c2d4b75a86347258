import { raw, sql, type Sql } from '../../database/sql.ts';
import { Refusal } from '../../errors.ts';
import type { Row } from '../../model/fields.ts';
import {
  filterSql,
  noSuchStat,
  quotient,
  quotientSql,
  zeroOverNone,
  whole,
  type Ask,
  type Filter,
  type Leaf,
  type Measure,
  type Stat,
} from '../measure.ts';
import { objectType } from '../../model/types.ts';

const percentiles: Readonly<Record<string, number>> = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 };

const interpolated = 'Between two rows it is interpolated. Null over no rows.';

const Duration = objectType('DurationStatistics', 'Durations of rows, in seconds, over the rows that have one.', [
  { name: 'count', type: () => 'whole', says: 'Rows that have the duration.' },
  { name: 'sum', type: () => 'whole', says: 'All together, in seconds; 0 over no rows.' },
  {
    name: 'average',
    type: () => 'decimal',
    nullable: true,
    says: '`sum` / `count`, in seconds. Null over no rows.',
  },
  { name: 'minimum', type: () => 'whole', nullable: true, says: 'Shortest, in seconds. Null over no rows.' },
  { name: 'maximum', type: () => 'whole', nullable: true, says: 'Longest, in seconds. Null over no rows.' },
  { name: 'p50', type: () => 'decimal', nullable: true, says: `Median, in seconds. ${interpolated}` },
  {
    name: 'p90',
    type: () => 'decimal',
    nullable: true,
    says: `90 of 100 rows are at most so long, in seconds. ${interpolated}`,
  },
  {
    name: 'p95',
    type: () => 'decimal',
    nullable: true,
    says: `95 of 100 rows are at most so long, in seconds. ${interpolated}`,
  },
  {
    name: 'p99',
    type: () => 'decimal',
    nullable: true,
    says: `99 of 100 rows are at most so long, in seconds. ${interpolated}`,
  },
  {
    name: 'percentile',
    type: () => 'decimal',
    nullable: true,
    says: `The share \`p\` of the rows is at most so long, in seconds. ${interpolated}`,
    args: [{ name: 'p', type: () => 'decimal', says: 'A share from 0 to 1: 0.75 is the upper quartile.' }],
  },
]);

const stats: readonly Stat[] = ['AVERAGE', 'SUM', 'COUNT', 'MINIMUM', 'MAXIMUM', 'P50', 'P90', 'P95', 'P99'];

/** A duration of rows that pass a filter; `value` is SQL that is null where a row has none. */
export function duration(
  named: { readonly name: string; readonly says: string },
  value: (ask: Ask) => Sql,
  filter: Filter | null,
): Measure {
  const aggregateSql = (ask: Ask, name: string, p: number | null = null): Sql => {
    const over = filterSql(ask, filter);
    const share = p ?? percentiles[name];
    if (share !== undefined) return sql`percentile_cont(${share}) WITHIN GROUP (ORDER BY ${value(ask)})${over}`;
    return sql`${raw(name === 'minimum' ? 'min' : name === 'maximum' ? 'max' : name)}(${value(ask)})${over}`;
  };

  function leafReader(ask: Ask, leaf: Leaf): (row: Row) => unknown {
    if (leaf.name === 'average') {
      const sum = ask.aggregates.add(aggregateSql(ask, 'sum'));
      const rows = ask.aggregates.add(aggregateSql(ask, 'count'));
      return (row) => quotient(row[sum], row[rows]);
    }
    const p = leaf.name === 'percentile' ? shareOf(leaf) : null;
    const key = ask.aggregates.add(aggregateSql(ask, leaf.name, p));
    return leaf.name === 'count' || leaf.name === 'sum' ? (row) => whole(row[key]) : (row) => row[key] ?? null;
  }

  return {
    ...named,
    kind: 'DURATION',
    unit: 'seconds',
    type: () => Duration,
    nullable: false,
    args: [],
    stats,
    select: (ask, _args, leaves) => {
      const readers = leaves.map((leaf) => [leaf.slot, leafReader(ask, leaf)] as const);
      return (row) => {
        const answer: Row = {};
        for (const [slot, read] of readers) answer[slot] = read(row);
        return answer;
      };
    },
    numberSql: (ask, stat) => {
      if (stat === 'AVERAGE') return quotientSql(aggregateSql(ask, 'sum'), aggregateSql(ask, 'count'));
      if (stat === 'SUM') return zeroOverNone(aggregateSql(ask, 'sum'));
      return stats.includes(stat) ? aggregateSql(ask, stat.toLowerCase()) : noSuchStat(named.name, stat, stats);
    },
  };
}

function shareOf({ args }: Leaf): number {
  const p = args['p'] as number;
  if (!(p >= 0 && p <= 1)) {
    throw new Refusal('BAD_USER_INPUT', `\`percentile(p:)\` is ${String(p)}; it is a share from 0 to 1, such as 0.9.`);
  }
  return p;
}
