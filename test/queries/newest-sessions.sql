SELECT t.channel AS "channel", t.external_id AS "externalId", t.type_text AS "typeText", t.direction AS "direction", t.status_text AS "statusText", t.created_at AS "createdAt", t.handle_seconds AS "handleSeconds", t.row_id AS "rowId"
FROM sessions t
WHERE (t.channel = ANY($1) AND (t.created_at >= $2 AND t.created_at < $3))
ORDER BY t.created_at DESC NULLS LAST, t.row_id DESC
LIMIT 21;

SELECT count(*) AS "count" FROM sessions t WHERE (t.channel = ANY($1) AND (t.created_at >= $2 AND t.created_at < $3));

SELECT k.n AS "$n", t.type_text AS "typeText", t.connected_at AS "connectedAt", t.instance AS "instance", t.agent_id AS "agentId", t.virtual_agent_id AS "virtualAgentId", t.end_user_id AS "endUserId"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN participants t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.status_text AS "statusText", t.kind AS "kind", t.wait_seconds AS "waitSeconds", t.instance AS "instance", t.channel AS "channel", … 5 more
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN transfers t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.code AS "code", t.note AS "note", t.list AS "list", t.instance AS "instance", t.agent_id AS "agentId"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN dispositions t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN virtual_agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.identifier AS "identifier"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN end_users t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);
