import type { Sql } from '../database/sql.ts';
import type { TypeClass } from '../model/fields.ts';
import type { TypeThunk } from '../model/types.ts';

/** A field of a group's key: read from the dimension's columns, or a row that they are the key of. */
export interface KeyField {
  readonly name: string;
  readonly type: TypeThunk;
  readonly says: string;
  readonly value?: (values: readonly unknown[]) => unknown;
  /** The fields of its type, where that is neither a scalar nor a linked row. */
  readonly selects?: string;
  /** Which column of the dimension (by place) equals which property of the linked type. */
  readonly link?: { readonly to: TypeClass; readonly match: Readonly<Record<string, number>> };
}

/** A column that groups are told apart by. */
export interface KeyColumn {
  readonly sql: Sql;
  /** Texts are sorted by code point, whatever the database's collation. */
  readonly isText: boolean;
}

/** Something that rows can be grouped by. */
export interface Dimension {
  readonly name: string;
  readonly says: string;
  /** What tells groups apart; null in all of them is "no value". `local` is the wall clock of the row's time. */
  readonly columns: (local: Sql | null) => readonly KeyColumn[];
  /** How many columns there are. */
  readonly width: number;
  readonly fields: readonly KeyField[];
  /** Reads columns of the row's session, called `s`. */
  readonly needsSession: boolean;
  /** Reads the wall clock. */
  readonly needsLocal: boolean;
  /** A row may have several values: the table of them, joined to `t`. */
  readonly join: Sql | null;
  /** Where a question names the keys that it reads: the dimension of these keys. */
  readonly ofKeys?: (keys: readonly string[]) => Dimension;
}
