import { connection, each, list, one, type Link } from '../../model/links.ts';
import { Agent } from '../agent/agent.ts';
import { HandlePhase } from '../handle-phase/handle-phase.ts';
import { Queue } from '../queue/queue.ts';
import { Session } from '../session/session.ts';
import { Team } from '../team/team.ts';
import { Transfer } from '../transfer/transfer.ts';
import { agentOf, queueOf, sessionOf, transferOf } from '../usual-links.ts';
import { AgentHandle } from './agent-handle.ts';

const ofAgent = { instance: 'instance', agentId: 'externalId' } as const;
// The team's number is one of the list in the column.
const ofTeam = { instance: 'instance', teamIds: 'externalId' } as const;
const throughHandles = { type: AgentHandle, key: 'sessionId' } as const;

/** The turns of agents in a session, and of an agent, a team or a queue in all sessions. */
export const agentHandleLinks: readonly Link[] = [
  list(
    Session,
    'agentHandles',
    AgentHandle,
    { sessionId: 'rowId' },
    ['position'],
    "The agents' turns, in the order of the file. Those with `counted` false have neither talk nor hold.",
  ),
  sessionOf(AgentHandle),
  agentOf(AgentHandle, 'Agent of the turn.'),
  queueOf(AgentHandle, 'Queue that the turn came from; null for direct transfers and outbound calls.'),
  transferOf(AgentHandle, 'Transfer that led here; null where none did.'),
  each(
    AgentHandle,
    'teams',
    Team,
    { instance: 'instance', externalId: 'teamIds' },
    'externalId',
    'Teams of the agent at that moment.',
  ),
  list(
    AgentHandle,
    'phases',
    HandlePhase,
    { sessionId: 'sessionId', handleRowId: 'rowId' },
    ['position'],
    'Phases of the turn, in the order of the file.',
  ),
  one(
    HandlePhase,
    'agentHandle',
    AgentHandle,
    { sessionId: 'sessionId', rowId: 'handleRowId' },
    'Turn that the phase belongs to; null where a supervisor barged in.',
  ),
  list(
    Transfer,
    'agentHandles',
    AgentHandle,
    { sessionId: 'sessionId', transferId: 'rowId' },
    ['position'],
    'Turns that it led to.',
  ),
  connection(Agent, 'agentHandles', AgentHandle, ofAgent, 'Turns of this agent.'),
  connection(
    Agent,
    'sessions',
    Session,
    ofAgent,
    'Sessions in which this agent had a turn, each once.',
    throughHandles,
  ),
  connection(Team, 'agentHandles', AgentHandle, ofTeam, 'Turns of agents who were in this team at that moment.'),
  connection(
    Team,
    'sessions',
    Session,
    ofTeam,
    'Sessions in which an agent who was in this team at that moment had a turn, each once.',
    throughHandles,
  ),
  connection(
    Queue,
    'agentHandles',
    AgentHandle,
    { instance: 'instance', channel: 'channel', queueName: 'name' },
    "Agents' turns that came from this queue.",
  ),
];
