import { rowMakerOf, type RowType } from '../../database/copy-row.ts';
import { ConsumerEvent } from '../../domain/consumer-event/consumer-event.ts';
import { ConsumerLeg } from '../../domain/consumer-leg/consumer-leg.ts';
import { HandlePhase } from '../../domain/handle-phase/handle-phase.ts';
import { MenuVisit } from '../../domain/menu-visit/menu-visit.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import type { SessionChild } from '../../domain/session-child.ts';
import { VirtualAgentLeg } from '../../domain/virtual-agent-leg/virtual-agent-leg.ts';
import type { ColumnName, Instant, WholeNumber } from '../../model/values.ts';
import type { MappedFile } from '../map/map-file.ts';
import { rowsIn } from '../map/rows-of.ts';
import { differ, durationKey, numberOf, say } from './warn.ts';

/** A row about a stretch of time. */
interface Stretch extends SessionChild {
  startedAt: Instant | null;
  endedAt: Instant | null;
}

interface Span {
  readonly type: RowType<Stretch>;
  readonly list: string;
  /** The places of the columns that add up to the span; of a phase only one is not 0. */
  readonly places: readonly number[];
  /** Its key in the file; null where calls and chats name it differently. */
  readonly key: string | null;
}

const span = <T extends Stretch>(
  type: RowType<T>,
  list: string,
  columns: readonly ColumnName<T>[],
  key: string | null,
): Span => {
  const { placeOf } = rowMakerOf<object>(type);
  return { type, list, places: columns.map(placeOf), key };
};

const spans: readonly Span[] = [
  span(HandlePhase, 'handle_durations', ['talkAndHoldSeconds', 'wrapUpSeconds', 'preWorkSeconds'], null),
  span(QueueLeg, 'queue_durations', ['waitSeconds'], 'queue_duration'),
  span(VirtualAgentLeg, 'virtual_agent_handle_durations', ['handleSeconds'], null),
  span(ConsumerLeg, 'consumer_handle_durations', ['durationSeconds'], null),
  span(ConsumerEvent, 'consumer_event_durations', ['durationSeconds'], 'duration'),
  span(MenuVisit, 'consumer_in_menu_durations', ['durationSeconds'], 'duration'),
];

/** Warns where the time between start and end of a row is not its duration. */
export function checkSpans(file: MappedFile): void {
  for (const { type, list, places, key } of spans) {
    for (const row of rowsIn(file, type)) {
      if (row.startedAt === null || row.endedAt === null) continue;
      let seconds: number | null = null;
      for (const place of places) {
        const part = numberOf(row.values[place] as WholeNumber | null);
        if (part !== null) seconds = (seconds ?? 0) + part;
      }
      const between = (row.endedAt - row.startedAt) / 1000;
      if (seconds === null || !differ(seconds, between)) continue;
      say(
        file,
        list,
        row,
        key ?? durationKey(file),
        `${String(seconds)} s, but ${String(between)} s lie between started_at and ended_at`,
      );
    }
  }
}
