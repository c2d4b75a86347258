import type { Sql } from '../database/sql.ts';
import type { Mask } from './personal-data.ts';
import type { Kind } from './kinds.ts';
import type { ClosedEnum } from './open-enum.ts';
import type { Principal } from './principal.ts';
import type { InputType, TypeThunk } from './types.ts';

/** A class that stands for a GraphQL type, and for a table where it is stored. */
export type TypeClass = abstract new () => object;
/** One row on its way to the answer: properties by GraphQL name, and the columns that were needed. */
export type Row = Record<string, unknown>;

/** A column, and the GraphQL field of the same name unless it is hidden. */
export interface ColumnField {
  readonly what: 'column';
  readonly name: string;
  readonly kind: Kind;
  readonly says: string;
  /** Paths in the file, `a.b` for a key inside an object, `a[].id` for the ids in a list of them; the first that is not null counts. */
  readonly keys: readonly string[];
  readonly required: boolean;
  readonly isPrimary: boolean;
  readonly isHidden: boolean;
  /** Whether lists can be filtered by it, where its kind or a filter of its own allows. */
  readonly isFiltered: boolean;
  /** The name of a shared type whose id this column holds. */
  readonly refers: string | null;
  readonly personal: Mask | null;
  /** A text that is an id: `ID` in GraphQL. */
  readonly isId: boolean;
  /** Of bytes: how many of them an answer reads at most. */
  readonly most: number | null;
  /** May be sorted by; `volatile` values change when a file is replaced. */
  readonly order: 'stable' | 'volatile' | null;
  /** The enum of a text column that holds words of our own. */
  readonly closed: ClosedEnum | null;
  /** A filter of its own in place of its kind's; it refuses by itself what the caller may not ask. */
  readonly filter: FieldFilter | null;
}

/** A field computed from columns of the same row, and from its own lists where it names them. */
export interface DerivedField {
  readonly what: 'derived';
  readonly name: string;
  readonly says: string;
  readonly type: TypeThunk;
  readonly nullable: boolean;
  readonly needs: readonly string[];
  /** Lists of the same row that must be loaded first, each with the columns it needs. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly value: (row: Row, typeName: string) => unknown;
  readonly personal: Mask | null;
  /** How a filter sees it; absent where it cannot be filtered. */
  readonly filter: FieldFilter | null;
}

/** The input type of a field's own filter, and the condition an input becomes (`column` gives a qualified column). */
export interface FieldFilter {
  readonly input: InputType;
  readonly condition: (
    input: Record<string, unknown>,
    column: (property: string) => Sql,
    typeName: string,
    principal: Principal,
  ) => Sql;
}

export type Field = ColumnField | DerivedField;

const own = new WeakMap<object, Map<string, Field>>();

/** Remembers a field of a class; called by the decorators only. */
export function define(prototype: object, field: Field): void {
  const fields = own.get(prototype) ?? new Map<string, Field>();
  own.set(prototype, fields.set(field.name, field));
}

const merged = new WeakMap<object, ReadonlyMap<string, Field>>();

/** All fields of a class, those it inherits first, in the order in which they are written. */
export function fieldsOf(type: TypeClass): ReadonlyMap<string, Field> {
  const prototype = type.prototype as object;
  const known = merged.get(prototype);
  if (known) return known;
  const parent = Object.getPrototypeOf(type) as TypeClass & { prototype?: object };
  const inherited =
    parent.prototype && parent.prototype !== Object.prototype ? fieldsOf(parent) : new Map<string, Field>();
  const all = new Map([...inherited, ...(own.get(prototype) ?? new Map<string, Field>())]);
  merged.set(prototype, all);
  return all;
}

/** The columns of a class. */
export const columnsOf = (type: TypeClass): ColumnField[] =>
  [...fieldsOf(type).values()].filter((field) => field.what === 'column');

/** A column by its property name; a name that is none is a mistake in this program. */
export function columnOf(type: TypeClass, property: string): ColumnField {
  const field = fieldsOf(type).get(property);
  if (field?.what !== 'column') throw new Error(`${type.name}.${property} is not a column`);
  return field;
}
