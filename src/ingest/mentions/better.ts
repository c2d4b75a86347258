import type { CopyRow } from '../../database/copy-row.ts';
import { columnsOf, type ColumnField, type TypeClass } from '../../model/fields.ts';

/** The columns that say something about the thing itself, in the order in which they are compared. */
export const attributesOf = (type: TypeClass): ColumnField[] =>
  columnsOf(type).filter(({ name, isPrimary }) => !isPrimary && name !== 'profileRank' && name !== 'profileAt');

/**
 * Whether one row of a mentioned thing stands above another: it tells more, else it is newer, else its texts are greater. The last
 * has no meaning but makes the outcome the same in whatever order files arrive; the statement that stores rows compares alike.
 */
export function isBetter(a: CopyRow, b: CopyRow, attributes: readonly ColumnField[]): boolean {
  const rank = (a['profileRank'] as number) - (b['profileRank'] as number);
  if (rank !== 0) return rank > 0;
  const [newer, older] = [
    (a['profileAt'] as number | null) ?? -Infinity,
    (b['profileAt'] as number | null) ?? -Infinity,
  ];
  if (newer !== older) return newer > older;
  for (const { name } of attributes) {
    if (a[name] === b[name]) continue;
    // By bytes, as PostgreSQL's collation "C" does.
    const order = Buffer.compare(Buffer.from(comparable(a[name])), Buffer.from(comparable(b[name])));
    if (order !== 0) return order > 0;
  }
  return false;
}

/** Null sorts before the empty text. */
const comparable = (value: unknown): string => (value === null ? '' : ` ${String(value)}`);
