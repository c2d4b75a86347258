/** Who took part, what was handed on, and what was noted. */
export const handOvers = `
  CREATE TABLE participants (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    agent_id bigint, virtual_agent_id bigint, end_user_id bigint, location_id bigint,
    connected_at timestamptz, ended_at timestamptz,
    duration_seconds bigint, hold_seconds bigint,
    team_ids bigint[],
    instance text NOT NULL, channel text NOT NULL,
    type_text text, entry_type text, status_text text, fail_reason_text text, first_name text,
    middle_name text, last_name text, email text, phone_number text, caller_id text, conversation_id text,
    adapter_fail_code text, adapter_fail_message text,
    location jsonb, virtual_agent_conversation jsonb, virtual_agent_params jsonb, agent_assist jsonb,
    sip_headers jsonb,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE transfers (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    is_completed boolean NOT NULL,
    from_agent_id bigint, to_agent_id bigint, from_virtual_agent_id bigint, to_virtual_agent_id bigint,
    session_created_at timestamptz, created_at timestamptz, assigned_at timestamptz, connected_at timestamptz,
    updated_at timestamptz,
    wait_seconds bigint, handled_seconds bigint,
    from_menu_path_depth integer, to_menu_path_depth integer, from_queue_priority integer,
    to_queue_priority integer,
    instance text NOT NULL, channel text NOT NULL,
    status_text text, fail_reason_text text, kind text, deflection_text text, answer_type_path text,
    from_menu_path_name text, from_menu_path_ids text, to_menu_path_name text, to_menu_path_ids text,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE escalations (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    is_escalated boolean NOT NULL,
    queue_leg_row_id bigint, from_virtual_agent_id bigint, to_agent_id bigint,
    session_created_at timestamptz, created_at timestamptz, escalated_at timestamptz,
    wait_seconds bigint,
    from_menu_path_depth integer, to_menu_path_depth integer,
    instance text NOT NULL, channel text NOT NULL,
    status_text text, reason_text text, from_menu_path_name text, from_menu_path_ids text,
    to_menu_path_name text, to_menu_path_ids text,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE deflected_escalations (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    escalation_id bigint, virtual_agent_id bigint, menu_path_id bigint,
    escalated_at timestamptz,
    instance text NOT NULL, channel text NOT NULL,
    kind_text text, reason_text text, queue_name text, language text,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE deflections (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    transfer_id bigint,
    from_menu_path_depth integer,
    instance text NOT NULL, channel text NOT NULL,
    kind_text text, from_menu_path_name text, from_menu_path_ids text,
    PRIMARY KEY (session_id, row_id)
  );

  CREATE TABLE dispositions (
    session_id bigint NOT NULL, row_id bigint NOT NULL, session_external_id bigint NOT NULL,
    position integer NOT NULL,
    code_id bigint, list_id bigint, agent_id bigint, transfer_id bigint, participant_row_id bigint,
    session_created_at timestamptz,
    instance text NOT NULL, channel text NOT NULL,
    code text, custom_code_id text, list text, list_path text, custom_list_id text, note text,
    PRIMARY KEY (session_id, row_id)
  );
`;
