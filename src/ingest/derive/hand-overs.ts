import type { CopyRow } from '../../database/copy-row.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { EscalationStatus } from '../../domain/escalation/escalation.enums.ts';
import { Escalation } from '../../domain/escalation/escalation.ts';
import { HandlePhase } from '../../domain/handle-phase/handle-phase.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { TransferStatus } from '../../domain/transfer/transfer.enums.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import type { MappedFile } from '../map/map-file.ts';
import { byTime, rowsIn } from './rows.ts';

/** Milliseconds by which clocks of one session may differ. */
const SLACK = 2000;

/** Says of each transfer whether it was warm or cold and completed, and counts it for the turn it began from. */
export function deriveTransfers(file: MappedFile): void {
  const transfers = rowsIn(file, Transfer);
  if (transfers.length === 0) return;
  const [phases, legs, handles] = [rowsIn(file, HandlePhase), rowsIn(file, QueueLeg), rowsIn(file, AgentHandle)];
  for (const transfer of transfers) {
    transfer['isCompleted'] = TransferStatus.read(transfer['statusText'] as string | null) === 'TRANSFERRED';
    const isCold = coldness(phases, transfer) ?? coldness(legs, transfer);
    transfer['kind'] = isCold === null ? null : isCold ? 'COLD' : 'WARM';
    const from = turnAt(handles, transfer);
    if (from) from['transfersOut'] = (from['transfersOut'] as number) + 1;
  }
}

const coldness = (rows: readonly CopyRow[], transfer: CopyRow): boolean | null =>
  (rows.find((row) => row['transferId'] === transfer['rowId'] && row['isCold'] !== null)?.['isCold'] as
    boolean | undefined) ?? null;

/** The turn of the agent who handed over: the last that had begun by then. */
function turnAt(handles: readonly CopyRow[], transfer: CopyRow): CopyRow | undefined {
  const [agent, at] = [transfer['fromAgentId'], transfer['createdAt'] as number | null];
  if (agent === null) return undefined;
  const turns = byTime(handles, 'startedAt').filter(
    (handle) => handle['agentId'] === agent && handle['transferId'] !== transfer['rowId'],
  );
  return (
    turns.findLast((turn) => at === null || ((turn['startedAt'] as number | null) ?? Infinity) <= at + SLACK) ??
    turns[0]
  );
}

/** Says of each escalation whether it was taken, and which wait in a queue followed. */
export function deriveEscalations(file: MappedFile): void {
  const escalations = byTime(rowsIn(file, Escalation), 'createdAt');
  if (escalations.length === 0) return;
  const legs = byTime(rowsIn(file, QueueLeg), 'startedAt').filter(
    (leg) => leg['isTransfer'] !== true && leg['transferId'] === null,
  );
  const taken = new Set<CopyRow>();
  escalations.forEach((escalation, i) => {
    escalation['isEscalated'] = EscalationStatus.read(escalation['statusText'] as string | null) === 'ESCALATED';
    const from = escalation['createdAt'] as number | null;
    // A wait that began after the next escalation is that one's.
    const until = (escalations[i + 1]?.['createdAt'] as number | null | undefined) ?? Infinity;
    const isNext = (leg: CopyRow): boolean => {
      const at = leg['startedAt'] as number | null;
      return (
        from !== null && at !== null && at >= from - SLACK && at < Math.max(until - SLACK, from + 1) && !taken.has(leg)
      );
    };
    const leg = legs.find(isNext);
    if (!leg) return;
    taken.add(leg);
    escalation['waitSeconds'] = leg['waitSeconds'];
    escalation['queueLegRowId'] = leg['rowId'];
  });
}
