import { GraphQLID } from 'graphql';
import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fieldsOf, type ColumnField, type Row, type TypeClass } from './fields.ts';
import { kinds } from './kinds.ts';
import { Node } from '../graphql/node.ts';

/** What the rest of the program knows of a type. */
export interface TypeDefinition {
  readonly name: string;
  readonly type: TypeClass;
  /** Null for a type that is only a shape inside another row. */
  readonly table: string | null;
  /** Columns that tell rows of equal sort value apart, unique together. */
  readonly tie: readonly string[];
  /** For an interface: the concrete type of a row, and the column that tells. */
  readonly concrete: { readonly needs: readonly string[]; readonly typeOf: (row: Row) => string } | null;
}

/** An index: its columns in order, or its SQL after `ON table` where it is more than a list of columns. */
export interface IndexDefinition {
  readonly name: string;
  readonly columns?: readonly string[];
  readonly unique?: boolean;
}

interface StoredOptions {
  readonly says: string;
  readonly table: string;
  readonly tie: readonly string[];
  readonly indexes?: readonly IndexDefinition[];
  /** Not a GraphQL type: rows that the server keeps for itself. */
  readonly hidden?: boolean;
  readonly interface?: TypeDefinition['concrete'];
}

const definitions = new Map<TypeClass, TypeDefinition>();

/** Declares a class as a table and, unless hidden, as a GraphQL type. */
export const Stored =
  (options: StoredOptions) =>
  (target: TypeClass): void => {
    declareTable(target, options);
    definitions.set(target, {
      name: target.name,
      type: target,
      table: options.table,
      tie: options.tie,
      concrete: options.interface ?? null,
    });
    if (options.hidden) return;
    declareFields(target);
    // An id that is a column is no global one.
    const isNode = fieldsOf(target).get('id')?.what === 'derived';
    const described = { description: options.says, ...(isNode ? { implements: Node } : {}) };
    if (options.interface) {
      InterfaceType(target.name, { ...described, autoRegisterImplementations: true })(target as never);
    } else ObjectType(target.name, described)(target as never);
  };

/** Declares a concrete type of an interface: a class that extends the interface's class and may add computed fields. */
export const Concrete =
  (says: string) =>
  (target: TypeClass): void => {
    const parent = Object.getPrototypeOf(target) as TypeClass;
    definitions.set(target, { ...definitionOf(parent), name: target.name, type: target, concrete: null });
    declareFields(target);
    ObjectType(target.name, { description: says, implements: [parent, Node] as never })(target as never);
  };

/** Declares a class as a GraphQL type that has no table: it is a shape inside a row of another type. */
export const Shape =
  (says: string) =>
  (target: TypeClass): void => {
    definitions.set(target, { name: target.name, type: target, table: null, tie: [], concrete: null });
    declareFields(target);
    ObjectType(target.name, { description: says })(target as never);
  };

/** The definition of a declared class. */
export function definitionOf(type: TypeClass): TypeDefinition {
  const definition = definitions.get(type);
  if (!definition) throw new Error(`${type.name} is not declared`);
  return definition;
}

/** The declared class behind a GraphQL type of this name; undefined for concrete types of an interface and for scalars. */
export const definitionNamed = (name: string): TypeDefinition | undefined =>
  [...definitions.values()].find((it) => it.name === name);

function declareTable(target: TypeClass, { table, indexes }: StoredOptions): void {
  Entity(table)(target as never);
  for (const field of fieldsOf(target).values()) {
    if (field.what !== 'column') continue;
    const options = { type: kinds[field.kind].postgres, array: 'isList' in kinds[field.kind] } as const;
    if (field.isPrimary) PrimaryColumn(options as never)(target.prototype as object, field.name);
    else Column({ ...options, nullable: !field.required } as never)(target.prototype as object, field.name);
  }
  for (const index of indexes ?? []) {
    // An index that TypeORM cannot express (NULLS LAST, INCLUDE, WHERE) is written in the migration and only named here.
    if (index.columns) Index(index.name, [...index.columns], { unique: index.unique ?? false })(target as never);
    else Index(index.name, { synchronize: false })(target as never);
  }
}

function declareFields(target: TypeClass): void {
  for (const field of fieldsOf(target).values()) {
    const options = { description: field.says, simple: true } as const;
    if (field.what === 'column') {
      if (field.isHidden) continue;
      Field(graphqlTypeOf(field), { ...options, nullable: !field.required })(target.prototype as object, field.name);
    } else Field(field.type as never, { ...options, nullable: field.nullable })(target.prototype as object, field.name);
  }
}

/** The type function of a column's field: its enum, or the scalar of its kind. */
export const graphqlTypeOf =
  (field: ColumnField): (() => never) =>
  () =>
    (field.closed
      ? field.closed.values
      : field.isId
        ? GraphQLID
        : 'isList' in kinds[field.kind]
          ? [kinds[field.kind].scalar]
          : kinds[field.kind].scalar) as never;
