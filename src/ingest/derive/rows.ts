import type { CopyRow } from '../../database/copy-row.ts';
import type { TypeClass } from '../../model/fields.ts';
import type { MappedFile } from '../map/map-file.ts';

const NONE: readonly CopyRow[] = [];

/** The rows of a class below a session. */
export const rowsIn = ({ children }: Pick<MappedFile, 'children'>, type: TypeClass): readonly CopyRow[] =>
  children.get(type) ?? NONE;

/** Rows by an instant of theirs, those without one last, equal ones in their order in the file. */
export function byTime(rows: readonly CopyRow[], property: string): readonly CopyRow[] {
  if (rows.length < 2) return rows;
  const at = (row: CopyRow): number => (row[property] as number | null) ?? Infinity;
  return [...rows].sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
}

/** The values of one property. */
export const each = (rows: readonly CopyRow[], property: string): unknown[] => rows.map((row) => row[property]);

/** The first value that is not null. */
export const firstOf = (rows: readonly CopyRow[], property: string): unknown =>
  rows.find((row) => row[property] !== null)?.[property] ?? null;
