import { raw, sql, type Sql } from '../../database/sql.ts';
import type { Row } from '../../model/fields.ts';
import {
  columnOfAsk,
  noSuchStat,
  quotient,
  quotientSql,
  whole,
  type Ask,
  type Measure,
  type Stat,
} from '../measure.ts';
import { objectType, type ObjectField } from '../../model/types.ts';

const RatingCount = objectType('RatingCount', 'How often one rating was given.', [
  { name: 'rating', type: () => 'decimal', says: 'The rating, on the scale of its survey.' },
  { name: 'count', type: () => 'whole', says: 'How many gave it.' },
]);

const counted: readonly ObjectField[] = [
  { name: 'count', type: () => 'whole', says: 'Rows that have a value. "No value" is not 0.' },
  { name: 'average', type: () => 'decimal', nullable: true, says: 'Sum / `count`. Null over no value.' },
];

const Rating = objectType('RatingStatistics', 'Ratings of surveys, over the rows that were rated.', [
  ...counted,
  { name: 'minimum', type: () => 'decimal', nullable: true, says: 'Worst. Null over no rating.' },
  { name: 'maximum', type: () => 'decimal', nullable: true, says: 'Best. Null over no rating.' },
  {
    name: 'distribution',
    type: () => [RatingCount],
    says: 'Every rating that was given and how often, lowest first; a rating that nobody gave is not in it.',
  },
]);

const Sentiment = objectType(
  'SentimentStatistics',
  'Mood of consumers, about 0 to 100, where it was measured.',
  counted,
);

/** Ratings; the distribution is part of the same statement. */
export const rating = (says: string, property: string): Measure =>
  score('rating', 'RATING', 'rating', says, property, () => Rating, ['AVERAGE', 'COUNT', 'MINIMUM', 'MAXIMUM']);

/** Mood of consumers. */
export const sentiment = (says: string, property: string): Measure =>
  score('sentiment', 'SENTIMENT', 'points', says, property, () => Sentiment, ['AVERAGE', 'COUNT']);

const functions: Readonly<Record<string, string>> = {
  count: 'count',
  sum: 'sum',
  minimum: 'min',
  maximum: 'max',
  distribution: 'array_agg',
};

function score(
  name: string,
  kind: Measure['kind'],
  unit: string,
  says: string,
  property: string,
  type: Measure['type'],
  stats: readonly Stat[],
): Measure {
  const aggregateSql = (ask: Ask, of: string): Sql => {
    const column = columnOfAsk(ask, property);
    const over = of === 'distribution' ? sql` FILTER (WHERE ${column} IS NOT NULL)` : sql``;
    return sql`${raw(functions[of] as string)}(${column})${over}`;
  };
  return {
    name,
    kind,
    says,
    unit,
    type,
    nullable: false,
    args: [],
    stats,
    select: (ask, _args, leaves) => {
      const wanted = new Set(leaves.map((leaf) => leaf.name));
      if (wanted.delete('average')) wanted.add('sum').add('count');
      const keys = Object.fromEntries([...wanted].map((of) => [of, ask.aggregates.add(aggregateSql(ask, of))]));
      return (row) => {
        const value = (of: string): unknown => row[keys[of] ?? ''];
        return {
          count: whole(value('count')),
          average: quotient(value('sum'), value('count')),
          minimum: value('minimum') ?? null,
          maximum: value('maximum') ?? null,
          distribution: distributionOf(value('distribution')),
        };
      };
    },
    numberSql: (ask, stat) => {
      if (!stats.includes(stat)) return noSuchStat(name, stat, stats);
      return stat === 'AVERAGE'
        ? quotientSql(aggregateSql(ask, 'sum'), aggregateSql(ask, 'count'))
        : aggregateSql(ask, stat.toLowerCase());
    },
  };
}

function distributionOf(ratings: unknown): Row[] {
  const counts = new Map<number, number>();
  for (const value of (ratings as number[] | null) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([value, times]) => ({ rating: value, count: times }));
}
