import { list, one, type Link } from '../../model/links.ts';
import { Escalation } from '../escalation/escalation.ts';
import { Session } from '../session/session.ts';
import { queueOf, sessionOf, virtualAgentOf } from '../usual-links.ts';
import { DeflectedEscalation } from './deflected-escalation.ts';

/** The hand-overs from virtual agents that reached no person. */
export const deflectedEscalationLinks: readonly Link[] = [
  list(
    Session,
    'deflectedEscalations',
    DeflectedEscalation,
    { sessionId: 'rowId' },
    ['position'],
    'Hand-overs from a virtual agent that were sent elsewhere, in the order of the file.',
  ),
  sessionOf(DeflectedEscalation),
  virtualAgentOf(DeflectedEscalation, 'Virtual agent that wanted to hand over.'),
  queueOf(DeflectedEscalation, 'Queue that it was meant for; null without one.'),
  one(
    DeflectedEscalation,
    'escalation',
    Escalation,
    { sessionId: 'sessionId', rowId: 'escalationId' },
    'The escalation; null where the file has no such escalation.',
  ),
];
