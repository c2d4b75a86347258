import { instant, key, open, seconds, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';
import { SessionChild } from '../session-child.ts';
import { ConsumerEventOutcome, ConsumerEventType } from './consumer-event.enums.ts';

/** Something the consumer did after the conversation. */
@Stored({
  says: 'Something the consumer did beside the conversation, such as the satisfaction survey.',
  table: 'consumer_events',
  tie: ['sessionId', 'rowId'],
})
export class ConsumerEvent extends SessionChild {
  @open(ConsumerEventType, 'type', 'What it was.')
  typeText!: string | null;

  @open(ConsumerEventOutcome, 'event', 'How it ended.')
  eventText!: string | null;

  @instant('started_at', 'When it began.')
  startedAt!: Instant | null;

  @instant('ended_at', 'When it ended; null while it goes on.')
  endedAt!: Instant | null;

  @seconds('duration', 'Seconds it took.')
  durationSeconds!: Int64 | null;

  @text('menu_path', 'Name of the queue.', { hidden: true })
  queueName!: string | null;

  @key('menu_path_id', "The platform's id of the queue's path and language; null without a queue.")
  menuPathId!: Key | null;

  @text('lang', 'Language of the queue; null where not told.')
  language!: string | null;
}
