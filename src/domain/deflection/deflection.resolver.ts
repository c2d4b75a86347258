import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { queueOf, sessionOf, transferOf } from '../usual-links.ts';
import { Deflection } from './deflection.ts';

/** The times that a call was sent elsewhere. */
export const deflectionLinks: readonly Link[] = [
  list(
    Session,
    'deflections',
    Deflection,
    { sessionId: 'rowId' },
    ['position'],
    'The times that it, or one of its transfers, was sent elsewhere, in the order of the file; calls only.',
  ),
  sessionOf(Deflection),
  transferOf(Deflection, 'Transfer that was deflected; null where the call itself was.'),
  queueOf(Deflection, 'Queue that it was deflected from; null where there was none.', 'fromQueue', 'fromMenuPathName'),
];
