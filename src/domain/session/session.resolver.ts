import { list, one, type Link } from '../../model/links.ts';
import { Menu } from '../menu/menu.ts';
import { RawDocument } from '../raw-document/raw-document.ts';
import { agentOf, endUserOf, queueOf, virtualAgentOf } from '../usual-links.ts';
import { Session } from './session.ts';
import { Feedback } from './session.shapes.ts';

/** What a session leads to by its own columns. */
export const sessionLinks: readonly Link[] = [
  agentOf(Session, 'Last agent of the session; null where no agent took part.'),
  virtualAgentOf(Session, 'Last virtual agent of the session; null where none took part.'),
  endUserOf(Session, 'The consumer; null where the platform does not know them.'),
  queueOf(Session, 'Last queue of the session, as its menu path says; null without one.', 'queue', 'menuPathName'),
  queueOf(Session, 'First queue of the session; null without a queue leg.', 'firstQueue', 'firstQueueName'),
  one(
    Session,
    'selectedMenu',
    Menu,
    { instance: 'instance', externalId: 'selectedMenuId' },
    'Menu that the consumer chose; null where they chose none.',
  ),
  one(Feedback, 'session', Session, { rowId: 'sessionId' }, 'The session that was rated.', { always: true }),
  // Read for `raw` and `provenance`; the document itself is no type of the API.
  {
    ...list(Session, 'rawDocuments', RawDocument, { sessionId: 'rowId' }, ['sessionId'], 'The stored document.'),
    hidden: true,
  },
];
