SELECT t.channel AS "channel", t.type_text AS "typeText", t.handle_seconds AS "handleSeconds", t.row_id AS "rowId", t.instance AS "instance" FROM sessions t WHERE (t.channel = $1 AND t.external_id = $2) ORDER BY t.instance LIMIT 20;

SELECT k.n AS "$n", t.kind AS "kind", t.instance AS "instance", t.from_agent_id AS "fromAgentId", t.to_agent_id AS "toAgentId", t.session_id AS "sessionId", t.row_id AS "rowId"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN transfers t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.wait_seconds AS "waitSeconds", t.outcome AS "outcome"
FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN queue_legs t ON (t.session_id = k.c0 AND t.transfer_id = k.c1)
ORDER BY k.n, t.position;
