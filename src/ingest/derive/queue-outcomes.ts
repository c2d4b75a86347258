import type { CopyRow } from '../../database/copy-row.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { SessionStatus } from '../../domain/session/session-status.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import { TransferStatus } from '../../domain/transfer/transfer.enums.ts';
import { DeflectionKind } from '../../domain/vocabulary/deflection-kind.ts';
import type { MappedFile } from '../map/map-file.ts';
import { turnOf } from './agent-handles.ts';
import { rowsIn } from './rows.ts';

/** Fail reasons that say that the consumer left. */
const leaving = new Set(['eu_abandoned', 'no_response', 'customer_timeout', 'end_user_opt_out']);
const left = (reason: unknown): boolean => leaving.has(String(reason).trim().toLowerCase());

/** Says how each wait in a queue ended, which was a first entry, and which abandonments were short. */
export function deriveQueueOutcomes(file: MappedFile): void {
  const answered = new Set(
    rowsIn(file, AgentHandle)
      .filter((handle) => handle['counted'] === true)
      .map(turnOf),
  );
  const transfers = new Map(rowsIn(file, Transfer).map((transfer) => [transfer['rowId'], transfer]));
  for (const leg of rowsIn(file, QueueLeg)) {
    const transfer = leg['transferId'] === null ? null : (transfers.get(leg['transferId']) ?? null);
    const outcome = outcomeOf(leg, transfer, answered, file.session);
    leg['outcome'] = outcome;
    leg['isFirstEntry'] = leg['transferId'] === null;
    const [wait, threshold] = [
      leg['waitSeconds'] as number | null,
      leg['shortAbandonThresholdSeconds'] as number | null,
    ];
    leg['isShortAbandon'] = outcome === 'ABANDONED' && wait !== null && threshold !== null && wait < threshold;
  }
}

function outcomeOf(leg: CopyRow, transfer: CopyRow | null, answered: ReadonlySet<string>, session: CopyRow): string {
  if (leg['agentId'] !== null && answered.has(turnOf(leg))) return 'ANSWERED';
  const status = transfer && TransferStatus.read(transfer['statusText'] as string | null);
  // Taken by somebody whom the leg does not name.
  if (leg['agentId'] === null && status === 'TRANSFERRED') return 'ANSWERED';
  const isUnderWay = transfer === null || status === null || status === 'TRANSFERRING' || status === 'OTHER';
  if (session['isOpen'] === true && isUnderWay) return 'OPEN';
  if (hasLeft(leg, transfer, session)) return 'ABANDONED';
  return isDeflected(leg, transfer, session) ? 'DEFLECTED' : 'FAILED';
}

function hasLeft(leg: CopyRow, transfer: CopyRow | null, session: CopyRow): boolean {
  if (leg['transferId'] !== null) return left(transfer?.['failReasonText']) || left(session['failReasonText']);
  if (left(session['failReasonText'])) return true;
  const status = SessionStatus.read(session['statusText'] as string | null);
  return session['channel'] === 'CHAT' && (status === 'CANCELED' || status === 'NO_RESPONSE');
}

function isDeflected(leg: CopyRow, transfer: CopyRow | null, session: CopyRow): boolean {
  const row = leg['transferId'] === null ? session : transfer;
  if (!row) return false;
  const status =
    row === session
      ? SessionStatus.read(row['statusText'] as string | null)
      : TransferStatus.read(row['statusText'] as string | null);
  return status === 'DEFLECTED' || DeflectionKind.read(row['deflectionText'] as string | null) !== null;
}
