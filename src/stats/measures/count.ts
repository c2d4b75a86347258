import { sql, type Sql } from '../../database/sql.ts';
import {
  columnOfAsk,
  countSql,
  filterSql,
  noSuchStat,
  whole,
  zeroOverNone,
  type Ask,
  type Filter,
  type Measure,
  type Stat,
} from '../measure.ts';

interface Named {
  readonly name: string;
  readonly says: string;
  readonly unit: string;
}

/** How many rows pass a filter; all rows where it is null. */
export const count = (named: Named, filter: Filter | null): Measure => ({
  ...numberMeasure(named, 'COUNT', (ask) => countSql(ask, filter)),
  counts: filter,
});

/** How many different values a column has in the rows that pass a filter. */
export const distinct = (named: Named, property: string, filter: Filter | null): Measure =>
  numberMeasure(named, 'COUNT', (ask) => sql`count(DISTINCT ${columnOfAsk(ask, property)})${filterSql(ask, filter)}`);

/** The sum of a column over the rows that pass a filter; 0 where no row has a value. */
export const total = (named: Named, property: string, filter: Filter | null): Measure =>
  numberMeasure(named, 'TOTAL', (ask) =>
    zeroOverNone(sql`sum(${columnOfAsk(ask, property)})${filterSql(ask, filter)}`),
  );

/** The sum of a column; null where no row has a value, because the source does not tell it. */
export const totalWhereTold = (named: Named, property: string, filter: Filter | null): Measure => ({
  ...numberMeasure(named, 'TOTAL', (ask) => sql`sum(${columnOfAsk(ask, property)})${filterSql(ask, filter)}`, true),
});

function numberMeasure(
  { name, says, unit }: Named,
  kind: Measure['kind'],
  aggregate: (ask: Ask) => Sql,
  nullable = false,
): Measure {
  const stats: readonly Stat[] = [kind === 'COUNT' ? 'COUNT' : 'SUM', 'VALUE'];
  return {
    name,
    kind,
    says,
    unit,
    type: () => 'whole',
    nullable,
    args: [],
    stats,
    select: (ask) => {
      const key = ask.aggregates.add(aggregate(ask));
      return nullable ? (row) => row[key] ?? null : (row) => whole(row[key]);
    },
    numberSql: (ask, stat) => (stats.includes(stat) ? aggregate(ask) : noSuchStat(name, stat, stats)),
  };
}
