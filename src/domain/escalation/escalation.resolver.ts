import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { agentOf, queueOf, sessionOf, virtualAgentOf } from '../usual-links.ts';
import { Escalation } from './escalation.ts';

/** The hand-overs of a session from virtual agents to persons. */
export const escalationLinks: readonly Link[] = [
  list(
    Session,
    'escalations',
    Escalation,
    { sessionId: 'rowId' },
    ['position'],
    'Its hand-overs from a virtual agent to a person, in the order of the file.',
  ),
  sessionOf(Escalation),
  virtualAgentOf(Escalation, 'Virtual agent that handed over.', 'fromVirtualAgent', 'fromVirtualAgentId'),
  agentOf(Escalation, 'Agent who took it; null where nobody did.', 'toAgent', 'toAgentId'),
  queueOf(Escalation, 'Queue that it came from; null where there was none.', 'fromQueue', 'fromMenuPathName'),
  queueOf(Escalation, 'Queue that it went to; null where it went straight to a person.', 'toQueue', 'toMenuPathName'),
];
