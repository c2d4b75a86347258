SELECT t.channel AS "channel", t.external_id AS "externalId", t.type_text AS "typeText", t.direction AS "direction", t.status_text AS "statusText", t.created_at AS "createdAt", t.handle_seconds AS "handleSeconds", t.row_id AS "rowId"
FROM sessions t
WHERE (t.channel = ANY($1) AND (t.created_at >= $2 AND t.created_at < $3))
ORDER BY t.created_at DESC NULLS LAST, t.row_id DESC
LIMIT 21;

SELECT count(*) AS "count" FROM sessions t WHERE (t.channel = ANY($1) AND (t.created_at >= $2 AND t.created_at < $3));

SELECT t.session_id AS "$0", t.type_text AS "typeText", t.connected_at AS "connectedAt", t.instance AS "instance", t.agent_id AS "agentId", t.virtual_agent_id AS "virtualAgentId", t.end_user_id AS "endUserId"
FROM participants t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.status_text AS "statusText", t.kind AS "kind", t.wait_seconds AS "waitSeconds", t.instance AS "instance", t.channel AS "channel", … 5 more
FROM transfers t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.code AS "code", t.note AS "note", t.list AS "list", t.instance AS "instance", t.agent_id AS "agentId"
FROM dispositions t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM virtual_agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.identifier AS "identifier"
FROM end_users t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));
