import type { RowOf } from '../../database/copy-row.ts';
import { HandlePhase } from '../../domain/handle-phase/handle-phase.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import type { WholeNumber } from '../../model/values.ts';
import { each } from '../derive/rows.ts';
import type { MappedFile } from '../map/map-file.ts';
import { rowsIn } from '../map/rows-of.ts';
import { checkSpans } from './spans.ts';
import { differ, durationKey, numberOf, say, waitKey } from './warn.ts';

/**
 * Warns where the arithmetic of a file does not hold by more than a second. Known defects of the platform break it, so it never
 * refuses: totals against their rows, durations against their ends, transfers against the waits that led to them.
 */
export function checkSums(file: MappedFile): void {
  const { session } = file;
  const [phases, legs] = [rowsIn(file, HandlePhase), rowsIn(file, QueueLeg)];
  const handled =
    sumOf(each(phases, 'talkAndHoldSeconds')) +
    sumOf(each(phases, 'wrapUpSeconds')) +
    sumOf(each(phases, 'preWorkSeconds'));
  checkTotal(file, session.handleSeconds, handled, durationKey(file), 'handle_durations');
  if (session.channel === 'VOICE') {
    checkTotal(file, session.holdSeconds, sumOf(each(phases, 'holdSeconds')), 'hold_duration', 'handle_durations');
  }
  checkTotal(file, session.waitSeconds, sumOf(each(legs, 'waitSeconds')), waitKey(file), 'queue_durations');
  for (const phase of phases) {
    const [hold, talk] = [numberOf(phase.holdSeconds), numberOf(phase.talkAndHoldSeconds)];
    if (hold !== null && hold > (talk ?? 0) + 1) {
      say(
        file,
        'handle_durations',
        phase,
        'hold_duration',
        `${String(hold)} s of hold exceed the ${String(talk ?? 0)} s that hold is part of`,
      );
    }
  }
  checkSpans(file);
  checkTransfers(file, legs);
}

function sumOf(values: readonly (WholeNumber | null)[]): number {
  let sum = 0;
  for (const value of values) sum += numberOf(value) ?? 0;
  return sum;
}

function checkTotal({ warnings }: MappedFile, told: WholeNumber | null, sum: number, key: string, list: string): void {
  const total = numberOf(told);
  if (total !== null && differ(total, sum)) {
    warnings.push({ path: key, problem: `${String(total)} s, but ${list} add up to ${String(sum)} s` });
  }
}

function checkTransfers(file: MappedFile, legs: readonly RowOf<QueueLeg>[]): void {
  const legOf = new Map<WholeNumber | null, RowOf<QueueLeg>>();
  for (const leg of legs) {
    if (leg.transferId !== null && !legOf.has(leg.transferId)) legOf.set(leg.transferId, leg);
  }
  for (const transfer of rowsIn(file, Transfer)) {
    const wait = numberOf(transfer.waitSeconds);
    const leg = legOf.get(transfer.rowId);
    const waited = leg ? numberOf(leg.waitSeconds) : null;
    if (wait !== null && waited !== null && differ(wait, waited)) {
      say(
        file,
        'transfers',
        transfer,
        'wait_duration',
        `${String(wait)} s, but its wait in the queue took ${String(waited)} s`,
      );
    }
    const [handled, from, to] = [numberOf(transfer.handledSeconds), transfer.connectedAt, transfer.updatedAt];
    if (handled === null || from === null || to === null || !differ(handled, (to - from) / 1000)) continue;
    // Transfers of chats call it `call_duration` too.
    say(
      file,
      'transfers',
      transfer,
      'call_duration',
      `${String(handled)} s, but ${String((to - from) / 1000)} s lie between connected_at and updated_at`,
    );
  }
}
