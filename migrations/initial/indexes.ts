/**
 * Beside the primary keys. `…_newest` is the order of each list; the others keep "the newest sessions of X" as fast as the newest
 * sessions. They begin with X and not with its instance, because a question may leave the instance out and few instances share an
 * id. Ids of X are often null, and a row without one is never looked for by it.
 */
export const indexes = `
  CREATE UNIQUE INDEX sessions_natural_key ON sessions (instance, channel, external_id);
  CREATE INDEX sessions_newest ON sessions (created_at DESC NULLS LAST, row_id DESC);
  CREATE INDEX sessions_updated_at ON sessions (updated_at, row_id);
  CREATE INDEX sessions_end_user ON sessions (end_user_id, created_at DESC NULLS LAST, row_id DESC)
    WHERE end_user_id IS NOT NULL;
  CREATE INDEX sessions_selected_menu
    ON sessions (selected_menu_id, created_at DESC NULLS LAST, row_id DESC)
    WHERE selected_menu_id IS NOT NULL;

  CREATE INDEX queue_legs_newest ON queue_legs (started_at DESC NULLS LAST, session_id DESC, row_id DESC);
  CREATE INDEX queue_legs_queue
    ON queue_legs (queue_name, session_created_at DESC NULLS LAST, session_id DESC);

  CREATE INDEX agent_handles_newest ON agent_handles (started_at DESC NULLS LAST, session_id DESC, row_id DESC);
  CREATE INDEX agent_handles_agent
    ON agent_handles (agent_id, session_created_at DESC NULLS LAST, session_id DESC);
  CREATE INDEX agent_handles_queue
    ON agent_handles (queue_name, session_created_at DESC NULLS LAST, session_id DESC)
    WHERE queue_name IS NOT NULL;
  CREATE INDEX agent_handles_team_ids ON agent_handles USING gin (team_ids);

  CREATE INDEX virtual_agent_legs_newest
    ON virtual_agent_legs (started_at DESC NULLS LAST, session_id DESC, row_id DESC);
  CREATE INDEX virtual_agent_legs_virtual_agent
    ON virtual_agent_legs (virtual_agent_id, session_created_at DESC NULLS LAST, session_id DESC);

  CREATE INDEX transfers_newest ON transfers (created_at DESC NULLS LAST, session_id DESC, row_id DESC);
  CREATE INDEX transfers_from_agent
    ON transfers (from_agent_id, session_created_at DESC NULLS LAST, session_id DESC)
    WHERE from_agent_id IS NOT NULL;
  CREATE INDEX transfers_to_agent
    ON transfers (to_agent_id, session_created_at DESC NULLS LAST, session_id DESC)
    WHERE to_agent_id IS NOT NULL;

  CREATE INDEX escalations_newest ON escalations (created_at DESC NULLS LAST, session_id DESC, row_id DESC);

  CREATE INDEX dispositions_newest
    ON dispositions (session_created_at DESC NULLS LAST, session_id DESC, row_id DESC);
  CREATE INDEX dispositions_agent
    ON dispositions (agent_id, session_created_at DESC NULLS LAST, session_id DESC);
  CREATE INDEX dispositions_code ON dispositions (code, session_created_at DESC NULLS LAST, session_id DESC);

  CREATE INDEX menus_parent ON menus (instance, parent_id);
  CREATE INDEX team_memberships_agent ON team_memberships (instance, agent_id);
  CREATE UNIQUE INDEX quarantined_documents_natural_key ON quarantined_documents (instance, source, hash);
`;
