import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { sessionOf } from '../usual-links.ts';
import { ConsumerLeg } from './consumer-leg.ts';

/** The presences of the consumer. */
export const consumerLegLinks: readonly Link[] = [
  list(
    Session,
    'consumerLegs',
    ConsumerLeg,
    { sessionId: 'rowId' },
    ['position'],
    'Presences of the consumer, in the order of the file.',
  ),
  sessionOf(ConsumerLeg),
];
