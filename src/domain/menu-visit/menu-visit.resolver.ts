import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { queueOf, sessionOf } from '../usual-links.ts';
import { MenuVisit } from './menu-visit.ts';

/** The consumer's stays in the voice menu. */
export const menuVisitLinks: readonly Link[] = [
  list(
    Session,
    'menuVisits',
    MenuVisit,
    { sessionId: 'rowId' },
    ['position'],
    "The consumer's stays in the voice menu, in the order of the file; calls only.",
  ),
  sessionOf(MenuVisit),
  queueOf(MenuVisit, 'Queue that the consumer chose; null where they chose none.'),
];
