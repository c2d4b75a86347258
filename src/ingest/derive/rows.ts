import type { CopyRow } from '../../database/copy-row.ts';
import type { TypeClass } from '../../graphql/fields.ts';
import type { MappedFile } from '../map/map-file.ts';

/** The rows of a class below a session; of a class that is missing in the catalogue, a mistake in this program. */
export function rowsIn(file: Pick<MappedFile, 'children'>, type: TypeClass): CopyRow[] {
  const rows = file.children.get(type);
  if (!rows) throw new Error(`${type.name} has no list of rows: it is missing in the catalogue`);
  return rows;
}

/** Rows by an instant of theirs, those without one last, equal ones in their order in the file. */
export const byTime = (rows: readonly CopyRow[], property: string): CopyRow[] =>
  rows.length < 2
    ? [...rows]
    : [...rows].sort(
        (a, b) => ((a[property] as number | null) ?? Infinity) - ((b[property] as number | null) ?? Infinity) || 0,
      );

/** The values of one property. */
export const each = (rows: readonly CopyRow[], property: string): unknown[] => rows.map((row) => row[property]);

/** The first value that is not null. */
export const firstOf = (rows: readonly CopyRow[], property: string): unknown =>
  rows.find((row) => row[property] !== null)?.[property] ?? null;
