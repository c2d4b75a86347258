import type pg from 'pg';
import { AgentHandle } from '../../src/domain/agent-handle/agent-handle.ts';
import { Disposition } from '../../src/domain/disposition/disposition.ts';
import { QueueLeg } from '../../src/domain/queue-leg/queue-leg.ts';
import { Session } from '../../src/domain/session/session.ts';
import { snakeCase } from '../../src/database/naming.ts';
import { columnsOf, type TypeClass } from '../../src/model/fields.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { definitionOf } from '../../src/model/stored.ts';

type Values = Readonly<Record<string, string>>;

/** What a column that must not be null holds where the pages do not ask for it. */
const nothing: Partial<Readonly<Record<Kind, string>>> = { integer: '0', flag: 'false', text: `''` };

// Few agents, queues, codes and consumers have most of the sessions, and some have hardly any. A year, the ids in the order of time.
const MADE = `
  CREATE TEMPORARY TABLE made AS
  SELECT i AS id, '2025-09-01Z'::timestamptz + i * (interval '365 days' / $1::int) AS at,
    CASE WHEN random() < 0.68 THEN 'VOICE' ELSE 'CHAT' END AS channel,
    1 + floor(800 * random() ^ 4)::int AS agent, 1 + floor(800 * random() ^ 4)::int AS second_agent,
    'Queue ' || 1 + floor(40 * random() ^ 3)::int AS queue,
    'Code ' || 1 + floor(60 * random() ^ 4)::int AS code,
    CASE WHEN random() < 0.95 THEN 1 + floor(60000 * random() ^ 2)::int END AS end_user,
    random() < 0.8 AS is_handled, random() < 0.1 AS has_second, random() < 0.85 AS was_queued, random() < 0.6 AS is_coded
  FROM generate_series(1, $1::int) i`;

const instance = `'bench'`;
const child: Values = {
  sessionId: 'id',
  rowId: 'id',
  sessionExternalId: 'id',
  instance,
  channel: 'channel',
  sessionCreatedAt: 'at',
};

/** Fills the tables that the pages read, by the database itself: as many rows through files would take an hour. */
export async function fillPages(client: pg.Client, sessions: number): Promise<void> {
  await client.query('SELECT setseed(0.5)');
  await client.query(MADE.replaceAll('$1::int', String(sessions)));
  const insert = (type: TypeClass, values: Values, where = 'true'): Promise<unknown> =>
    client.query(insertSql(type, values, where));
  await insert(Session, {
    rowId: 'id',
    externalId: 'id',
    instance,
    channel: 'channel',
    createdAt: 'at',
    updatedAt: `at + interval '10 minutes'`,
    endedAt: `at + interval '9 minutes'`,
    statusText: `'finished'`,
    typeText: `CASE channel WHEN 'VOICE' THEN 'Voice Inbound (IVR)' ELSE 'Messaging Inbound (Web Chat)' END`,
    handleSeconds: 'CASE WHEN is_handled THEN 60 + id % 900 END',
    endUserId: 'end_user',
    menuPathName: 'CASE WHEN was_queued THEN queue END',
    agentId: 'CASE WHEN is_handled THEN agent END',
    handledBy: `CASE WHEN is_handled THEN 'HUMAN' ELSE 'NOBODY' END`,
  });
  const handle = {
    ...child,
    counted: 'true',
    talkSeconds: '60 + id % 900',
    startedAt: `at + interval '1 minute'`,
    queueName: 'queue',
  };
  await insert(AgentHandle, { ...handle, agentId: 'agent' }, 'is_handled');
  await insert(
    AgentHandle,
    { ...handle, rowId: `id + ${sessions}`, agentId: 'second_agent', position: '1' },
    'is_handled AND has_second',
  );
  await insert(
    QueueLeg,
    {
      ...child,
      queueName: 'queue',
      startedAt: 'at',
      waitSeconds: 'id % 300',
      outcome: `CASE WHEN is_handled THEN 'ANSWERED' ELSE 'ABANDONED' END`,
      isFirstEntry: 'true',
    },
    'was_queued',
  );
  await insert(Disposition, { ...child, code: 'code', list: `'Reasons'`, agentId: 'agent' }, 'is_handled AND is_coded');
  await client.query(
    `INSERT INTO agents (instance, external_id, profile_rank, name) SELECT 'bench', i, 1, 'Agent ' || i FROM generate_series(1, 800) i`,
  );
  await client.query(
    `INSERT INTO end_users (instance, external_id, profile_rank, identifier) SELECT 'bench', i, 2, 'user-' || i FROM generate_series(1, 60000) i`,
  );
  await client.query(
    `INSERT INTO queues (instance, channel, name, menu_path_ids, materialized_paths, languages)
     SELECT 'bench', channel, 'Queue ' || i, '{}', '{}', '{en}' FROM generate_series(1, 40) i, unnest(ARRAY['VOICE', 'CHAT']) channel`,
  );
  await client.query(`INSERT INTO instances (name, first_seen_at) VALUES ('bench', now())`);
}

function insertSql(type: TypeClass, values: Values, where: string): string {
  const columns = columnsOf(type).filter(({ name, required, isPrimary }) => name in values || required || isPrimary);
  const expressions = columns.map(({ name, kind }) => values[name] ?? nothing[kind] ?? 'NULL');
  return `INSERT INTO ${definitionOf(type).table ?? ''} (${columns.map(({ name }) => snakeCase(name)).join(', ')})
    SELECT ${expressions.join(', ')} FROM made WHERE ${where} ORDER BY id`;
}
