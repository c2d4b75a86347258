import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { sessionOf } from '../usual-links.ts';
import { SmartAction } from './smart-action.ts';

/** What the consumer gave during a session. */
export const smartActionLinks: readonly Link[] = [
  list(
    Session,
    'smartActions',
    SmartAction,
    { sessionId: 'rowId' },
    ['kind', 'position'],
    'What the consumer was asked for and gave: by kind, then in the order of the file.',
  ),
  sessionOf(SmartAction),
];
