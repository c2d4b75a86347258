/** What was recorded, sent and offered. */
export const media = `
  CREATE TABLE recordings (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    started_at timestamptz,
    duration_seconds bigint,
    instance text NOT NULL, channel text NOT NULL,
    type_text text, conference_sid text,
    redaction_times jsonb,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE redactions (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    recording_row_id bigint, start_agent_id bigint, end_agent_id bigint,
    started_at timestamptz, ended_at timestamptz,
    duration_seconds double precision,
    instance text NOT NULL, channel text NOT NULL,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE smart_actions (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    source_id bigint,
    instance text NOT NULL, channel text NOT NULL, kind text NOT NULL,
    media_url text, photo_type text,
    answer jsonb,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE sms_messages (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    instance text NOT NULL, channel text NOT NULL, kind text NOT NULL,
    content jsonb,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE offer_events (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    offered_at timestamptz,
    instance text NOT NULL, channel text NOT NULL,
    group_label text,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE wait_time_virtual_agents (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    started_at timestamptz, ended_at timestamptz,
    duration_seconds bigint,
    instance text NOT NULL, channel text NOT NULL,
    PRIMARY KEY (session_id, row_id)
  );
`;
