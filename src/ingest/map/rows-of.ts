import type { CopyRow, RowOf, RowType } from '../../database/copy-row.ts';

/** The rows of a file below its session, by their class. */
export type Children = ReadonlyMap<RowType<object>, readonly CopyRow[]>;

const NONE: readonly never[] = [];

// Under a class stand rows of its maker only, which no type of a map can say; these two functions are all that reads and fills it.

/** The rows of a class below a session, in the order of the file. */
export const rowsIn = <T extends object>(
  { children }: { readonly children: Children },
  type: RowType<T>,
): readonly RowOf<T>[] => (children.get(type) as readonly RowOf<T>[] | undefined) ?? NONE;

/** The rows of a class below a session, to be added to; most files have rows of a few classes only. */
export function rowsToFill<T extends object>(children: Map<RowType<object>, CopyRow[]>, type: RowType<T>): RowOf<T>[] {
  const rows = children.get(type) ?? [];
  children.set(type, rows);
  return rows as RowOf<T>[];
}
