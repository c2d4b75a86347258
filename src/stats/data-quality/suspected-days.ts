import { sql } from '../../database/sql.ts';
import { ofInstance, type QualityPart } from './question.ts';

/** Days before the newest session, its own among them, that are looked at where no range is given. */
const DAYS = 92;

/** Days on which many answered legs waited 0 seconds although their sessions did wait. */
export const suspectedDaysPart: QualityPart = {
  fields: ['suspectedDays'],
  statement: ({ from, to, timeZone, ...question }) => {
    const newest = sql`SELECT instance, max(created_at) AS at FROM sessions WHERE ${ofInstance({ from, to, timeZone, ...question })} GROUP BY 1`;
    const first = sql`(date_trunc('day', at AT TIME ZONE ${timeZone}) - make_interval(days => ${DAYS - 1}::integer)) AT TIME ZONE ${timeZone}`;
    // With one bound the range is open on the other side.
    const start = from === null && to === null ? first : sql`COALESCE(${from}::timestamptz, '-infinity')`;
    return sql`WITH bounds AS (
  SELECT instance, ${start} AS start, COALESCE(${to}::timestamptz, 'infinity') AS stop FROM (${newest}) newest
), legs AS (
  SELECT l.instance, date_trunc('day', l.started_at AT TIME ZONE ${timeZone}) AS day,
    CASE WHEN l.wait_seconds = 0 AND s.assigned_at > s.queued_at
      THEN extract(epoch FROM s.assigned_at - s.queued_at) END AS gap
  FROM bounds b
  JOIN queue_legs l ON l.instance = b.instance AND l.started_at >= b.start AND l.started_at < b.stop
  JOIN sessions s ON s.row_id = l.session_id
  WHERE l.outcome = 'ANSWERED'
)
SELECT instance, to_char(day, 'YYYY-MM-DD') AS day, day AT TIME ZONE ${timeZone} AS "from",
  (day + interval '1 day') AT TIME ZONE ${timeZone} AS "to", count(*) AS "answeredLegs", count(gap) AS "suspectedLegs",
  count(gap)::float8 / count(*) AS share, avg(gap)::float8 AS "averageGapSeconds"
FROM legs GROUP BY instance, legs.day
HAVING count(gap) > 0 AND count(gap) * 20 >= count(*)
ORDER BY legs.day`;
  },
  read: (rows) => ({ suspectedDays: rows }),
};
