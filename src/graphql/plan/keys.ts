import type { Row } from '../fields.ts';
import type { Match } from '../links.ts';

/** The distinct keys of many rows, column by column, as a statement takes them. */
export interface Keys {
  readonly count: number;
  /** One array for each column of the match. */
  readonly columns: unknown[][];
  /** By ordinal of a key: the rows that have it. */
  readonly parents: Row[][];
  /** By row: the ordinals of its keys, in order; one unless a list column names several. */
  readonly ordinals: Map<Row, number[]>;
}

/** Collects the keys; a row of which one key is null has none. `listed` is the target's column whose source is a list. */
export function keysOf(rows: readonly Row[], match: Match, listed: string | null): Keys {
  const sources = Object.entries(match);
  const columns: unknown[][] = sources.map(() => []);
  const parents: Row[][] = [];
  const ordinals = new Map<Row, number[]>();
  const known = new Map<unknown, number>();

  const add = (row: Row, key: readonly unknown[]): void => {
    if (key.some((value) => value == null)) return;
    const name = key.length === 1 ? key[0] : key.join('\u0000');
    let n = known.get(name);
    if (n === undefined) {
      known.set(name, (n = parents.length));
      parents.push([]);
      key.forEach((value, i) => columns[i]?.push(value));
    }
    parents[n]?.push(row);
    const own = ordinals.get(row);
    if (own) own.push(n);
    else ordinals.set(row, [n]);
  };

  for (const row of rows) {
    const key = sources.map(([, source]) => row[source]);
    const at = listed === null ? -1 : sources.findIndex(([target]) => target === listed);
    if (at < 0) add(row, key);
    else for (const value of (key[at] as unknown[] | null) ?? []) add(row, key.with(at, value));
  }
  return { count: parents.length, columns, parents, ordinals };
}
