import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { sessionOf } from '../usual-links.ts';
import { WaitTimeVirtualAgent } from './wait-time-virtual-agent.ts';

/** Time with a virtual agent while waiting. */
export const waitTimeVirtualAgentLinks: readonly Link[] = [
  list(
    Session,
    'waitTimeVirtualAgents',
    WaitTimeVirtualAgent,
    { sessionId: 'rowId' },
    ['position'],
    'Time that the consumer spent with a virtual agent while waiting, in the order of the file; calls only.',
  ),
  sessionOf(WaitTimeVirtualAgent),
];
