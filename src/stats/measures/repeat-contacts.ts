import { sql, type Sql } from '../../database/sql.ts';
import { Refusal } from '../../errors.ts';
import { noSuchStat, whole, type Arguments, type Ask, type Measure, type Stat } from '../measure.ts';

const MOST_DAYS = 366;
const stats: readonly Stat[] = ['COUNT', 'VALUE'];

/** Consumers who came back. */
export const repeatContacts: Measure = {
  name: 'repeatContacts',
  kind: 'COUNT',
  says: 'Sessions whose consumer had an earlier session, on any channel of the same instance, at most `withinDays` times 24 hours before. It looks back over all data, not only the range or filter. Sessions without a known consumer are not counted.',
  unit: 'sessions',
  type: () => 'whole',
  nullable: false,
  args: [
    {
      name: 'withinDays',
      type: () => 'integer',
      fallback: 7,
      says: `How far to look back: 1 to ${String(MOST_DAYS)} times 24 hours.`,
    },
  ],
  stats,
  select: (ask, args) => {
    const key = ask.aggregates.add(repeatedSql(ask, args));
    return (row) => whole(row[key]);
  },
  numberSql: (ask, stat, args) =>
    stats.includes(stat) ? repeatedSql(ask, args) : noSuchStat('repeatContacts', stat, stats),
};

/** When the consumer had the session before; looked for once for each row, however many windows are asked for. */
const before = sql`(SELECT max(p.created_at) FROM sessions p WHERE p.instance = t.instance AND p.end_user_id = t.end_user_id AND p.created_at < t.created_at)`;

function repeatedSql({ aggregates }: Ask, { withinDays }: Arguments): Sql {
  const days = withinDays as number;
  if (days < 1 || days > MOST_DAYS) {
    throw new Refusal('BAD_USER_INPUT', `\`withinDays\` is ${String(days)}; it is from 1 to ${String(MOST_DAYS)}.`);
  }
  return sql`count(*) FILTER (WHERE ${aggregates.share(before)} >= t.created_at - make_interval(hours => ${days * 24}::integer))`;
}
