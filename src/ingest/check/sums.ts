import type { CopyRow } from '../../database/copy-row.ts';
import { HandlePhase } from '../../domain/handle-phase/handle-phase.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import { rowsIn } from '../derive/rows.ts';
import type { MappedFile } from '../map/map-file.ts';
import { checkSpans } from './spans.ts';
import { differ, durationKey, numberOf, say, waitKey, type Column } from './warn.ts';

/**
 * Warns where the arithmetic of a file does not hold by more than a second. Known defects of the platform break it, so it never
 * refuses: totals against their rows, durations against their ends, transfers against the waits that led to them.
 */
export function checkSums(file: MappedFile): void {
  const { session } = file;
  const [phases, legs] = [rowsIn(file, HandlePhase), rowsIn(file, QueueLeg)];
  const handled =
    sumOf(phases, 'talkAndHoldSeconds') + sumOf(phases, 'wrapUpSeconds') + sumOf(phases, 'preWorkSeconds');
  checkTotal(file, 'handleSeconds', handled, durationKey(file), 'handle_durations');
  if (session['channel'] === 'VOICE') {
    checkTotal(file, 'holdSeconds', sumOf(phases, 'holdSeconds'), 'hold_duration', 'handle_durations');
  }
  checkTotal(file, 'waitSeconds', sumOf(legs, 'waitSeconds'), waitKey(file), 'queue_durations');
  for (const phase of phases) {
    const [hold, talk] = [numberOf(phase, 'holdSeconds'), numberOf(phase, 'talkAndHoldSeconds')];
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

function sumOf(rows: readonly CopyRow[], column: Column): number {
  let sum = 0;
  for (const row of rows) sum += numberOf(row, column) ?? 0;
  return sum;
}

function checkTotal({ session, warnings }: MappedFile, column: Column, sum: number, key: string, list: string): void {
  const total = numberOf(session, column);
  if (total !== null && differ(total, sum)) {
    warnings.push({ path: key, problem: `${String(total)} s, but ${list} add up to ${String(sum)} s` });
  }
}

function checkTransfers(file: MappedFile, legs: readonly CopyRow[]): void {
  const legOf = new Map<unknown, CopyRow>();
  for (const leg of legs) {
    if (leg['transferId'] !== null && !legOf.has(leg['transferId'])) legOf.set(leg['transferId'], leg);
  }
  for (const transfer of rowsIn(file, Transfer)) {
    const wait = numberOf(transfer, 'waitSeconds');
    const leg = legOf.get(transfer['rowId']);
    const waited = leg ? numberOf(leg, 'waitSeconds') : null;
    if (wait !== null && waited !== null && differ(wait, waited)) {
      say(
        file,
        'transfers',
        transfer,
        'wait_duration',
        `${String(wait)} s, but its wait in the queue took ${String(waited)} s`,
      );
    }
    const [handled, from, to] = [
      numberOf(transfer, 'handledSeconds'),
      numberOf(transfer, 'connectedAt'),
      numberOf(transfer, 'updatedAt'),
    ];
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
