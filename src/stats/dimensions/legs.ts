import { raw } from '../../database/sql.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { Agent } from '../../domain/agent/agent.ts';
import { Disposition } from '../../domain/disposition/disposition.ts';
import { EscalationStatus } from '../../domain/escalation/escalation.enums.ts';
import { Escalation } from '../../domain/escalation/escalation.ts';
import { ServiceLevelEvent } from '../../domain/queue-leg/queue-leg.enums.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { Queue } from '../../domain/queue/queue.ts';
import { Session } from '../../domain/session/session.ts';
import { Team } from '../../domain/team/team.ts';
import { TransferStatus } from '../../domain/transfer/transfer.enums.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import { InitiatedBy, VirtualAgentFinishReason } from '../../domain/virtual-agent-leg/virtual-agent-leg.enums.ts';
import { VirtualAgentLeg } from '../../domain/virtual-agent-leg/virtual-agent-leg.ts';
import { VirtualAgent } from '../../domain/virtual-agent/virtual-agent.ts';
import { DeflectionKind } from '../../domain/vocabulary/deflection-kind.ts';
import { EscalationReason } from '../../domain/vocabulary/escalation-reason.ts';
import { FailReason } from '../../domain/vocabulary/fail-reason.ts';
import { columnOf, type TypeClass } from '../../model/fields.ts';
import type { Dimension } from '../dimension.ts';
import { linked, open, plain, several, type Owner } from './make.ts';
import { instanceOf, singleValued } from './sessions.ts';

const agent = (owner: Owner, says: string, name = 'AGENT', property = 'agentId', field = 'agent'): Dimension =>
  linked(owner, name, Agent, ['externalId', property], ['instance'], says, field);
const virtualAgent = (
  owner: Owner,
  says: string,
  name = 'VIRTUAL_AGENT',
  property = 'virtualAgentId',
  field = 'virtualAgent',
): Dimension => linked(owner, name, VirtualAgent, ['externalId', property], ['instance'], says, field);
const queue = (owner: Owner, says: string, name = 'QUEUE', property = 'queueName', field = 'queue'): Dimension =>
  linked(owner, name, Queue, ['name', property], ['instance', 'channel'], says, field);

/** A grain's own dimensions, and those of its session that it does not have itself. */
function withSession(type: TypeClass, own: (owner: Owner) => readonly Dimension[]): readonly Dimension[] {
  const owner: Owner = { type, alias: 't' };
  const mine = [
    // Legs hold the channel of their session as a text; its type is told there.
    plain(owner, 'CHANNEL', 'channel', 'Call or chat.', 'channel', columnOf(Session, 'channel')),
    instanceOf(owner),
    ...own(owner),
  ];
  const names = new Set(mine.map(({ name }) => name));
  return [...mine, ...singleValued({ type: Session, alias: 's' }).filter(({ name }) => !names.has(name))];
}

const language = (owner: Owner): Dimension => plain(owner, 'LANGUAGE', 'language', 'Language of the queue.');

export const queueLegDimensions = withSession(QueueLeg, (own) => [
  queue(own, 'Queue. Null for a transfer straight to a person.'),
  agent(own, 'Agent who was chosen.'),
  language(own),
  plain(own, 'OUTCOME', 'outcome', 'How the wait ended.'),
  open(own, 'SERVICE_LEVEL_EVENT', 'serviceLevelEventText', ServiceLevelEvent, "The platform's verdict on the wait."),
  plain(own, 'IS_TRANSFER', 'isTransfer', 'Whether a transfer led here.'),
]);

export const agentHandleDimensions = withSession(AgentHandle, (own) => [
  agent(own, 'Agent of the turn.'),
  queue(own, 'Queue that the turn came from.'),
  language(own),
  plain(own, 'IS_TRANSFER', 'isTransfer', 'Whether a transfer led here.'),
  several(
    'TEAM',
    'Team of the agent at that moment.',
    raw('LEFT JOIN LATERAL (SELECT DISTINCT x.id AS value FROM unnest(t.team_ids) x(id)) m_team ON TRUE'),
    [
      { sql: raw('m_team.value'), isText: false },
      { sql: raw('CASE WHEN m_team.value IS NOT NULL THEN t.instance END'), isText: true },
    ],
    [
      {
        name: 'team',
        type: () => Team,
        says: 'Team of the agent at that moment. Null where it is not told.',
        link: { to: Team, match: { externalId: 0, instance: 1 } },
      },
    ],
  ),
]);

export const virtualAgentLegDimensions = withSession(VirtualAgentLeg, (own) => [
  virtualAgent(own, 'Virtual agent of the turn.'),
  queue(own, 'Queue of the turn.'),
  language(own),
  open(own, 'FINISH_REASON', 'finishReasonText', VirtualAgentFinishReason, 'How the turn ended.'),
  open(own, 'ESCALATION_REASON', 'escalationReasonText', EscalationReason, 'Why it handed over to a person.'),
  open(own, 'INITIATED_BY', 'initiatedByText', InitiatedBy, 'Who brought the virtual agent in.'),
  plain(own, 'IS_TRANSFER', 'isTransfer', 'Whether a transfer led here.'),
]);

export const transferDimensions = withSession(Transfer, (own) => [
  plain(own, 'TRANSFER_KIND', 'kind', 'Warm or cold.', 'transferKind'),
  open(own, 'TRANSFER_STATUS', 'statusText', TransferStatus, 'Where the transfer stands.', 'transferStatus'),
  open(own, 'TRANSFER_FAIL_REASON', 'failReasonText', FailReason, 'Why the transfer failed.', 'transferFailReason'),
  open(
    own,
    'TRANSFER_DEFLECTION',
    'deflectionText',
    DeflectionKind,
    'How the transfer was sent elsewhere.',
    'transferDeflection',
  ),
  agent(own, 'Agent who handed over.', 'FROM_AGENT', 'fromAgentId', 'fromAgent'),
  agent(own, 'Agent who took it.', 'TO_AGENT', 'toAgentId', 'toAgent'),
  virtualAgent(own, 'Virtual agent that handed over.', 'FROM_VIRTUAL_AGENT', 'fromVirtualAgentId', 'fromVirtualAgent'),
  virtualAgent(own, 'Virtual agent that took it.', 'TO_VIRTUAL_AGENT', 'toVirtualAgentId', 'toVirtualAgent'),
  queue(own, 'Queue that it came from.', 'FROM_QUEUE', 'fromMenuPathName', 'fromQueue'),
  queue(
    own,
    'Queue that it went to. Null for a transfer straight to a person.',
    'TO_QUEUE',
    'toMenuPathName',
    'toQueue',
  ),
]);

export const escalationDimensions = withSession(Escalation, (own) => [
  open(own, 'ESCALATION_STATUS', 'statusText', EscalationStatus, 'Where the escalation stands.', 'escalationStatus'),
  open(
    own,
    'ESCALATION_REASON',
    'reasonText',
    EscalationReason,
    'Why the virtual agent handed over.',
    'escalationReason',
  ),
  virtualAgent(own, 'Virtual agent that handed over.', 'FROM_VIRTUAL_AGENT', 'fromVirtualAgentId', 'fromVirtualAgent'),
  agent(own, 'Agent who took it.', 'TO_AGENT', 'toAgentId', 'toAgent'),
  queue(own, 'Queue that it came from.', 'FROM_QUEUE', 'fromMenuPathName', 'fromQueue'),
  queue(own, 'Queue that it went to.', 'TO_QUEUE', 'toMenuPathName', 'toQueue'),
]);

export const dispositionDimensions = withSession(Disposition, (own) => [
  plain(own, 'DISPOSITION_CODE', 'code', 'The code.', 'dispositionCode'),
  plain(own, 'DISPOSITION_LIST', 'list', 'The list that the code was chosen from.', 'dispositionList'),
  plain(own, 'DISPOSITION_LIST_PATH', 'listPath', 'The list with the lists above it.', 'dispositionListPath'),
  agent(own, 'Agent who gave it.'),
]);
