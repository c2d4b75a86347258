import { connection, list, type Link } from '../../model/links.ts';
import { Agent } from '../agent/agent.ts';
import { Session } from '../session/session.ts';
import { agentOf, queueOf, sessionOf, virtualAgentOf } from '../usual-links.ts';
import { Transfer } from './transfer.ts';

/** The transfers of a session, and those that an agent began or took. */
export const transferLinks: readonly Link[] = [
  list(
    Session,
    'transfers',
    Transfer,
    { sessionId: 'rowId' },
    ['position'],
    'Its transfers, in the order of the file; hand-overs from a virtual agent to a person are `escalations`.',
  ),
  sessionOf(Transfer),
  agentOf(Transfer, 'Agent who handed over; null where none did.', 'fromAgent', 'fromAgentId'),
  agentOf(Transfer, 'Agent who took it, perhaps the same; null where none did.', 'toAgent', 'toAgentId'),
  virtualAgentOf(
    Transfer,
    'Virtual agent that handed over; null where none did.',
    'fromVirtualAgent',
    'fromVirtualAgentId',
  ),
  virtualAgentOf(Transfer, 'Virtual agent that took it; null where none did.', 'toVirtualAgent', 'toVirtualAgentId'),
  queueOf(Transfer, 'Queue that it came from; null where there was none.', 'fromQueue', 'fromMenuPathName'),
  queueOf(Transfer, 'Queue that it went to; null for a transfer straight to a person.', 'toQueue', 'toMenuPathName'),
  connection(
    Agent,
    'transfersFrom',
    Transfer,
    { instance: 'instance', fromAgentId: 'externalId' },
    'Transfers that this agent began.',
  ),
  connection(
    Agent,
    'transfersTo',
    Transfer,
    { instance: 'instance', toAgentId: 'externalId' },
    'Transfers that this agent took.',
  ),
];
