/** What many sessions mention. Natural keys, so that a file can name an agent before anything else tells of one. */
export const mentioned = `
  -- Rows are rewritten by nearly every batch: room on the page keeps an update from touching the index.

  CREATE TABLE agents (
    external_id bigint NOT NULL,
    profile_rank integer NOT NULL,
    profile_at timestamptz,
    instance text NOT NULL,
    name text, first_name text, last_name text, email text, agent_number text, avatar_url text,
    PRIMARY KEY (instance, external_id)
  ) WITH (fillfactor = 80);

  CREATE TABLE virtual_agents (
    external_id bigint NOT NULL,
    profile_rank integer NOT NULL,
    profile_at timestamptz,
    instance text NOT NULL,
    name text, alias text, avatar_url text,
    PRIMARY KEY (instance, external_id)
  ) WITH (fillfactor = 80);

  CREATE TABLE end_users (
    external_id bigint NOT NULL,
    profile_rank integer NOT NULL,
    profile_at timestamptz,
    instance text NOT NULL,
    identifier text, contact_id text,
    PRIMARY KEY (instance, external_id)
  ) WITH (fillfactor = 80);

  CREATE TABLE teams (
    external_id bigint NOT NULL,
    profile_rank integer NOT NULL,
    profile_at timestamptz,
    instance text NOT NULL,
    name text,
    PRIMARY KEY (instance, external_id)
  ) WITH (fillfactor = 80);

  CREATE TABLE team_memberships (
    team_id bigint NOT NULL, agent_id bigint NOT NULL,
    first_seen_at timestamptz, last_seen_at timestamptz,
    instance text NOT NULL,
    PRIMARY KEY (instance, team_id, agent_id)
  ) WITH (fillfactor = 80);

  CREATE TABLE menus (
    external_id bigint NOT NULL,
    profile_rank integer NOT NULL,
    parent_id bigint,
    profile_at timestamptz,
    position integer,
    is_deleted boolean, is_hidden boolean,
    instance text NOT NULL,
    name text, type_text text, output_message text,
    PRIMARY KEY (instance, external_id)
  ) WITH (fillfactor = 80);

  CREATE TABLE queues (
    instance text NOT NULL, channel text NOT NULL, name text NOT NULL,
    menu_path_ids bigint[] NOT NULL, materialized_paths text[] NOT NULL, languages text[] NOT NULL,
    PRIMARY KEY (instance, channel, name)
  ) WITH (fillfactor = 80);

  CREATE TABLE instances (
    name text NOT NULL,
    first_seen_at timestamptz NOT NULL,
    PRIMARY KEY (name)
  ) WITH (fillfactor = 80);
`;
