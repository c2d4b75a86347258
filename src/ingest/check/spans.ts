import { ConsumerEvent } from '../../domain/consumer-event/consumer-event.ts';
import { ConsumerLeg } from '../../domain/consumer-leg/consumer-leg.ts';
import { HandlePhase } from '../../domain/handle-phase/handle-phase.ts';
import { MenuVisit } from '../../domain/menu-visit/menu-visit.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { VirtualAgentLeg } from '../../domain/virtual-agent-leg/virtual-agent-leg.ts';
import type { TypeClass } from '../../model/fields.ts';
import { rowsIn } from '../derive/rows.ts';
import type { MappedFile } from '../map/map-file.ts';
import { differ, durationKey, numberOf, say, type Column } from './warn.ts';

interface Span {
  readonly type: TypeClass;
  readonly list: string;
  /** The columns that add up to the span; of a phase only one is not 0. */
  readonly columns: readonly Column[];
  /** Its key in the file; null where calls and chats name it differently. */
  readonly key: string | null;
}

const spans: readonly Span[] = [
  {
    type: HandlePhase,
    list: 'handle_durations',
    columns: ['talkAndHoldSeconds', 'wrapUpSeconds', 'preWorkSeconds'],
    key: null,
  },
  { type: QueueLeg, list: 'queue_durations', columns: ['waitSeconds'], key: 'queue_duration' },
  { type: VirtualAgentLeg, list: 'virtual_agent_handle_durations', columns: ['handleSeconds'], key: null },
  { type: ConsumerLeg, list: 'consumer_handle_durations', columns: ['durationSeconds'], key: null },
  { type: ConsumerEvent, list: 'consumer_event_durations', columns: ['durationSeconds'], key: 'duration' },
  { type: MenuVisit, list: 'consumer_in_menu_durations', columns: ['durationSeconds'], key: 'duration' },
];

/** Warns where the time between start and end of a row is not its duration. */
export function checkSpans(file: MappedFile): void {
  for (const { type, list, columns, key } of spans) {
    for (const row of rowsIn(file, type)) {
      const [from, to] = [numberOf(row, 'startedAt'), numberOf(row, 'endedAt')];
      if (from === null || to === null) continue;
      let seconds: number | null = null;
      for (const column of columns) {
        const part = numberOf(row, column);
        if (part !== null) seconds = (seconds ?? 0) + part;
      }
      const span = (to - from) / 1000;
      if (seconds === null || !differ(seconds, span)) continue;
      say(
        file,
        list,
        row,
        key ?? durationKey(file),
        `${String(seconds)} s, but ${String(span)} s lie between started_at and ended_at`,
      );
    }
  }
}
