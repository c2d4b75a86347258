SELECT t.channel AS "channel", t.external_id AS "externalId", t.row_id AS "rowId", t.created_at AS "createdAt"
FROM sessions t
WHERE TRUE
ORDER BY t.created_at DESC NULLS LAST, t.row_id DESC
LIMIT 21;

SELECT t.session_id AS "$0", t.row_id AS "rowId", t.talk_and_hold_seconds AS "talkAndHoldSeconds", t.wrap_up_seconds AS "wrapUpSeconds"
FROM handle_phases t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.row_id AS "rowId", t.duration_seconds AS "durationSeconds"
FROM consumer_legs t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.type_text AS "typeText", t.duration_seconds AS "durationSeconds"
FROM consumer_events t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.event_text AS "eventText", t.duration_seconds AS "durationSeconds"
FROM menu_visits t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.started_at AS "startedAt", t.duration_seconds AS "durationSeconds"
FROM redactions t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.started_at, t.row_id;

SELECT t.session_id AS "$0", t.kind_text AS "kindText"
FROM deflections t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.kind_text AS "kindText", t.reason_text AS "reasonText"
FROM deflected_escalations t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.group_label AS "groupLabel", t.offered_at AS "offeredAt"
FROM offer_events t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.started_at AS "startedAt", t.ended_at AS "endedAt", t.duration_seconds AS "durationSeconds"
FROM wait_time_virtual_agents t
WHERE t.session_id = ANY($1::bigint[])
ORDER BY t.position;

SELECT t.session_id AS "$0", t.content AS "content"
FROM sms_messages t
WHERE (t.session_id = ANY($1::bigint[]) AND t.kind = 'IN_CALL')
ORDER BY t.position;

SELECT t.session_id AS "$0", t.content AS "content"
FROM sms_messages t
WHERE (t.session_id = ANY($1::bigint[]) AND t.kind = 'WAIT_TIME')
ORDER BY t.position;
