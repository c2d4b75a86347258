SELECT t.channel AS "channel", t.type_text AS "typeText", t.handle_seconds AS "handleSeconds", t.row_id AS "rowId", t.instance AS "instance" FROM sessions t WHERE (t.channel = $1 AND t.external_id = $2) ORDER BY t.instance LIMIT 20;

SELECT t.session_id AS "$0", t.kind AS "kind", t.instance AS "instance", t.from_agent_id AS "fromAgentId", t.to_agent_id AS "toAgentId", t.session_id AS "sessionId", t.row_id AS "rowId"
FROM transfers t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.session_id AS "$0", t.transfer_id AS "$1", t.wait_seconds AS "waitSeconds", t.outcome AS "outcome"
FROM queue_legs t
WHERE (t.session_id = ANY($1::bigint[]) AND t.transfer_id = ANY($2::bigint[]))
ORDER BY t.position;
