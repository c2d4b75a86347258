import { sql, type Sql } from '../../database/sql.ts';
import { Refusal } from '../../errors.ts';
import { columnOfAsk, whole, type Ask, type Measure } from '../measure.ts';
import { objectType } from '../../model/types.ts';

const MOST_EDGES = 100;

const Bin = objectType('HistogramBin', 'How many durations lie between two edges.', [
  { name: 'from', type: () => 'integer', says: 'The shortest, in seconds.' },
  {
    name: 'to',
    type: () => 'integer',
    nullable: true,
    says: 'All are shorter than this, in seconds; null for the last, which is open.',
  },
  { name: 'count', type: () => 'whole', says: 'How many.' },
]);

/** How a duration is spread over intervals that the caller chooses. */
export const histogram = (name: string, says: string, property: string): Measure => ({
  name,
  kind: 'HISTOGRAM',
  says,
  unit: 'rows',
  type: () => [Bin],
  nullable: false,
  args: [
    {
      name: 'edges',
      type: () => ['integer'],
      fallback: [5, 10, 20, 30, 60, 120, 300],
      says: `Where one interval ends and the next begins, in seconds, ascending; at most ${String(MOST_EDGES)}. The first begins at 0, the last is open.`,
    },
  ],
  stats: [],
  select: (ask, args) => {
    const edges = [0, ...checked(name, args['edges'] as readonly number[])];
    const keys = edges.map((from, i) => ask.aggregates.add(betweenSql(ask, property, from, edges[i + 1] ?? null)));
    return (row) => edges.map((from, i) => ({ from, to: edges[i + 1] ?? null, count: whole(row[keys[i] as string]) }));
  },
  numberSql: () => {
    throw new Refusal('BAD_USER_INPUT', `\`${name}\` is a list; groups cannot be ordered by it.`);
  },
});

function betweenSql(ask: Ask, property: string, from: number, to: number | null): Sql {
  const column = columnOfAsk(ask, property);
  // A negative duration of a broken file lies in the first interval, so that the intervals sum to the rows.
  const lower = from === 0 ? sql`${column} IS NOT NULL` : sql`${column} >= ${from}`;
  const upper = to === null ? sql`` : sql` AND ${column} < ${to}`;
  return sql`count(*) FILTER (WHERE ${lower}${upper})`;
}

function checked(name: string, edges: readonly number[]): readonly number[] {
  if (edges.length > MOST_EDGES) {
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `\`${name}(edges:)\` has ${String(edges.length)} edges; at most ${String(MOST_EDGES)} are allowed.`,
    );
  }
  edges.forEach((edge, i) => {
    if (edge <= (edges[i - 1] ?? 0)) {
      throw new Refusal(
        'BAD_USER_INPUT',
        `\`${name}(edges:)\` must be positive and ascending; ${String(edge)} is not.`,
      );
    }
  });
  return edges;
}
