SELECT t.channel AS "channel", t.external_id AS "externalId", t.type_text AS "typeText", t.direction AS "direction", t.medium AS "medium", t.status_text AS "statusText", … 27 more;

SELECT t.session_id AS "$0", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds", t.event_text AS "eventText", t.queue_name AS "queueName"
FROM menu_visits t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.handle_seconds AS "handleSeconds", t.virtual_agent_id AS "virtualAgentId", t.queue_name AS "queueName", … 5 more
FROM virtual_agent_legs t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.created_at AS "createdAt", t.escalated_at AS "escalatedAt", t.status_text AS "statusText", t.reason_text AS "reasonText", t.from_virtual_agent_id AS "fromVirtualAgentId", … 4 more
FROM escalations t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.escalated_at AS "escalatedAt", t.kind_text AS "kindText", t.reason_text AS "reasonText", t.virtual_agent_id AS "virtualAgentId", t.queue_name AS "queueName"
FROM deflected_escalations t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.row_id AS "rowId", t.created_at AS "createdAt", t.connected_at AS "connectedAt", t.status_text AS "statusText", t.kind AS "kind", … 13 more
FROM transfers t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.wait_seconds AS "waitSeconds", t.outcome AS "outcome", t.service_level_event_text AS "serviceLevelEventText", … 7 more
FROM queue_legs t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds"
FROM wait_time_virtual_agents t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.offered_at AS "offeredAt", t.group_label AS "groupLabel"
FROM offer_events t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.talk_and_hold_seconds AS "talkAndHoldSeconds", t.hold_seconds AS "holdSeconds", t.wrap_up_seconds AS "wrapUpSeconds", … 5 more
FROM handle_phases t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.type_text AS "typeText", t.connected_at AS "connectedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds", t.agent_id AS "agentId", … 4 more
FROM participants t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.started_at AS "startedAt", t.duration_seconds AS "durationSeconds", t.type_text AS "typeText", t.session_id AS "sessionId", t.row_id AS "rowId"
FROM recordings t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds", t.start_agent_id AS "startAgentId"
FROM redactions t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.started_at, t.row_id;

SELECT t.session_id AS "$0", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds", t.type_text AS "typeText", t.event_text AS "eventText", t.queue_name AS "queueName"
FROM consumer_events t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name", t.type_text AS "typeText"
FROM menus t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.external_id AS "externalId", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.identifier AS "identifier"
FROM end_users t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.session_id AS "$0", t.talk_seconds AS "talkSeconds", t.hold_seconds AS "holdSeconds", t.wrap_up_seconds AS "wrapUpSeconds", t.handle_seconds AS "handleSeconds", t.counted AS "counted", … 5 more
FROM agent_handles t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.code AS "code", t.note AS "note", t.list AS "list", t.list_path AS "listPath", t.instance AS "instance", t.agent_id AS "agentId"
FROM dispositions t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.kind AS "kind", t.media_url AS "mediaUrl", t.answer AS "answer"
FROM smart_actions t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.kind, t.position;

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM virtual_agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.channel AS "$1", t.name AS "$2", t.name AS "name"
FROM queues t
WHERE (t.instance = ANY($1::text[]) AND t.channel = ANY($2::text[]) AND t.name = ANY($3::text[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.session_id AS "$0", t.row_id AS "$1", t.kind AS "kind"
FROM transfers t
WHERE (t.session_id = ANY($1::bigint[]) AND t.row_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM virtual_agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.identifier AS "identifier"
FROM end_users t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.session_id AS "$0", t.recording_row_id AS "$1", t.started_at AS "startedAt", t.duration_seconds AS "durationSeconds"
FROM redactions t
WHERE (t.session_id = ANY($1::bigint[]) AND t.recording_row_id = ANY($2::bigint[]))
ORDER BY t.position;

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.session_id AS "$0", t.handle_row_id AS "$1", t.started_at AS "startedAt", t.wrap_up_seconds AS "wrapUpSeconds"
FROM handle_phases t
WHERE (t.session_id = ANY($1::bigint[]) AND t.handle_row_id = ANY($2::bigint[]))
ORDER BY t.position;

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.external_id AS "externalId", t.name AS "name"
FROM menus t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.external_id AS "$1", t.name AS "name"
FROM agents t
WHERE (t.instance = ANY($1::text[]) AND t.external_id = ANY($2::bigint[]));

SELECT t.instance AS "$0", t.channel AS "$1", t.name AS "$2", t.name AS "name"
FROM queues t
WHERE (t.instance = ANY($1::text[]) AND t.channel = ANY($2::text[]) AND t.name = ANY($3::text[]));
