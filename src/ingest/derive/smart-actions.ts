import { rowMakerOf } from '../../database/copy-row.ts';
import { SmartAction } from '../../domain/smart-action/smart-action.ts';
import type { MappedFile } from '../map/map-file.ts';
import { rowsToFill } from '../map/rows-of.ts';

/** Row ids below those that lists of photos and videos can make. */
const rowIds = { TEXT: -(2 ** 42) - 1, VERIFICATION: -(2 ** 42) - 2 } as const;

/** Adds the SmartActions that stand at the top of a file: the typed answer, and a verification that was passed. */
export function deriveSmartActions(file: MappedFile): void {
  if (file.session.smartActionText !== null) add(file, 'TEXT');
  if (file.session.verified === true) add(file, 'VERIFICATION');
}

function add(file: MappedFile, kind: keyof typeof rowIds): void {
  const rows = rowsToFill(file.children, SmartAction);
  const row = rowMakerOf(SmartAction)();
  row.rowId = rowIds[kind];
  row.position = rows.length;
  row.kind = kind;
  if (kind === 'TEXT') row.answer = file.session.smartActionText;
  rows.push(row);
}
