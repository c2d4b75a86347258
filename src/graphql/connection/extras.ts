import type { FieldNode } from 'graphql';
import type { Sql } from '../../database/sql.ts';
import type { Run } from '../context.ts';
import type { TypeClass } from '../../model/fields.ts';
import type { Argument, TypeThunk } from '../../model/types.ts';
import type { Operation } from '../plan/selection.ts';

/** The rows of a list, or of the same list of many parents, as a statement over all of them at once needs them. */
export interface Scope {
  readonly type: TypeClass;
  /** How many parents there are; 1 for a list of the root. Those beyond `keys` have no key, and so no rows. */
  readonly parents: number;
  readonly keys: number;
  /** Which parent a row belongs to, from 1. */
  readonly parent: Sql;
  /** The tables; rows of the list are called `t`. */
  readonly from: Sql;
  /** What must hold of the tables besides the filter. */
  readonly where: readonly Sql[];
  readonly filter: Readonly<Record<string, unknown>>;
  /** The keys of the parents; null for a list of the root. */
  readonly parentKeys: ParentKeys | null;
}

/** What the rows of each parent have in common, without a look at them. */
export interface ParentKeys {
  /** A table `k` of one row for each parent that has a key. */
  readonly table: Sql;
  /** Its column that holds a property of the rows; undefined where parents may differ in it. */
  readonly column: (property: string) => Sql | undefined;
}

/** What of an extra field was selected, in which operation. */
export interface ExtraSelection {
  readonly extra: ConnectionExtra;
  readonly nodes: readonly FieldNode[];
  readonly fragments: Operation['fragments'];
}

/** A field beside the rows of a connection that is answered for all parents at once. */
export interface ConnectionExtra {
  readonly name: string;
  readonly says: string;
  readonly type: TypeThunk;
  readonly nullable: boolean;
  readonly args: readonly Argument[];
  /** One answer for each parent, in their order. */
  readonly answer: (
    scope: Scope,
    args: Readonly<Record<string, unknown>>,
    nodes: readonly FieldNode[],
    run: Run,
    operation: Operation,
  ) => Promise<readonly unknown[]>;
}

/** What types add to their connections. */
export type Extras = ReadonlyMap<TypeClass, readonly ConnectionExtra[]>;

let served = new Map<TypeClass, ReadonlyMap<string, ConnectionExtra>>();

/** Remembers the extra fields of the schema that is being made. */
export function serveExtras(extras: Extras): void {
  served = new Map([...extras].map(([type, own]) => [type, new Map(own.map((extra) => [extra.name, extra]))]));
}

const none: ReadonlyMap<string, ConnectionExtra> = new Map();

/** The extra fields of a type's connection, by name. */
export const extrasOf = (type: TypeClass): ReadonlyMap<string, ConnectionExtra> => served.get(type) ?? none;
