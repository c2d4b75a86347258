SELECT t.channel AS "channel", t.external_id AS "externalId", t.type_text AS "typeText", t.direction AS "direction", t.medium AS "medium", t.status_text AS "statusText", … 27 more;

SELECT k.n AS "$n", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds", t.event_text AS "eventText", t.queue_name AS "queueName"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN menu_visits t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.handle_seconds AS "handleSeconds", t.virtual_agent_id AS "virtualAgentId", t.queue_name AS "queueName", … 5 more
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN virtual_agent_legs t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.created_at AS "createdAt", t.escalated_at AS "escalatedAt", t.status_text AS "statusText", t.reason_text AS "reasonText", t.from_virtual_agent_id AS "fromVirtualAgentId", … 4 more
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN escalations t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.escalated_at AS "escalatedAt", t.kind_text AS "kindText", t.reason_text AS "reasonText", t.virtual_agent_id AS "virtualAgentId", t.queue_name AS "queueName"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN deflected_escalations t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.row_id AS "rowId", t.created_at AS "createdAt", t.connected_at AS "connectedAt", t.status_text AS "statusText", t.kind AS "kind", … 13 more
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN transfers t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.wait_seconds AS "waitSeconds", t.outcome AS "outcome", t.service_level_event_text AS "serviceLevelEventText", … 7 more
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN queue_legs t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN wait_time_virtual_agents t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.offered_at AS "offeredAt", t.group_label AS "groupLabel"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN offer_events t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.talk_and_hold_seconds AS "talkAndHoldSeconds", t.hold_seconds AS "holdSeconds", t.wrap_up_seconds AS "wrapUpSeconds", … 5 more
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN handle_phases t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.type_text AS "typeText", t.connected_at AS "connectedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds", t.agent_id AS "agentId", … 4 more
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN participants t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.started_at AS "startedAt", t.duration_seconds AS "durationSeconds", t.type_text AS "typeText", t.session_id AS "sessionId", t.row_id AS "rowId"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN recordings t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds", t.start_agent_id AS "startAgentId"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN redactions t ON t.session_id = k.c0
ORDER BY k.n, t.started_at, t.row_id;

SELECT k.n AS "$n", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds", t.type_text AS "typeText", t.event_text AS "eventText", t.queue_name AS "queueName"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN consumer_events t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.name AS "name", t.type_text AS "typeText"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN menus t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.external_id AS "externalId", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.identifier AS "identifier"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN end_users t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.talk_seconds AS "talkSeconds", t.hold_seconds AS "holdSeconds", t.wrap_up_seconds AS "wrapUpSeconds", t.handle_seconds AS "handleSeconds", t.counted AS "counted", … 5 more
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN agent_handles t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.code AS "code", t.note AS "note", t.list AS "list", t.list_path AS "listPath", t.instance AS "instance", t.agent_id AS "agentId"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN dispositions t ON t.session_id = k.c0
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.kind AS "kind", t.media_url AS "mediaUrl", t.answer AS "answer"
FROM unnest($1::bigint[]) WITH ORDINALITY AS k(c0, n)
JOIN smart_actions t ON t.session_id = k.c0
ORDER BY k.n, t.kind, t.position;

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN virtual_agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS k(c0, c1, c2, n)
JOIN queues t ON (t.instance = k.c0 AND t.channel = k.c1 AND t.name = k.c2);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.kind AS "kind"
FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN transfers t ON (t.session_id = k.c0 AND t.row_id = k.c1);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN virtual_agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.identifier AS "identifier"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN end_users t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.started_at AS "startedAt", t.duration_seconds AS "durationSeconds"
FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN redactions t ON (t.session_id = k.c0 AND t.recording_row_id = k.c1)
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.started_at AS "startedAt", t.wrap_up_seconds AS "wrapUpSeconds"
FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN handle_phases t ON (t.session_id = k.c0 AND t.handle_row_id = k.c1)
ORDER BY k.n, t.position;

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.external_id AS "externalId", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN menus t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS k(c0, c1, n)
JOIN agents t ON (t.instance = k.c0 AND t.external_id = k.c1);

SELECT k.n AS "$n", t.name AS "name"
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS k(c0, c1, c2, n)
JOIN queues t ON (t.instance = k.c0 AND t.channel = k.c1 AND t.name = k.c2);
