import { raw } from '../../database/sql.ts';
import { Agent } from '../../domain/agent/agent.ts';
import { Instance } from '../../domain/instance/instance.ts';
import { Menu } from '../../domain/menu/menu.ts';
import { Queue } from '../../domain/queue/queue.ts';
import { DisconnectedBy, RecordingPermission } from '../../domain/session/session.enums.ts';
import { SessionStatus } from '../../domain/session/session-status.ts';
import { SessionType } from '../../domain/session/session-type.ts';
import { Session } from '../../domain/session/session.ts';
import { Team } from '../../domain/team/team.ts';
import { VirtualAgent } from '../../domain/virtual-agent/virtual-agent.ts';
import { DeflectionKind } from '../../domain/vocabulary/deflection-kind.ts';
import { FailReason } from '../../domain/vocabulary/fail-reason.ts';
import type { Dimension } from '../dimension.ts';
import { customData } from './custom-data.ts';
import { linked, open, plain, several, type Owner } from './make.ts';

/** The instance of a row, which is known by its name. */
export const instanceOf = (owner: Owner): Dimension =>
  linked(owner, 'INSTANCE', Instance, ['name', 'instance'], [], 'Instance of the platform.', 'instance');

/** What sessions have one value of; `owner` says whether they are the rows themselves or the sessions of the rows. */
export const singleValued = (owner: Owner): readonly Dimension[] => [
  plain(owner, 'CHANNEL', 'channel', 'Call or chat.'),
  instanceOf(owner),
  plain(owner, 'DIRECTION', 'direction', 'Which side began the session.'),
  open(owner, 'TYPE', 'typeText', SessionType, 'Kind of session.'),
  plain(owner, 'MEDIUM', 'medium', 'How the consumer reached the centre.'),
  open(owner, 'STATUS', 'statusText', SessionStatus, 'Where the session stands.'),
  open(owner, 'FAIL_REASON', 'failReasonText', FailReason, 'Why the session failed.'),
  open(owner, 'DISCONNECTED_BY', 'disconnectedByText', DisconnectedBy, 'Who hung up a call.'),
  plain(owner, 'LANGUAGE', 'language', 'Language the consumer picked.'),
  plain(owner, 'HANDLED_BY', 'handledBy', 'Who took part on the centre’s side.'),
  plain(owner, 'RATING', 'rating', 'Rating of the survey.'),
  plain(owner, 'VERIFIED', 'verified', 'Whether the consumer passed the verification.'),
  open(owner, 'DEFLECTION', 'deflectionText', DeflectionKind, 'How the session was sent elsewhere.'),
  open(
    owner,
    'RECORDING_PERMISSION',
    'recordingPermissionText',
    RecordingPermission,
    'What the consumer said to being recorded.',
  ),
  linked(
    owner,
    'SELECTED_MENU',
    Menu,
    ['externalId', 'selectedMenuId'],
    ['instance'],
    'Menu that the consumer chose.',
    'selectedMenu',
  ),
  linked(
    owner,
    'QUEUE',
    Queue,
    ['name', 'menuPathName'],
    ['instance', 'channel'],
    'Last queue of the session, as its menu path says. Waits are counted by queue at queue legs.',
    'queue',
  ),
  linked(
    owner,
    'FIRST_QUEUE',
    Queue,
    ['name', 'firstQueueName'],
    ['instance', 'channel'],
    'First queue of the session.',
    'firstQueue',
  ),
  linked(
    owner,
    'AGENT',
    Agent,
    ['externalId', 'agentId'],
    ['instance'],
    'Last agent of the session. All who took part are counted at agent handles.',
    'agent',
  ),
  linked(
    owner,
    'VIRTUAL_AGENT',
    VirtualAgent,
    ['externalId', 'virtualAgentId'],
    ['instance'],
    'Last virtual agent of the session.',
    'virtualAgent',
  ),
  customData(owner),
];

const code = (property: 'code' | 'list', name: string, field: string, says: string): Dimension =>
  several(
    name,
    says,
    raw(
      `LEFT JOIN LATERAL (SELECT DISTINCT d.${property} AS value FROM dispositions d WHERE d.session_id = t.row_id) m_${property} ON TRUE`,
    ),
    [{ sql: raw(`m_${property}.value`), isText: true }],
    [
      {
        name: field,
        type: () => 'text',
        says: `${says} Null where the session has no disposition, or one without it.`,
        value: ([value]) => value,
      },
    ],
  );

/** What sessions can be grouped by. */
export const sessionDimensions: readonly Dimension[] = [
  ...singleValued({ type: Session, alias: 't' }),
  several(
    'TEAM',
    'Team of an agent who had a turn in the session.',
    raw(
      'LEFT JOIN LATERAL (SELECT DISTINCT x.id AS value FROM agent_handles h CROSS JOIN LATERAL unnest(h.team_ids) x(id) WHERE h.session_id = t.row_id) m_team ON TRUE',
    ),
    [
      { sql: raw('m_team.value'), isText: false },
      { sql: raw('CASE WHEN m_team.value IS NOT NULL THEN t.instance END'), isText: true },
    ],
    [
      {
        name: 'team',
        type: () => Team,
        says: 'Team of an agent who had a turn. Null where none did, or the team is not told.',
        link: { to: Team, match: { externalId: 0, instance: 1 } },
      },
    ],
  ),
  code('code', 'DISPOSITION_CODE', 'dispositionCode', 'Code of a disposition.'),
  code('list', 'DISPOSITION_LIST', 'dispositionList', 'List that a disposition was chosen from.'),
];
