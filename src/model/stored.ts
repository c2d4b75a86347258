import { fieldsOf, type ColumnField, type Row, type TypeClass } from './fields.ts';
import { isList, kinds } from './kinds.ts';
import type { TypeRef } from './types.ts';

/** What the rest of the program knows of a type. */
export interface TypeDefinition {
  readonly name: string;
  readonly says: string;
  readonly type: TypeClass;
  /** Null for a type that is only a shape inside another row. */
  readonly table: string | null;
  readonly indexes: readonly IndexDefinition[];
  /** Columns that tell rows of equal sort value apart, unique together. */
  readonly tie: readonly string[];
  /** In the database only: rows that the server keeps for itself. */
  readonly isHidden: boolean;
  /** For an interface: the concrete type of a row, and the column that tells. */
  readonly concrete: { readonly needs: readonly string[]; readonly typeOf: (row: Row) => string } | null;
  /** For a concrete type: the interface that it belongs to. */
  readonly concreteOf: TypeClass | null;
}

/** An index: its columns in order. One that is more than a list of columns is written in the migration, and only named. */
export interface IndexDefinition {
  readonly name: string;
  readonly columns?: readonly string[];
  readonly unique?: boolean;
  /**
   * A link or column of which one value is few rows, which this index holds in the newest order of what they belong to: a page of
   * that may be read through them.
   */
  readonly drives?: string;
}

interface StoredOptions {
  readonly says: string;
  readonly table: string;
  readonly tie: readonly string[];
  readonly indexes?: readonly IndexDefinition[];
  /** Not a type of the API: rows that the server keeps for itself. */
  readonly hidden?: boolean;
  readonly interface?: NonNullable<TypeDefinition['concrete']>;
}

const definitions = new Map<TypeClass, TypeDefinition>();

/** Declares a class as a table and, unless hidden, as a type of the API. */
export const Stored =
  ({ says, table, tie, indexes = [], hidden = false, interface: concrete }: StoredOptions) =>
  (type: TypeClass): void => {
    definitions.set(type, {
      name: type.name,
      says,
      type,
      table,
      indexes,
      tie,
      isHidden: hidden,
      concrete: concrete ?? null,
      concreteOf: null,
    });
  };

/** Declares a concrete type of an interface: a class that extends the interface's class and may add computed fields. */
export const Concrete =
  (says: string) =>
  (type: TypeClass): void => {
    const concreteOf = Object.getPrototypeOf(type) as TypeClass;
    definitions.set(type, { ...definitionOf(concreteOf), name: type.name, says, type, concrete: null, concreteOf });
  };

/** Declares a class as a type of the API that has no table: it is a shape inside a row of another type. */
export const Shape =
  (says: string) =>
  (type: TypeClass): void => {
    definitions.set(type, {
      name: type.name,
      says,
      type,
      table: null,
      indexes: [],
      tie: [],
      isHidden: false,
      concrete: null,
      concreteOf: null,
    });
  };

/** The definition of a declared class. */
export function definitionOf(type: TypeClass): TypeDefinition {
  const definition = definitions.get(type);
  if (!definition) throw new Error(`${type.name} is not declared`);
  return definition;
}

/** The type of a column: its enum, or the scalar of its kind. */
export function columnType({ closed, isId, kind }: ColumnField): TypeRef {
  if (closed) return closed;
  if (isId) return 'id';
  return isList(kind) ? [kinds[kind].scalar] : kinds[kind].scalar;
}

/** Whether rows have a global id. An id that is a column is none. */
export const hasGlobalId = (type: TypeClass): boolean => fieldsOf(type).get('id')?.what === 'derived';
