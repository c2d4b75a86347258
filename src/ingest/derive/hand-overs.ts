import type { RowOf } from '../../database/copy-row.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { EscalationStatus } from '../../domain/escalation/escalation.enums.ts';
import { Escalation } from '../../domain/escalation/escalation.ts';
import { HandlePhase } from '../../domain/handle-phase/handle-phase.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { TransferStatus } from '../../domain/transfer/transfer.enums.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import type { WholeNumber } from '../../model/values.ts';
import type { MappedFile } from '../map/map-file.ts';
import { rowsIn } from '../map/rows-of.ts';
import { byTime } from './rows.ts';

type Turn = RowOf<AgentHandle>;

/** Milliseconds by which clocks of one session may differ. */
const SLACK = 2000;

/** Says of each transfer whether it was warm or cold and completed, and counts it for the turn it began from. */
export function deriveTransfers(file: MappedFile): void {
  const transfers = rowsIn(file, Transfer);
  if (transfers.length === 0) return;
  const [byPhase, byLeg] = [coldness(rowsIn(file, HandlePhase)), coldness(rowsIn(file, QueueLeg))];
  const turns = turnsByAgent(rowsIn(file, AgentHandle));
  for (const transfer of transfers) {
    transfer.isCompleted = TransferStatus.read(transfer.statusText) === 'TRANSFERRED';
    const isCold = byPhase.get(transfer.rowId) ?? byLeg.get(transfer.rowId) ?? null;
    transfer.kind = isCold === null ? null : isCold ? 'COLD' : 'WARM';
    const from = turnAt(turns.get(transfer.fromAgentId) ?? [], transfer);
    if (from) from.transfersOut = (from.transfersOut ?? 0) + 1;
  }
}

/** Whether each transfer was cold, by the first row of it that says so. */
function coldness(
  rows: readonly Pick<RowOf<HandlePhase>, 'transferId' | 'isCold'>[],
): ReadonlyMap<WholeNumber | null, boolean> {
  const known = new Map<WholeNumber | null, boolean>();
  for (const row of rows) {
    if (row.isCold !== null && !known.has(row.transferId)) known.set(row.transferId, row.isCold);
  }
  return known;
}

/** The turns of each agent in the order in which they began. */
function turnsByAgent(handles: readonly Turn[]): ReadonlyMap<WholeNumber | null, readonly Turn[]> {
  const turns = new Map<WholeNumber | null, Turn[]>();
  for (const handle of byTime(handles, 'startedAt')) {
    if (handle.agentId === null) continue;
    const own = turns.get(handle.agentId);
    if (own) own.push(handle);
    else turns.set(handle.agentId, [handle]);
  }
  return turns;
}

/** The turn of the agent who handed over: the last that had begun by then, else the first; never the one that the transfer led to. */
function turnAt(turns: readonly Turn[], transfer: RowOf<Transfer>): Turn | undefined {
  const at = transfer.createdAt;
  const isOther = (turn: Turn | undefined): boolean => turn !== undefined && turn.transferId !== transfer.rowId;
  const begun = at === null ? turns.length : countBegun(turns, at + SLACK);
  // One turn at most is the one it led to.
  return [turns[begun - 1], turns[begun - 2], turns[0], turns[1]].find(isOther);
}

/** How many turns, in the order in which they began, had begun by then. */
function countBegun(turns: readonly Turn[], until: number): number {
  let [from, to] = [0, turns.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((turns[middle]?.startedAt ?? Infinity) <= until) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Says of each escalation whether it was taken, and which wait in a queue followed: the first that nobody before it has. */
export function deriveEscalations(file: MappedFile): void {
  const escalations = byTime(rowsIn(file, Escalation), 'createdAt');
  if (escalations.length === 0) return;
  const legs = byTime(rowsIn(file, QueueLeg), 'startedAt').filter(
    (leg) => leg.isTransfer !== true && leg.transferId === null && leg.startedAt !== null,
  );
  let next = 0;
  escalations.forEach((escalation, i) => {
    escalation.isEscalated = EscalationStatus.read(escalation.statusText) === 'ESCALATED';
    const from = escalation.createdAt;
    if (from === null) return;
    while (startOf(legs[next]) < from - SLACK) next++;
    // A wait that began after the next escalation is that one's.
    const until = escalations[i + 1]?.createdAt ?? Infinity;
    const leg = legs[next];
    if (!leg || startOf(leg) >= Math.max(until - SLACK, from + 1)) return;
    next++;
    escalation.waitSeconds = leg.waitSeconds;
    escalation.queueLegRowId = leg.rowId;
  });
}

const startOf = (leg: RowOf<QueueLeg> | undefined): number => leg?.startedAt ?? Infinity;
