import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { declareArgs } from '../../graphql/connection/declare.ts';
import type { Argument } from '../../graphql/connection/extras.ts';
import type { TypeThunk } from '../../model/fields.ts';

export type AnyClass = new () => object;

/** A field of a type that is made from data. */
export interface FieldSpec {
  readonly name: string;
  readonly type: TypeThunk;
  readonly says: string;
  readonly nullable?: boolean;
  readonly args?: readonly Argument[];
  readonly fallback?: unknown;
}

/** Makes an object type. */
export function objectType(name: string, says: string, fields: readonly FieldSpec[]): AnyClass {
  const made = class {};
  for (const field of fields) {
    const options = { description: field.says, nullable: field.nullable ?? false, simple: true };
    Field(field.type as never, options)(made.prototype, field.name);
    if (field.args) declareArgs(made.prototype, field.name, field.args);
  }
  ObjectType(name, { description: says })(made);
  return made;
}

/** Makes an input type. */
export function inputType(name: string, says: string, fields: readonly FieldSpec[]): AnyClass {
  const made = class {};
  for (const { name: field, type, says: description, nullable, fallback } of fields) {
    const options = { description, nullable: nullable ?? false, ...(fallback === undefined ? {} : { defaultValue: fallback }) };
    Field(type as never, options)(made.prototype, field);
  }
  InputType(name, { description: says })(made);
  return made;
}

/** Makes an enum whose values are their own names. */
export function enumType(name: string, says: string, members: Readonly<Record<string, string>>): Record<string, string> {
  const values = Object.fromEntries(Object.keys(members).map((member) => [member, member]));
  const valuesConfig = Object.fromEntries(
    Object.entries(members).map(([member, description]) => [member, { description }]),
  );
  registerEnumType(values, { name, description: says, valuesConfig });
  return values;
}
