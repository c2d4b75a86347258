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
    const order = compareByBytes(comparable(a[name]), comparable(b[name]));
    if (order !== 0) return order > 0;
  }
  return false;
}

/** Null sorts before the empty text. */
const comparable = (value: unknown): string => (value === null ? '' : ` ${String(value)}`);

/** Compares two texts by the bytes of their UTF-8, as PostgreSQL's collation "C" does, without making these: texts may be long. */
function compareByBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return inUtf8(x) - inUtf8(y);
  }
  return a.length - b.length;
}

/** Halves of pairs stand for characters above all others. */
const inUtf8 = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
