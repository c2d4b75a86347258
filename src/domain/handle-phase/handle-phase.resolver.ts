import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { agentOf, queueOf, sessionOf, transferOf } from '../usual-links.ts';
import { HandlePhase } from './handle-phase.ts';

/** The phases of all turns of a session; those of one turn are `AgentHandle.phases`. */
export const handlePhaseLinks: readonly Link[] = [
  list(
    Session,
    'handlePhases',
    HandlePhase,
    { sessionId: 'rowId' },
    ['position'],
    "All phases of the agents' turns, in the order of the file, supervisors who barged in included.",
  ),
  sessionOf(HandlePhase),
  agentOf(HandlePhase, 'Agent of the phase.'),
  queueOf(HandlePhase, 'Queue that the turn came from; null for direct transfers and outbound calls.'),
  transferOf(HandlePhase, 'Transfer that led here; null where none did.'),
];
