-- Waits of calls by queue and day of Berlin's calendar: entries, average and 90th percentile, abandon rate, service level as delivered.
-- $1, $2: the range.
SELECT queue_name, instance, date_trunc('day', started_at, 'Europe/Berlin') AS day,
  count(*) AS entered,
  avg(wait_seconds)::float8 AS average_wait,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY wait_seconds) AS p90_wait,
  count(*) FILTER (WHERE outcome = 'ABANDONED')::float8 / count(*) AS abandon_rate,
  count(*) FILTER (WHERE service_level_event_text = 'in_sla')::float8
    / nullif(count(*) FILTER (WHERE service_level_event_text IN ('in_sla', 'not_in_sla')), 0) AS service_level
FROM queue_legs
WHERE started_at >= $1 AND started_at < $2 AND channel = 'VOICE'
GROUP BY queue_name, instance, day
ORDER BY queue_name, instance, day
