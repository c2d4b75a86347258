import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { queueOf, sessionOf } from '../usual-links.ts';
import { ConsumerEvent } from './consumer-event.ts';

/** What the consumer did beside the conversation. */
export const consumerEventLinks: readonly Link[] = [
  list(
    Session,
    'consumerEvents',
    ConsumerEvent,
    { sessionId: 'rowId' },
    ['position'],
    'What the consumer did beside the conversation, such as the survey, in the order of the file.',
  ),
  sessionOf(ConsumerEvent),
  queueOf(ConsumerEvent, 'Queue that it belongs to; null without one.'),
];
