import type { CopyRow } from '../../database/copy-row.ts';
import type { TypeClass } from '../../model/fields.ts';

type Children = Map<TypeClass, CopyRow[]>;

/** The rows of a class below a session, to be added to; most files have rows of a few classes only. */
export function rowsToFill(children: Children, type: TypeClass): CopyRow[] {
  const known = children.get(type);
  if (known) return known;
  const rows: CopyRow[] = [];
  children.set(type, rows);
  return rows;
}
