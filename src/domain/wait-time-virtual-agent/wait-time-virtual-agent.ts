import { instant, seconds } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Int64 } from '../../model/values.ts';
import { SessionChild } from '../session-child.ts';

/** Time with a virtual agent while waiting. */
@Stored({
  says: 'Time that the consumer spent with a virtual agent while waiting in a queue. It does not shorten the wait.',
  table: 'wait_time_virtual_agents',
  tie: ['sessionId', 'rowId'],
})
export class WaitTimeVirtualAgent extends SessionChild {
  @instant('start', 'When it began.')
  startedAt!: Instant | null;

  @instant('end', 'When it ended; null while it goes on.')
  endedAt!: Instant | null;

  @seconds('duration', 'Seconds it took; null while it goes on.')
  durationSeconds!: Int64 | null;
}
