import { type RowOf, rowMakerOf } from '../../database/copy-row.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { HandlePhase } from '../../domain/handle-phase/handle-phase.ts';
import type { MappedFile } from '../map/map-file.ts';
import { rowsIn, rowsToFill } from '../map/rows-of.ts';
import { each, firstOf } from './rows.ts';
import { countIn32, maxOf, minOf, minus, sumOf } from './whole.ts';

/** Builds the agents' turns: one for each agent and transfer, of the phases in which nobody barged in. */
export function deriveAgentHandles(file: MappedFile): void {
  const all = rowsIn(file, HandlePhase);
  if (all.length === 0) return;
  const turns = new Map<string, RowOf<HandlePhase>[]>();
  for (const phase of all) {
    if (phase.isBarge === true) continue;
    const turn = turnOf(phase);
    const phases = turns.get(turn);
    if (phases) phases.push(phase);
    else turns.set(turn, [phase]);
  }
  const handles = rowsToFill(file.children, AgentHandle);
  for (const phases of turns.values()) handles.push(handleOf(phases, handles.length));
}

/** What makes rows of one turn: the agent and the transfer that led to it. */
export const turnOf = (row: Pick<RowOf<HandlePhase>, 'agentId' | 'transferId'>): string =>
  `${String(row.agentId)} ${String(row.transferId)}`;

function handleOf(phases: readonly RowOf<HandlePhase>[], position: number): RowOf<AgentHandle> {
  const [first] = phases as [RowOf<HandlePhase>];
  const row = rowMakerOf(AgentHandle)();
  const talkAndHold = sumOf(each(phases, 'talkAndHoldSeconds'));
  const hold = sumOf(each(phases, 'holdSeconds'));
  const wrapUp = sumOf(each(phases, 'wrapUpSeconds'));
  const preWork = sumOf(each(phases, 'preWorkSeconds'));
  const talk = phases.find((phase) => (phase.talkAndHoldSeconds ?? 0) > 0);
  row.rowId = first.rowId;
  row.position = position;
  row.agentId = first.agentId;
  row.transferId = first.transferId;
  row.queueName = firstOf(phases, 'queueName');
  row.menuPathId = firstOf(phases, 'menuPathId');
  row.language = firstOf(phases, 'language');
  row.isTransfer = firstOf(phases, 'isTransfer');
  row.isCold = firstOf(phases, 'isCold');
  row.startedAt = minOf(each(phases, 'startedAt'));
  row.endedAt = phases.some((phase) => phase.endedAt === null) ? null : maxOf(each(phases, 'endedAt'));
  row.talkSeconds = minus(talkAndHold, hold);
  row.holdSeconds = hold;
  row.wrapUpSeconds = wrapUp;
  row.preWorkSeconds = preWork;
  row.handleSeconds = sumOf([talkAndHold, wrapUp, preWork]);
  row.connectSeconds = talk?.connectSeconds ?? null;
  row.counted = talk !== undefined || (hold !== null && hold > 0);
  row.isHeld = hold !== null && hold > 0;
  row.isTransferIn = row.isTransfer === true || row.transferId !== null;
  row.transfersOut = 0;
  row.responseCount = countIn32(sumOf(each(phases, 'responseCount')));
  row.responseSecondsTotal = sumOf(each(phases, 'responseSecondsTotal'));
  row.responseSecondsMax = maxOf(each(phases, 'responseSecondsMax'));
  for (const phase of phases) phase.handleRowId = row.rowId;
  return row;
}
