import { connection, list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { queueOf, sessionOf, transferOf, virtualAgentOf } from '../usual-links.ts';
import { VirtualAgent } from '../virtual-agent/virtual-agent.ts';
import { VirtualAgentLeg } from './virtual-agent-leg.ts';

const ofVirtualAgent = { instance: 'instance', virtualAgentId: 'externalId' } as const;

/** The turns of virtual agents in a session, and of one virtual agent in all sessions. */
export const virtualAgentLegLinks: readonly Link[] = [
  list(
    Session,
    'virtualAgentLegs',
    VirtualAgentLeg,
    { sessionId: 'rowId' },
    ['position'],
    "The virtual agents' turns, in the order of the file.",
  ),
  sessionOf(VirtualAgentLeg),
  virtualAgentOf(VirtualAgentLeg, 'The virtual agent.'),
  queueOf(VirtualAgentLeg, 'Queue that it answered for; null without one.'),
  transferOf(VirtualAgentLeg, 'Transfer that led here; null where none did.'),
  connection(VirtualAgent, 'virtualAgentLegs', VirtualAgentLeg, ofVirtualAgent, 'Turns of this virtual agent.'),
  connection(
    VirtualAgent,
    'sessions',
    Session,
    ofVirtualAgent,
    'Sessions in which this virtual agent had a turn, each once.',
    { type: VirtualAgentLeg, key: 'sessionId' },
  ),
];
