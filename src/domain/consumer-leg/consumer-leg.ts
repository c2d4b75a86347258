import { decimal, instant, integer, seconds } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Int64 } from '../../model/values.ts';
import { SessionChild } from '../session-child.ts';

/** One presence of the consumer. */
@Stored({
  says: 'One presence of the consumer, from arrival to departure: menu, queue and conversation.',
  table: 'consumer_legs',
  tie: ['sessionId', 'rowId'],
})
export class ConsumerLeg extends SessionChild {
  @instant('started_at', 'When the consumer came.')
  startedAt!: Instant | null;

  @instant('ended_at', 'When the consumer left; null while there.')
  endedAt!: Instant | null;

  @seconds(['call_duration', 'chat_duration'], 'Seconds present.')
  durationSeconds!: Int64 | null;

  @seconds('hold_duration', "Seconds on hold of any cause; not the agents' hold, never add the two. Null on chats.")
  holdSeconds!: Int64 | null;

  @integer('message_count', 'Messages of the consumer; chats only.')
  messageCount!: number | null;

  @integer('response_count', 'Responses of the consumer; chats only.')
  responseCount!: number | null;

  @seconds('response_time_total', 'Seconds of all responses together; chats only.')
  responseSecondsTotal!: Int64 | null;

  @seconds('response_time_max', 'Longest seconds of a response; chats only.')
  responseSecondsMax!: Int64 | null;

  @decimal(
    'response_time_avg',
    'Average seconds of a response as delivered; chats only. Do not average it: divide total by count.',
  )
  responseSecondsAverage!: number | null;
}
