/** Who waited, spoke or listened, and for how long. */
export const turns = `
  CREATE TABLE queue_legs (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    is_short_abandon boolean NOT NULL, is_first_entry boolean NOT NULL,
    menu_path_id bigint, agent_id bigint, transfer_id bigint,
    session_created_at timestamptz, started_at timestamptz, ended_at timestamptz,
    wait_seconds bigint, target_seconds bigint, short_abandon_threshold_seconds bigint,
    target_percent integer,
    is_transfer boolean, is_cold boolean,
    instance text NOT NULL, channel text NOT NULL, outcome text NOT NULL,
    queue_name text, language text, service_level_event_text text,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE agent_handles (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL, transfers_out integer NOT NULL,
    counted boolean NOT NULL, is_held boolean NOT NULL, is_transfer_in boolean NOT NULL,
    agent_id bigint, menu_path_id bigint, transfer_id bigint,
    session_created_at timestamptz, started_at timestamptz, ended_at timestamptz,
    handle_seconds bigint, talk_seconds bigint, hold_seconds bigint, wrap_up_seconds bigint,
    pre_work_seconds bigint, connect_seconds bigint, response_seconds_total bigint,
    response_seconds_max bigint,
    response_count integer, messages integer,
    is_transfer boolean, is_cold boolean,
    team_ids bigint[],
    instance text NOT NULL, channel text NOT NULL,
    queue_name text, language text,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE handle_phases (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    agent_id bigint, handle_row_id bigint, menu_path_id bigint, transfer_id bigint,
    started_at timestamptz, ended_at timestamptz, scheduled_at timestamptz,
    talk_and_hold_seconds bigint, hold_seconds bigint, wrap_up_seconds bigint, pre_work_seconds bigint,
    connect_seconds bigint, response_seconds_total bigint, response_seconds_max bigint,
    response_seconds_average double precision,
    response_count integer,
    is_barge boolean, is_transfer boolean, is_cold boolean,
    instance text NOT NULL, channel text NOT NULL,
    queue_name text, language text,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE virtual_agent_legs (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    virtual_agent_id bigint, menu_path_id bigint, transfer_id bigint,
    session_created_at timestamptz, started_at timestamptz, ended_at timestamptz,
    handle_seconds bigint, response_seconds_total bigint, response_seconds_max bigint,
    response_seconds_average double precision,
    sentiment integer, response_count integer, fallback_response_count integer,
    is_transfer boolean,
    instance text NOT NULL, channel text NOT NULL,
    finish_reason_text text, escalation_reason_text text, initiated_by_text text, queue_name text,
    language text,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE consumer_legs (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    started_at timestamptz, ended_at timestamptz,
    duration_seconds bigint, hold_seconds bigint, response_seconds_total bigint, response_seconds_max bigint,
    response_seconds_average double precision,
    message_count integer, response_count integer,
    instance text NOT NULL, channel text NOT NULL,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE consumer_events (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    menu_path_id bigint,
    started_at timestamptz, ended_at timestamptz,
    duration_seconds bigint,
    instance text NOT NULL, channel text NOT NULL,
    type_text text, event_text text, queue_name text, language text,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE menu_visits (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    menu_path_id bigint,
    started_at timestamptz, ended_at timestamptz,
    duration_seconds bigint,
    instance text NOT NULL, channel text NOT NULL,
    event_text text, queue_name text, language text,
    PRIMARY KEY (session_id, row_id)
  );
`;
