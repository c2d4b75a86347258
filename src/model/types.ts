import type { TypeClass } from './fields.ts';

/** What one value is, whoever reads the model: GraphQL has a scalar for each, a file of columns a type. */
export type Scalar = 'text' | 'id' | 'integer' | 'whole' | 'decimal' | 'flag' | 'instant' | 'json';

/** A type that has a name: a scalar, a class, or one that is declared by data. */
export type NamedType = Scalar | TypeClass | EnumType | ObjectType | InputType;
/** A type, or a list of it. */
export type TypeRef = NamedType | readonly [NamedType];
/** A type that is said late, so that types may name each other. */
export type TypeThunk = () => TypeRef;

/** An argument of a field, or a field of an input type. */
export interface Argument {
  readonly name: string;
  readonly type: TypeThunk;
  readonly says: string;
  readonly nullable?: boolean;
  /** What stands for it where it is left out. */
  readonly fallback?: unknown;
}

/** A field of an object type. */
export interface ObjectField {
  readonly name: string;
  readonly type: TypeThunk;
  readonly says: string;
  readonly nullable?: boolean;
  readonly args?: readonly Argument[];
}

/** A list of words. */
export interface EnumType {
  readonly declares: 'enum';
  readonly name: string;
  readonly says: string;
  /** By member: the value that stands for it in rows and arguments, mostly its own name. */
  readonly values: Readonly<Record<string, string>>;
  /** By member: what it means. */
  readonly meanings: Readonly<Record<string, string>>;
}

/** What is answered: fields under a name. An interface is told by the types that implement it. */
export interface ObjectType {
  readonly declares: 'object' | 'interface';
  readonly name: string;
  readonly says: string;
  readonly fields: () => readonly ObjectField[];
  readonly implements: readonly (ObjectType | TypeClass)[];
}

/** What is asked with: arguments under a name. */
export interface InputType {
  readonly declares: 'input';
  readonly name: string;
  readonly says: string;
  readonly fields: () => readonly Argument[];
}

/** Declares an enum: by member, what it means. Members stand for themselves unless `values` says otherwise. */
export const enumType = (
  name: string,
  says: string,
  meanings: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>> = Object.fromEntries(Object.keys(meanings).map((it) => [it, it])),
): EnumType => ({ declares: 'enum', name, says, values, meanings });

/** Declares an object type. Fields that lead back to it are given by a function. */
export const objectType = (
  name: string,
  says: string,
  fields: readonly ObjectField[] | (() => readonly ObjectField[]),
): ObjectType => ({
  declares: 'object',
  name,
  says,
  fields: typeof fields === 'function' ? fields : () => fields,
  implements: [],
});

/** Declares an input type. Fields that lead back to it are given by a function. */
export const inputType = (
  name: string,
  says: string,
  fields: readonly Argument[] | (() => readonly Argument[]),
): InputType => ({ declares: 'input', name, says, fields: typeof fields === 'function' ? fields : () => fields });
