import type { Row } from '../fields.ts';
import type { Match } from '../links.ts';

/** A key as a map knows it: the value itself, or several as one text. */
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

/** Collects the keys; a row of which one value is null wants nothing. `list` is the target's column whose source is a list. */
export function targetsOf(rows: readonly Row[], match: Match, list: string | null): Targets {
  const properties = Object.entries(match);
  const values = properties.map(() => new Set<unknown>());
  const sources = new Map<Key, Row[]>();
  const listed = new Map<Row, Key[]>();

  const add = (row: Row, parts: readonly unknown[]): Key => {
    if (parts.some((part) => part == null)) return null;
    parts.forEach((part, i) => values[i]?.add(part));
    const key = keyOf(parts);
    const known = sources.get(key);
    if (known) known.push(row);
    else sources.set(key, [row]);
    return key;
  };

  const at = properties.findIndex(([target]) => target === list);
  for (const row of rows) {
    const parts = properties.map(([, source]) => row[source]);
    if (at < 0) add(row, parts);
    else {
      const own = ((parts[at] as unknown[] | null) ?? []).map((value) => add(row, parts.with(at, value)));
      listed.set(row, own);
    }
  }
  return { values: values.map((set) => [...set]), sources, listed };
}

/** The key of these values. */
export const keyOf = (parts: readonly unknown[]): Key => (parts.length === 1 ? parts[0] : parts.join('\u0000'));
