import { sql, type Sql } from '../../database/sql.ts';
import { conditionOf } from '../../graphql/filter/condition.ts';
import {
  columnOfAsk,
  countSql,
  filterSql,
  noSuchStat,
  quotient,
  quotientSql,
  whole,
  type Arguments,
  type Ask,
  type Filter,
  type Leaf,
  type Measure,
  type Stat,
} from '../measure.ts';
import { objectType, type Argument } from '../../model/types.ts';

const Rate = objectType('Rate', 'A share, with what it is a share of.', [
  {
    name: 'value',
    type: () => 'decimal',
    nullable: true,
    says: '`numerator` / `denominator`, so 1 is all of them. Null over an empty denominator.',
  },
  { name: 'numerator', type: () => 'whole', says: 'What has the property.' },
  { name: 'denominator', type: () => 'whole', says: 'What could have it.' },
]);

/** One side of a rate: rows that pass a filter, those of them in which a column is at most so much, or the sum of a column over them. */
export interface Tally {
  readonly filter: Filter | null;
  readonly sum?: string;
  readonly atMost?: { readonly property: string; readonly value: number };
}

/** Both sides of a rate. */
export interface Sides {
  readonly numerator: Tally;
  readonly denominator: Tally;
}

const stats: readonly Stat[] = ['VALUE', 'COUNT'];

/** A share; its sides may depend on the arguments. */
export function rate(
  named: { readonly name: string; readonly says: string },
  sides: Sides | ((args: Arguments) => Sides),
  args: readonly Argument[] = [],
): Measure {
  const sidesOf = (given: Arguments): Sides => (typeof sides === 'function' ? sides(given) : sides);
  return {
    ...named,
    kind: 'RATE',
    unit: 'share',
    type: () => Rate,
    nullable: false,
    args,
    stats,
    select: (ask, given, leaves) => select(ask, sidesOf(given), leaves),
    numberSql: (ask, stat, given) => {
      const { numerator, denominator } = sidesOf(given);
      if (stat === 'VALUE') return quotientSql(tallySql(ask, numerator), tallySql(ask, denominator));
      return stat === 'COUNT' ? tallySql(ask, numerator) : noSuchStat(named.name, stat, stats);
    },
  };
}

function select(ask: Ask, sides: Sides, leaves: readonly Leaf[]): (row: Record<string, unknown>) => unknown {
  const wants = (name: string): boolean => leaves.some((leaf) => leaf.name === name || leaf.name === 'value');
  const numerator = wants('numerator') ? ask.aggregates.add(sharedTallySql(ask, sides.numerator)) : '';
  const denominator = wants('denominator') ? ask.aggregates.add(sharedTallySql(ask, sides.denominator)) : '';
  return (row) => ({
    value: quotient(row[numerator], row[denominator]),
    numerator: whole(row[numerator]),
    denominator: whole(row[denominator]),
  });
}

function tallySql(ask: Ask, { filter, sum, atMost }: Tally): Sql {
  if (sum !== undefined) return sql`COALESCE(sum(${columnOfAsk(ask, sum)})${filterSql(ask, filter)}, 0)`;
  return countSql(ask, atMost ? { ...filter, [atMost.property]: { lte: atMost.value } } : filter);
}

/** The same; the filter is looked at once for each row, however many values the column is compared with. */
function sharedTallySql(ask: Ask, tally: Tally): Sql {
  const { filter, atMost } = tally;
  if (!atMost || filter === null) return tallySql(ask, tally);
  const column = columnOfAsk(ask, atMost.property);
  const shared = sql`CASE WHEN ${conditionOf(ask.type, filter, ask.principal)} THEN ${column} END`;
  return sql`count(*) FILTER (WHERE ${ask.aggregates.share(shared)} <= ${atMost.value})`;
}
