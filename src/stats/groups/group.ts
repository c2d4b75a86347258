import type { Row } from '../../graphql/fields.ts';
import type { Bucket } from '../time/buckets.ts';

/** One group on its way to the answer. */
export interface Group {
  /** Its parent, from 0. */
  readonly parent: number;
  readonly isRest: boolean;
  /** Values of the key columns; all null in the rest. */
  readonly keys: readonly unknown[];
  /** Place of its bucket, from 1; 0 without buckets, null for rows without a time. */
  readonly bucket: number | null;
}

/** What tells a group apart from all others of the field. */
export const identityOf = ({ parent, isRest, keys, bucket }: Group): string =>
  JSON.stringify([parent, isRest, keys, bucket]);

/** The group of a row of a statement: `$n`, `$r`, `k0 …`, `$b`. */
export function groupOf(row: Row, keyCount: number): Group {
  return {
    parent: (row['$n'] as number) - 1,
    isRest: row['$r'] === null,
    keys: Array.from({ length: keyCount }, (_, i) => row[`k${String(i)}`] ?? null),
    bucket: row['$b'] as number | null,
  };
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

/** The groups of one parent in the order of the answer; `found` are those with rows, in the order of their keys. */
export function arrange(parent: number, found: readonly Group[], filling: Filling): Group[] {
  const keys = new Map<string, readonly unknown[]>();
  for (const group of found) if (!group.isRest) keys.set(JSON.stringify(group.keys), group.keys);
  if (filling.hasEmptyKey) keys.set('[]', []);
  const lists = [...keys.values()].map((key) => ({ key, isRest: false }));
  if (filling.wantsRest) lists.push({ key: Array<unknown>(filling.keyCount).fill(null), isRest: true });
  const present = new Map(found.map((group) => [identityOf(group), group]));
  const places = placesOf(found, filling);
  const groups: Group[] = [];
  const add = ({ key, isRest }: (typeof lists)[number], bucket: number | null): void => {
    const group: Group = { parent, isRest, keys: key, bucket };
    const isFilled = bucket !== null && (!filling.hasBuckets || filling.fill);
    if (present.has(identityOf(group)) || isFilled) groups.push(group);
  };
  if (filling.timeComesFirst) for (const bucket of places) for (const list of lists) add(list, bucket);
  else for (const list of lists) for (const bucket of places) add(list, bucket);
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
