import type { Row } from '../../model/fields.ts';
import type { Bucket } from '../time/buckets.ts';

/** One group on its way to the answer. */
export interface Group {
  /** Its parent, from 0. */
  readonly parent: number;
  readonly isRest: boolean;
  /** Values of the key columns; all null in the rest. Groups of a key that differ by their bucket alone hold the same list. */
  readonly keys: readonly unknown[];
  /** Place of its bucket, from 1; 0 without buckets, null for rows without a time. */
  readonly bucket: number | null;
  /** The row of its aggregates; an empty one where a gap was filled. */
  readonly row: Row;
}

/** What tells a group apart from all others of the field. */
export const identityOf = ({ parent, isRest, keys, bucket }: Group): string =>
  JSON.stringify([parent, isRest, keys, bucket]);

/** Reads the group of a row of a statement: `$n`, `$r`, `k0 …`, `$b`. */
export function groupReader(keyCount: number): (row: Row) => Group {
  const names = Array.from({ length: keyCount }, (_, i) => `k${String(i)}`);
  return (row) => ({
    parent: (row['$n'] as number) - 1,
    isRest: row['$r'] === null,
    keys: names.map((name) => row[name] ?? null),
    bucket: row['$b'] as number | null,
    row,
  });
}

/** What fills the gaps: buckets from the first to the last of the range, or of the parent's own rows. */
export interface Filling {
  readonly buckets: readonly Bucket[];
  readonly fill: boolean;
  /** Whether the range was asked for, so that all of its buckets are answered. */
  readonly isAsked: boolean;
  readonly hasBuckets: boolean;
  /** The rest is answered even where it is empty. */
  readonly wantsRest: boolean;
  /** A question without keys but time has one key, the empty one, whether there are rows or not. */
  readonly hasEmptyKey: boolean;
  readonly keyCount: number;
  readonly timeComesFirst: boolean;
}

/** A key that is answered, and its groups that have rows, by their buckets. */
interface Key {
  readonly isRest: boolean;
  readonly keys: readonly unknown[];
  readonly found: Map<number | null, Group>;
}

const REST = 'rest';
const nothing: Row = {};

/** The groups of one parent in the order of the answer; `found` are those with rows, in the order of their keys. */
export function arrange(parent: number, found: readonly Group[], filling: Filling): Group[] {
  const byText = new Map<string, Key>();
  const keyOf = (text: string, keys: readonly unknown[]): Key => {
    let key = byText.get(text);
    if (!key) byText.set(text, (key = { isRest: text === REST, keys, found: new Map() }));
    return key;
  };
  for (const group of found) {
    if (!group.isRest) keyOf(JSON.stringify(group.keys), group.keys).found.set(group.bucket, group);
  }
  if (filling.hasEmptyKey) keyOf('[]', []);
  if (filling.wantsRest) {
    const rest = keyOf(REST, Array<unknown>(filling.keyCount).fill(null));
    for (const group of found) if (group.isRest) rest.found.set(group.bucket, group);
  }
  const places = placesOf(found, filling);
  const groups: Group[] = [];
  const add = ({ isRest, keys, found: own }: Key, bucket: number | null): void => {
    const row = own.get(bucket)?.row;
    const isFilled = bucket !== null && (!filling.hasBuckets || filling.fill);
    if (row || isFilled) groups.push({ parent, isRest, keys, bucket, row: row ?? nothing });
  };
  if (filling.timeComesFirst) for (const bucket of places) for (const key of byText.values()) add(key, bucket);
  else for (const key of byText.values()) for (const bucket of places) add(key, bucket);
  return groups;
}

/** The buckets of one parent, those of rows without a time last. */
function placesOf(found: readonly Group[], { buckets, isAsked, hasBuckets }: Filling): (number | null)[] {
  if (!hasBuckets) return [0];
  const places = found.map(({ bucket }) => bucket);
  const known = places.filter((it) => it !== null);
  const first = isAsked ? 1 : known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = isAsked ? buckets.length : known.reduce((a, b) => Math.max(a, b), 0);
  const all: (number | null)[] = [];
  for (let bucket = first; bucket <= last; bucket++) all.push(bucket);
  return places.includes(null) ? [...all, null] : all;
}
