import type { CopyRow } from '../../database/copy-row.ts';
import type { SessionRows } from '../../domain/part.ts';
import type { Waiting } from './mapping.ts';

/** Below all ids that a place in a list can make. */
const FAR_BELOW = -(2 ** 50);

/**
 * Completes the rows of one part and gives each an id that no other row of its class and session has: what the part set, else the
 * item's own id, else minus its place.
 */
export function completeRows(waiting: readonly Waiting[], used: Set<unknown>, file: SessionRows): void {
  for (const { part, row, item, parent } of waiting) {
    const own = row['rowId'] as number | bigint | null;
    if (own !== null && own < 0) row['rowId'] = null;
    part.complete?.(row, item, file, parent);
    settleRowId(row, used);
  }
}

/** Gives a row minus its place, or a number far below, where its id is missing or taken. */
function settleRowId(row: CopyRow, used: Set<unknown>): void {
  if (row['rowId'] === null || used.has(row['rowId'])) row['rowId'] = -(row['position'] as number) - 1;
  if (used.has(row['rowId'])) row['rowId'] = FAR_BELOW - used.size;
  used.add(row['rowId']);
}
