import type { Row } from '../../model/fields.ts';
import type { Match } from '../../model/links.ts';

/** A key as a map knows it: the value itself, or several as one text; null where one is missing. */
export type Key = unknown;

/** Which rows of a link's target are wanted, and by whom. */
export interface Targets {
  /** The distinct values of each column of the match: what is read is every combination of them, of which few exist. */
  readonly values: unknown[][];
  /** By key: the rows that want it. */
  readonly sources: Map<Key, Row[]>;
  /** By row, where a list column names several: its keys in order. */
  readonly listed: Map<Row, Key[]>;
}

/** Reads the key of a row from these properties. Written out for the usual one and two, because every linked row comes by here. */
export function keyReader(properties: readonly string[]): (row: Row) => Key {
  const [first = '', second = ''] = properties;
  if (properties.length === 1) return (row) => row[first];
  if (properties.length === 2) {
    return (row) => {
      const [a, b] = [row[first], row[second]];
      return a == null || b == null ? null : `${String(a)}\u0000${String(b)}`;
    };
  }
  return (row) => {
    const parts = properties.map((property) => row[property]);
    return parts.some((part) => part == null) ? null : parts.join('\u0000');
  };
}

/** Collects the keys; a row of which one value is null wants nothing. `list` is the target's column whose source is a list. */
export function targetsOf(rows: readonly Row[], match: Match, list: string | null): Targets {
  const properties = Object.values(match);
  const values = properties.map(() => new Set<unknown>());
  const sources = new Map<Key, Row[]>();
  const listed = new Map<Row, Key[]>();
  const read = keyReader(properties);

  const want = (by: Row, row: Row): Key => {
    const key = read(row);
    if (key == null) return null;
    const known = sources.get(key);
    if (known) known.push(by);
    else {
      sources.set(key, [by]);
      for (let i = 0; i < properties.length; i++) values[i]?.add(row[properties[i] as string]);
    }
    return key;
  };

  const source = list === null ? undefined : match[list];
  for (const row of rows) {
    if (source === undefined) want(row, row);
    else {
      const names = (row[source] as unknown[] | null) ?? [];
      listed.set(
        row,
        names.map((name) => want(row, { ...row, [source]: name })),
      );
    }
  }
  return { values: values.map((set) => [...set]), sources, listed };
}
