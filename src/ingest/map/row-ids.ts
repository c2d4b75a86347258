import type { RowOf } from '../../database/copy-row.ts';
import type { SessionChild } from '../../domain/session-child.ts';
import type { WholeNumber } from '../../model/values.ts';
import type { Waiting } from './mapping.ts';

/** Below all ids that a place in a list can make. */
const FAR_BELOW = -(2 ** 50);

/**
 * Completes the rows of one part and gives each an id that no other row of its class and session has: what the part set, else the
 * item's own id, else minus its place.
 */
export function completeRows(waiting: readonly Waiting[], used: Set<WholeNumber>): void {
  for (const { part, row, item, around } of waiting) {
    if (row.rowId !== null && row.rowId < 0) row.rowId = null;
    part.complete?.(row, item, around);
    settleRowId(row, used);
  }
}

/** Gives a row minus its place, or a number far below, where its id is missing or taken. */
function settleRowId(row: RowOf<SessionChild>, used: Set<WholeNumber>): void {
  let id = row.rowId === null || used.has(row.rowId) ? -Number(row.position) - 1 : row.rowId;
  if (used.has(id)) id = FAR_BELOW - used.size;
  row.rowId = id;
  used.add(id);
}
