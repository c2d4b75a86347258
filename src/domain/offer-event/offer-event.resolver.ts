import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { sessionOf } from '../usual-links.ts';
import { OfferEvent } from './offer-event.ts';

/** The steps of offering a session. */
export const offerEventLinks: readonly Link[] = [
  list(
    Session,
    'offerEvents',
    OfferEvent,
    { sessionId: 'rowId' },
    ['position'],
    'The steps of offering it to agents, in the order of the file.',
  ),
  sessionOf(OfferEvent),
];
