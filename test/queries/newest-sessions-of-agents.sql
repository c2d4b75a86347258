SELECT t.external_id AS "externalId", t.name AS "name", t.instance AS "instance"
FROM agents t
WHERE TRUE
ORDER BY t.external_id ASC, t.instance ASC
LIMIT 4;

SELECT k.n AS "$n", r.*
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
CROSS JOIN LATERAL (
SELECT t.channel AS "channel", t.external_id AS "externalId", t.created_at AS "createdAt", t.row_id AS "rowId"
FROM agent_handles v JOIN sessions t ON t.row_id = v.session_id
WHERE ((v.instance = k.c0 AND v.agent_id = k.c1) AND NOT EXISTS (SELECT FROM agent_handles w WHERE (w.session_id = v.session_id AND (w.row_id) < (v.row_id) AND (w.instance = k.c0 AND w.agent_id = k.c1))))
ORDER BY v.session_created_at DESC NULLS LAST, v.session_id DESC
LIMIT 3
) r
ORDER BY k.n, r."createdAt" DESC NULLS LAST, r."rowId" DESC;

SELECT k.n AS "$n", r.*
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
CROSS JOIN LATERAL (
SELECT count(*) AS "count" FROM agent_handles v JOIN sessions t ON t.row_id = v.session_id WHERE ((v.instance = k.c0 AND v.agent_id = k.c1) AND NOT EXISTS (SELECT FROM agent_handles w WHERE (w.session_id = v.session_id AND (w.row_id) < (v.row_id) AND (w.instance = k.c0 AND w.agent_id = k.c1))))
) r
ORDER BY k.n;

SELECT k.n AS "$n", r.*
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
CROSS JOIN LATERAL (
SELECT t.channel AS "channel", t.external_id AS "externalId", t.created_at AS "createdAt", t.row_id AS "rowId"
FROM agent_handles v JOIN sessions t ON t.row_id = v.session_id
WHERE ((v.instance = k.c0 AND v.agent_id = k.c1) AND t.channel = $3 AND NOT EXISTS (SELECT FROM agent_handles w WHERE (w.session_id = v.session_id AND (w.row_id) < (v.row_id) AND (w.instance = k.c0 AND w.agent_id = k.c1))))
ORDER BY v.session_created_at DESC NULLS LAST, v.session_id DESC
LIMIT 2
) r
ORDER BY k.n, r."createdAt" DESC NULLS LAST, r."rowId" DESC;
