import { flag, instant, integer, key, open, seconds, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';
import { GrainChild } from '../session-child.ts';
import { QueueOutcome, ServiceLevelEvent } from './queue-leg.enums.ts';

/** One wait of a session in one queue. */
@Stored({
  says: 'One wait of a session in one queue. A transfer to a queue makes another, so a session may have several.',
  table: 'queue_legs',
  tie: ['sessionId', 'rowId'],
  indexes: [{ name: 'queue_legs_newest' }, { name: 'queue_legs_queue', drives: 'queue' }],
})
export class QueueLeg extends GrainChild {
  @text('menu_path', 'Name of the queue: menu names from root to leaf. Null for a transfer straight to a person.', {
    hidden: true,
  })
  queueName!: string | null;

  @key(
    'menu_path_id',
    "The platform's id of this path and language; not a menu id. Null for a transfer straight to a person.",
  )
  menuPathId!: Key | null;

  @text('lang', 'Language of the queue; null where not told.')
  language!: string | null;

  @instant('started_at', 'When the wait began.', { order: 'stable' })
  startedAt!: Instant | null;

  @instant('ended_at', 'When the wait ended, normally with the choice of an agent; null while waiting.', {
    order: 'volatile',
  })
  endedAt!: Instant | null;

  @seconds('queue_duration', 'Seconds waited, to the choice of an agent: ringing is not in it.', { order: 'volatile' })
  waitSeconds!: Int64 | null;

  @text(null, 'How the wait ended. Derived from the handles, transfer and status of the session.', {
    required: true,
    closed: QueueOutcome,
  })
  outcome!: string;

  @flag(
    null,
    'Whether it was abandoned sooner than `shortAbandonThresholdSeconds`; false where that is not told. Derived.',
    { required: true },
  )
  isShortAbandon!: boolean;

  @flag(null, 'Whether it is no transfer: what managers call an offered session. Derived: `transferId` is null.', {
    required: true,
  })
  isFirstEntry!: boolean;

  @open(
    ServiceLevelEvent,
    'service_level_event',
    'Verdict on the wait as delivered; null without a target, such as on a transfer straight to a person.',
  )
  serviceLevelEventText!: string | null;

  @seconds('service_level_target_time', 'Target of the wait in seconds at that moment; null without one.')
  targetSeconds!: Int64 | null;

  @integer(
    'service_level_target_percent',
    'Percent of sessions that should reach the target, at that moment; null without one.',
  )
  targetPercent!: number | null;

  @seconds(
    'service_level_abandon_time_threshold',
    'An abandonment before this many seconds counts as short; null where not configured.',
  )
  shortAbandonThresholdSeconds!: Int64 | null;

  @key('agent_id', 'Agent who was chosen; null where nobody was.', { hidden: true, refers: 'Agent' })
  agentId!: Key | null;

  @flag('transfer', 'Whether a transfer led here.')
  isTransfer!: boolean | null;

  @key('transfer_id', 'Number of the transfer that led here; null for a first entry.')
  transferId!: Key | null;

  @flag('transfer_cold', 'Whether that transfer was cold (blind); null where there was none or it is not told.')
  isCold!: boolean | null;
}
