import type { GraphQLScalarType } from 'graphql';
import { Arg, Field, InputType, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import type * as model from '../../model/types.ts';
import { scalars } from '../scalars.ts';
import { classType } from './class-types.ts';

/** By which type-graphql knows a type: a class without anything in it, or the values of an enum. */
export type Holder = new () => object;
type Known = Holder | GraphQLScalarType | Readonly<Record<string, string>>;

/**
 * What the model declares, as type-graphql wants it: one class for each object and input type, made here and used for nothing else.
 * A type is declared when it is first named, with all that it leads to, so that no order of files or calls matters.
 */
export class Declarations {
  readonly #known = new Map<string, { readonly says: string; readonly as: Known }>();

  /** What type-graphql's type functions answer for a type of the model. */
  typeOf(type: model.TypeRef): Known | Known[] {
    return isList(type) ? [this.#named(type[0])] : this.#named(type);
  }

  /** Gives a field its arguments. */
  declareArguments(prototype: object, field: string, args: readonly model.Argument[]): void {
    args.forEach(({ name, type, says: description, nullable = false, fallback }, i) => {
      const of = this.typeOf(type());
      Arg(name, () => of, { description, nullable, ...defaultValue(fallback) })(prototype, field, i);
    });
  }

  #named(type: model.NamedType): Known {
    if (typeof type === 'string') return scalars[type];
    const declared = typeof type === 'function' ? classType(type) : type;
    const known = this.#known.get(declared.name);
    if (known && known.says !== declared.says) throw new Error(`${declared.name} is declared twice`);
    return known ? known.as : this.#declare(declared);
  }

  #declare(type: model.EnumType | model.ObjectType | model.InputType): Known {
    const as = type.declares === 'enum' ? { ...type.values } : class {};
    // Known before it is told, because its fields may lead back to it.
    this.#known.set(type.name, { says: type.says, as });
    if (type.declares === 'enum') declareEnum(type, as);
    else if (type.declares === 'input') this.#declareInput(type, as as Holder);
    else this.#declareObject(type, as as Holder);
    return as;
  }

  #declareObject({ declares, name, says: description, fields, implements: interfaces }: model.ObjectType, of: Holder) {
    for (const field of fields()) {
      const type = this.typeOf(field.type());
      const options = { description: field.says, nullable: field.nullable ?? false, simple: true };
      Field(() => type, options)(of.prototype as object, field.name);
      this.declareArguments(of.prototype as object, field.name, field.args ?? []);
    }
    const options = { description, implements: interfaces.map((it) => this.#named(it) as Holder) };
    if (declares === 'object') ObjectType(name, options)(of);
    else InterfaceType(name, { ...options, autoRegisterImplementations: true })(of);
  }

  #declareInput({ name, says: description, fields }: model.InputType, of: Holder): void {
    for (const field of fields()) {
      const type = this.typeOf(field.type());
      const options = { description: field.says, nullable: field.nullable ?? false, ...defaultValue(field.fallback) };
      Field(() => type, options)(of.prototype as object, field.name);
    }
    InputType(name, { description })(of);
  }
}

function declareEnum({ name, says: description, meanings }: model.EnumType, values: object): void {
  const valuesConfig = Object.fromEntries(Object.entries(meanings).map(([member, says]) => [member, { description: says }]));
  registerEnumType(values, { name, description, valuesConfig });
}

const isList = (type: model.TypeRef): type is readonly [model.NamedType] => Array.isArray(type);

/** Nothing where there is none: null is a default too. */
const defaultValue = (fallback: unknown): { defaultValue?: unknown } =>
  fallback === undefined ? {} : { defaultValue: fallback };
