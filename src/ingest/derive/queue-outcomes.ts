import type { RowOf } from '../../database/copy-row.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { SessionStatus } from '../../domain/session/session-status.ts';
import type { Session } from '../../domain/session/session.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import { TransferStatus } from '../../domain/transfer/transfer.enums.ts';
import { DeflectionKind } from '../../domain/vocabulary/deflection-kind.ts';
import type { MappedFile } from '../map/map-file.ts';
import { turnOf } from './agent-handles.ts';
import { rowsIn } from '../map/rows-of.ts';

/** Fail reasons that say that the consumer left. */
const leaving = new Set(['eu_abandoned', 'no_response', 'customer_timeout', 'end_user_opt_out']);

/** Says how each wait in a queue ended, which was a first entry, and which abandonments were short. */
export function deriveQueueOutcomes(file: MappedFile): void {
  const legs = rowsIn(file, QueueLeg);
  if (legs.length === 0) return;
  const answered = new Set(
    rowsIn(file, AgentHandle)
      .filter((handle) => handle.counted === true)
      .map(turnOf),
  );
  const session = endOfSession(file.session);
  const transfers = new Map(rowsIn(file, Transfer).map((transfer) => [transfer.rowId, endOfTransfer(transfer)]));
  for (const leg of legs) {
    const isFirst = leg.transferId === null;
    const transfer = isFirst ? null : (transfers.get(leg.transferId) ?? null);
    const outcome = outcomeOf(leg, transfer, answered, session);
    leg.outcome = outcome;
    leg.isFirstEntry = isFirst;
    const [wait, threshold] = [leg.waitSeconds, leg.shortAbandonThresholdSeconds];
    leg.isShortAbandon = outcome === 'ABANDONED' && wait !== null && threshold !== null && wait < threshold;
  }
}

/** What the words of a session or a transfer say about its end; read once, because many legs may ask. */
interface End {
  readonly isOpen: boolean;
  readonly isTaken: boolean;
  readonly hasLeft: boolean;
  /** The same, by the status of a chat too, which has no fail reason of its own for it. */
  readonly hasLeftFirst: boolean;
  readonly isDeflected: boolean;
}

function endOfSession(session: RowOf<Session>): End {
  const status = SessionStatus.read(session.statusText);
  const hasLeft = isLeaving(session);
  return {
    isOpen: session.isOpen === true,
    isTaken: false,
    hasLeft,
    hasLeftFirst: hasLeft || (session.channel === 'CHAT' && (status === 'CANCELED' || status === 'NO_RESPONSE')),
    isDeflected: isDeflected(session, status),
  };
}

function endOfTransfer(transfer: RowOf<Transfer>): End {
  const status = TransferStatus.read(transfer.statusText);
  const hasLeft = isLeaving(transfer);
  return {
    isOpen: status === null || status === 'TRANSFERRING' || status === 'OTHER',
    isTaken: status === 'TRANSFERRED',
    hasLeft,
    hasLeftFirst: hasLeft,
    isDeflected: isDeflected(transfer, status),
  };
}

type Told = Pick<RowOf<Session>, 'failReasonText' | 'deflectionText'>;

const isLeaving = (row: Told): boolean => leaving.has(String(row.failReasonText).trim().toLowerCase());

const isDeflected = (row: Told, status: string | null): boolean =>
  status === 'DEFLECTED' || DeflectionKind.read(row.deflectionText) !== null;

function outcomeOf(leg: RowOf<QueueLeg>, transfer: End | null, answered: ReadonlySet<string>, session: End): string {
  if (leg.agentId !== null && answered.has(turnOf(leg))) return 'ANSWERED';
  // Taken by somebody whom the leg does not name.
  if (leg.agentId === null && transfer?.isTaken) return 'ANSWERED';
  if (session.isOpen && (transfer?.isOpen ?? true)) return 'OPEN';
  const isFirst = leg.transferId === null;
  if (isFirst ? session.hasLeftFirst : session.hasLeft || transfer?.hasLeft) return 'ABANDONED';
  return (isFirst ? session : transfer)?.isDeflected ? 'DEFLECTED' : 'FAILED';
}
