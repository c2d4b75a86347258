import type { RowOf, RowType } from '../database/copy-row.ts';
import type { ColumnName } from '../model/values.ts';
import type { SessionChild } from './session-child.ts';

/** A value that was taken in as null or repaired, or arithmetic that does not hold; the file is kept all the same. */
export interface Warning {
  readonly path: string;
  readonly problem: string;
}

/** An object of a file. */
export type Item = Readonly<Record<string, unknown>>;

/** An array of the file whose items become rows of one class. */
export interface Part<T extends SessionChild = SessionChild> {
  /** Its key at the top of the file; `a[].b` for an array inside the items of another. */
  readonly key: string;
  readonly type: RowType<T>;
  /** Keys of an item that no column reads: `complete` does, or they repeat what the row says already. `*` stands for all. */
  readonly reads?: readonly string[];
  /**
   * Completes a row that the columns' own sources have filled; `item` is the object of the file, `around` the row of the item
   * around it, which an array at the top of the file has not. What it sets as `rowId` stands; else the item's `id` does, or its
   * place. A method, so that parts of all classes make one list.
   */
  complete?(row: RowOf<T>, item: Item, around: RowOf<SessionChild> | null): void;
}

/** A key whose object tells one of several shared things: which column its id goes to, by what the object holds. */
export interface Choice<T> {
  readonly key: string;
  /** A column that `refers` to the shared type that the object then is. */
  readonly columnFor: (object: Item) => ColumnName<T>;
}
