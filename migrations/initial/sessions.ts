/** The session itself, and the documents it came from or that could not be taken in. */
export const sessions = `
  CREATE TABLE sessions (
    row_id bigint NOT NULL, external_id bigint NOT NULL,
    counted_handles integer NOT NULL, transfer_count integer NOT NULL, escalation_count integer NOT NULL,
    virtual_agent_leg_count integer NOT NULL,
    is_open boolean NOT NULL, is_handled boolean NOT NULL, is_virtual_agent_handled boolean NOT NULL,
    is_failed boolean NOT NULL, is_deflected boolean NOT NULL, is_voicemail boolean NOT NULL,
    is_in_menu_abandoned boolean NOT NULL, is_transferred boolean NOT NULL, is_escalated boolean NOT NULL,
    is_contained boolean NOT NULL, is_recorded boolean NOT NULL, used_smart_action boolean NOT NULL,
    selected_menu_id bigint, agent_id bigint, virtual_agent_id bigint, end_user_id bigint,
    parent_external_id bigint,
    created_at timestamptz, queued_at timestamptz, assigned_at timestamptz, connected_at timestamptz,
    ended_at timestamptz, scheduled_at timestamptz, updated_at timestamptz, first_message_at timestamptz,
    last_message_at timestamptz,
    handle_seconds bigint, hold_seconds bigint, talk_seconds bigint, wrap_up_seconds bigint,
    pre_work_seconds bigint, wait_seconds bigint, session_seconds bigint, average_response_seconds bigint,
    longest_response_seconds bigint, counted_talk_seconds bigint, counted_hold_seconds bigint,
    counted_wrap_up_seconds bigint, counted_pre_work_seconds bigint, response_seconds_total bigint,
    response_seconds_max bigint, queued_seconds bigint,
    rating double precision,
    utc_offset_minutes integer, menu_path_depth integer, queue_priority integer, message_count integer,
    transfer_limit integer, response_count integer,
    has_feedback boolean, is_out_ticket_account boolean, verified boolean, has_transcript boolean,
    after_hours boolean,
    instance text NOT NULL, channel text NOT NULL, handled_by text NOT NULL,
    call_uuid text, language text, type_text text, direction text, medium text, status_text text,
    sub_status text, fail_reason_text text, fail_details text, feedback_comment text, out_ticket_id text,
    out_ticket_url text, recording_url text, recording_permission_text text, voicemail_reason_text text,
    deflection_text text, disconnected_by_text text, support_number text, outbound_number text,
    menu_path_name text, menu_path_ids text, answer_type_text text, email text, offer_type_text text,
    voip_provider text, adapter_fail_code text, adapter_fail_message text, provider_type text,
    provider_channel_id text, finish_reason_text text, first_queue_name text,
    smart_action_text jsonb, custom_data_secured jsonb, custom_data jsonb, sip_headers jsonb,
    automation_redirection jsonb,
    PRIMARY KEY (row_id)
  );

  -- Row ids are taken in blocks before rows are copied in, so the column has no default.
  CREATE SEQUENCE sessions_row_id AS bigint OWNED BY sessions.row_id;

  CREATE TABLE raw_documents (
    session_id bigint NOT NULL, session_external_id bigint NOT NULL,
    received_at timestamptz NOT NULL,
    size integer NOT NULL,
    instance text NOT NULL, channel text NOT NULL,
    document bytea NOT NULL, hash bytea NOT NULL,
    warnings jsonb NOT NULL,
    unmapped_paths text[] NOT NULL,
    source text,
    PRIMARY KEY (session_id)
  );

  -- Compressing a document costs more than storing it: without, taking files in is faster by half.
  ALTER TABLE raw_documents ALTER COLUMN document SET STORAGE EXTERNAL;

  CREATE TABLE quarantined_documents (
    id text NOT NULL,
    size bigint NOT NULL,
    first_seen_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL,
    attempts integer NOT NULL,
    instance text NOT NULL, source text NOT NULL,
    hash bytea NOT NULL, document bytea NOT NULL,
    problems text[] NOT NULL,
    PRIMARY KEY (id)
  );
`;
