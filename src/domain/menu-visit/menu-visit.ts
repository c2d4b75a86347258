import { instant, key, open, seconds, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';
import { SessionChild } from '../session-child.ts';
import { MenuVisitEvent } from './menu-visit.enums.ts';

/** One stay of the consumer in the voice menu. */
@Stored({
  says: 'One stay of the consumer in the voice menu; calls only.',
  table: 'menu_visits',
  tie: ['sessionId', 'rowId'],
})
export class MenuVisit extends SessionChild {
  @open(MenuVisitEvent, 'event', 'How the stay ended.')
  eventText!: string | null;

  @instant('started_at', 'When the consumer entered the menu.')
  startedAt!: Instant | null;

  @instant('ended_at', 'When the consumer left the menu; null while in it.')
  endedAt!: Instant | null;

  @seconds('duration', 'Seconds in the menu.')
  durationSeconds!: Int64 | null;

  @text('menu_path', 'Name of the queue.', { hidden: true })
  queueName!: string | null;

  @key('menu_path_id', "The platform's id of the queue's path and language; null where the consumer chose none.")
  menuPathId!: Key | null;

  @text('lang', 'Language of the menu; null where not told.')
  language!: string | null;
}
