import { sql, type Sql } from '../../database/sql.ts';

/** The second file of a session comes about 15 minutes after its end; later than this it is not waited for. */
export const SETTLED_AFTER_MINUTES = 20;

/**
 * As a value of SQL: until when everything is stored that the instances delivered for which a condition on `i.instance` holds, first
 * and second files. Of each watched source it is the begin of its last listing or pull that came to an end, or how far it was pulled,
 * but not beyond what is still to be read. Null where an instance has no watched source, or one that was not yet listed.
 */
export const completeThrough = (condition: Sql): Sql => sql`(
  SELECT CASE WHEN count(*) = count(s.at) THEN min(s.at) - make_interval(mins => ${SETTLED_AFTER_MINUTES}::integer) END
  FROM (SELECT name AS instance FROM instances UNION SELECT instance FROM ingest_sources) i
  LEFT JOIN LATERAL (
    SELECT CASE WHEN known.at IS NOT NULL THEN LEAST(known.at, (
      SELECT COALESCE(o.modified_at, o.listed_at) FROM ingest_objects o
      WHERE o.source = w.name AND o.state = 'PENDING' ORDER BY COALESCE(o.modified_at, o.listed_at) LIMIT 1
    )) END AS at
    FROM ingest_sources w, LATERAL (SELECT GREATEST(w.listing_started_at, w.cursor_at) AS at) known
    WHERE w.instance = i.instance
  ) s ON TRUE
  WHERE ${condition})`;
