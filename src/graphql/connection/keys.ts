import { join, raw, sql, type Sql } from '../../database/sql.ts';
import { columnOf, type Row, type TypeClass } from '../../model/fields.ts';
import { arrayCast } from '../../model/kinds.ts';
import type { Match } from '../../model/links.ts';

/** The distinct keys of many rows, column by column, as a statement takes them. */
export interface Keys {
  readonly count: number;
  /** One array for each column of the match. */
  readonly columns: unknown[][];
  /** By ordinal of a key: the rows that have it. */
  readonly parents: Row[][];
  /** By row: the ordinal of its key; a row of which one key is null has none. */
  readonly ordinals: Map<Row, number>;
}

/** Collects the keys of rows that hang a list on them. */
export function keysOf(rows: readonly Row[], match: Match): Keys {
  const sources = Object.values(match);
  const columns: unknown[][] = sources.map(() => []);
  const parents: Row[][] = [];
  const ordinals = new Map<Row, number>();
  const known = new Map<string, number>();
  for (const row of rows) {
    const key = sources.map((source) => row[source]);
    if (key.some((value) => value == null)) continue;
    const name = key.join('\u0000');
    let n = known.get(name);
    if (n === undefined) {
      known.set(name, (n = parents.length));
      parents.push([]);
      key.forEach((value, i) => columns[i]?.push(value));
    }
    parents[n]?.push(row);
    ordinals.set(row, n);
  }
  return { count: parents.length, columns, parents, ordinals };
}

/** The keys as a table `k` of columns `c0, c1 …`, numbered by `n` from 1. */
export const keyTable = (type: TypeClass, match: Match, columns: readonly unknown[][]): Sql => {
  const arrays = Object.keys(match).map(
    (property, i) => sql`${columns[i]}::${raw(arrayCast(columnOf(type, property).kind))}`,
  );
  return sql`unnest(${join(arrays)}) WITH ORDINALITY AS k(${raw(arrays.map((_, i) => `c${String(i)}`).join(', '))}, n)`;
};
