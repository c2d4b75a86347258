import { rowMakerOf, type RowOf, type RowType } from '../../database/copy-row.ts';
import type { Mentioned } from '../../domain/mentioned.ts';
import { columnsOf, type ColumnField, type TypeClass } from '../../model/fields.ts';

/** The columns that say something about the thing itself, in the order in which they are compared. */
export const attributesOf = (type: TypeClass): ColumnField[] =>
  columnsOf(type).filter(({ name, isPrimary }) => !isPrimary && name !== 'profileRank' && name !== 'profileAt');

/** Where rows of a class hold what they say about the thing itself, in the order in which it is compared. */
export const attributePlacesOf = (type: RowType<Mentioned>): number[] => {
  const { placeOf } = rowMakerOf<object>(type);
  return attributesOf(type).map(({ name }) => placeOf(name));
};

/**
 * Whether one row of a mentioned thing stands above another: it tells more, else it is newer, else its texts are greater. The last
 * has no meaning but makes the outcome the same in whatever order files arrive; the statement that stores rows compares alike.
 */
export function isBetter(a: RowOf<Mentioned>, b: RowOf<Mentioned>, attributePlaces: readonly number[]): boolean {
  const rank = (a.profileRank ?? 0) - (b.profileRank ?? 0);
  if (rank !== 0) return rank > 0;
  const [newer, older] = [a.profileAt ?? -Infinity, b.profileAt ?? -Infinity];
  if (newer !== older) return newer > older;
  for (const place of attributePlaces) {
    const [x, y] = [a.values[place], b.values[place]];
    if (x === y) continue;
    const order = compareByBytes(comparable(x), comparable(y));
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
