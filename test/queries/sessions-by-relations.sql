SELECT t.channel AS "channel", t.external_id AS "externalId", t.created_at AS "createdAt", t.row_id AS "rowId"
FROM agent_handles v JOIN sessions t ON t.row_id = v.session_id
WHERE ((v.agent_id = $1 AND EXISTS (SELECT FROM agents f1 WHERE (f1.instance = v.instance AND f1.external_id = v.agent_id))) AND NOT EXISTS (SELECT FROM agent_handles w WHERE (w.session_id = v.session_id AND (w.row_id) < (v.row_id) AND (w.agent_id = $2 AND EXISTS (SELECT FROM agents f1 WHERE (f1.instance = w.instance AND f1.external_id = w.agent_id))))))
ORDER BY v.session_created_at DESC NULLS LAST, v.session_id DESC
LIMIT 21;

SELECT t.channel AS "channel", t.external_id AS "externalId", t.created_at AS "createdAt", t.row_id AS "rowId"
FROM queue_legs v JOIN sessions t ON t.row_id = v.session_id
WHERE ((v.queue_name = $1 AND EXISTS (SELECT FROM queues f1 WHERE (f1.instance = v.instance AND f1.channel = v.channel AND f1.name = v.queue_name))) AND NOT EXISTS (SELECT FROM queue_legs w WHERE (w.session_id = v.session_id AND (w.row_id) < (v.row_id) AND (w.queue_name = $2 AND EXISTS (SELECT FROM queues f1 WHERE (f1.instance = w.instance AND f1.channel = w.channel AND f1.name = w.queue_name))))))
ORDER BY v.session_created_at DESC NULLS LAST, v.session_id DESC
LIMIT 21;

SELECT t.channel AS "channel", t.external_id AS "externalId", t.created_at AS "createdAt", t.row_id AS "rowId"
FROM sessions t
WHERE NOT EXISTS (SELECT FROM transfers f1 WHERE f1.session_id = t.row_id)
ORDER BY t.created_at DESC NULLS LAST, t.row_id DESC
LIMIT 21;

SELECT t.channel AS "channel", t.external_id AS "externalId", t.rating AS "rating", t.status_text AS "statusText", t.created_at AS "createdAt", t.row_id AS "rowId"
FROM sessions t
WHERE (t.rating < $1 OR COALESCE((lower(btrim(t.status_text, $2)) = ANY($3)), FALSE))
ORDER BY t.created_at DESC NULLS LAST, t.row_id DESC
LIMIT 21;

SELECT t.channel AS "channel", t.external_id AS "externalId", t.status_text AS "statusText", t.created_at AS "createdAt", t.row_id AS "rowId"
FROM sessions t
WHERE (COALESCE((lower(btrim(t.status_text, $1)) = ANY($2)), FALSE)) IS NOT TRUE
ORDER BY t.created_at DESC NULLS LAST, t.row_id DESC
LIMIT 21;

SELECT t.wait_seconds AS "waitSeconds", t.session_id AS "sessionId", t.started_at AS "startedAt", t.row_id AS "rowId"
FROM queue_legs t
WHERE (EXISTS (SELECT FROM queues f1 WHERE (f1.instance = t.instance AND f1.channel = t.channel AND f1.name = t.queue_name))) IS NOT TRUE
ORDER BY t.started_at DESC NULLS LAST, t.session_id DESC, t.row_id DESC
LIMIT 21;

SELECT t.row_id AS "$0", t.channel AS "channel", t.external_id AS "externalId"
FROM sessions t
WHERE t.row_id = ANY($1::bigint[]);
