import type { Row, TypeClass } from '../model/fields.ts';

/** Everything one file becomes: the session's row, its children by class, the shared rows it mentions, and what was odd. */
export interface SessionRows {
  readonly session: Row;
  /** Rows by class, in the order of the file. */
  readonly children: ReadonlyMap<TypeClass, Row[]>;
  readonly warnings: Warning[];
}

/** A value that was taken in as null or repaired, or arithmetic that does not hold; the file is kept all the same. */
export interface Warning {
  readonly path: string;
  readonly problem: string;
}

/** An object of a file. */
export type Item = Readonly<Record<string, unknown>>;

/** An array of the file whose items become rows of one class. */
export interface Part {
  /** Its key at the top of the file; `a[].b` for an array inside the items of another. */
  readonly key: string;
  readonly type: TypeClass;
  /** Keys of an item that no column reads: `complete` does, or they repeat what the row says already. `*` stands for all. */
  readonly reads?: readonly string[];
  /**
   * Completes a row that the columns' own sources have filled; `item` is the object of the file, `parent` the row of the item
   * around it (or the session's). What it sets as `rowId` stands; else the item's `id` does, or its place.
   */
  readonly complete?: (row: Row, item: Item, session: SessionRows, parent: Row) => void;
}
