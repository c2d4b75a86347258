import { Agent } from '../domain/agent/agent.ts';
import { AgentHandle } from '../domain/agent-handle/agent-handle.ts';
import { Disposition } from '../domain/disposition/disposition.ts';
import { EndUser } from '../domain/end-user/end-user.ts';
import { Escalation } from '../domain/escalation/escalation.ts';
import { Instance } from '../domain/instance/instance.ts';
import { Menu } from '../domain/menu/menu.ts';
import { QuarantinedDocument } from '../domain/quarantined-document/quarantined-document.ts';
import { Queue } from '../domain/queue/queue.ts';
import { QueueLeg } from '../domain/queue-leg/queue-leg.ts';
import { sessionRoot } from '../domain/session/session.root.ts';
import { Session } from '../domain/session/session.ts';
import { Team } from '../domain/team/team.ts';
import { Transfer } from '../domain/transfer/transfer.ts';
import { VirtualAgent } from '../domain/virtual-agent/virtual-agent.ts';
import { VirtualAgentLeg } from '../domain/virtual-agent-leg/virtual-agent-leg.ts';
import { nodeRoots } from '../graphql/node-roots.ts';
import type { ListRoot, Root } from '../graphql/roots.ts';
import { catalogueRoot } from '../stats/catalogue.ts';
import { dataQualityRoot } from '../stats/data-quality/root.ts';

/** Fields of the root that are no list. */
export const roots: readonly Root[] = [sessionRoot, ...nodeRoots, catalogueRoot, dataQualityRoot];

/** Lists at the root: the grains, and what sessions mention. */
export const listRoots: readonly ListRoot[] = [
  { name: 'sessions', type: Session, says: 'Calls and chats, each as its newest file tells it.' },
  { name: 'queueLegs', type: QueueLeg, says: 'Waits in queues.' },
  { name: 'agentHandles', type: AgentHandle, says: "Agents' turns." },
  { name: 'virtualAgentLegs', type: VirtualAgentLeg, says: "Virtual agents' turns." },
  { name: 'transfers', type: Transfer, says: 'Transfers, completed or not.' },
  { name: 'escalations', type: Escalation, says: 'Hand-overs from virtual agents to persons.' },
  { name: 'dispositions', type: Disposition, says: 'Codes and notes that agents gave.' },
  { name: 'agents', type: Agent, says: 'People who handle sessions, as far as files tell of them.' },
  { name: 'virtualAgents', type: VirtualAgent, says: 'Virtual agents, as far as files tell of them.' },
  { name: 'teams', type: Team, says: 'Teams, as far as files tell of them.' },
  { name: 'queues', type: Queue, says: 'Queues that sessions waited in.' },
  { name: 'menus', type: Menu, says: 'Menus that consumers chose.' },
  { name: 'endUsers', type: EndUser, says: 'Consumers.' },
  {
    name: 'instances',
    type: Instance,
    says: 'Installations of the contact-centre platform whose files were taken in.',
  },
  {
    name: 'quarantine',
    type: QuarantinedDocument,
    says: 'Documents that could not be taken in, and why; last seen first.',
    needs: 'mayIngest',
  },
];
