import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLInputField,
} from 'graphql';
import type { Random } from '../../src/generate/random.ts';

/** A variable of an operation, and the text of its default where it has one. */
export interface Variable {
  readonly name: string;
  readonly type: string;
  readonly of: GraphQLInputType;
  readonly fallback: string | null;
}

/** Draws the values of arguments, and the variables that stand for parts of them. */
export interface Inputs {
  readonly variables: readonly Variable[];
  /** Arguments as they are written, brackets included; empty where there are none. */
  argumentsOf(args: readonly GraphQLArgument[], names: readonly string[]): string;
  /** `true`, `false` or a variable. */
  condition(): string;
  /** What a client sends for the variables: some left out, some null, where that is allowed. */
  values(): Record<string, unknown>;
}

/** A variable within a value. */
class Reference {
  constructor(readonly name: string) {}
}

/** `ids` are global ids that exist, and others. */
export function createInputs(random: Random, ids: readonly string[]): Inputs {
  const variables: Variable[] = [];

  function leaf(type: GraphQLInputType, name: string): unknown {
    if (isEnumType(type)) return random.pick(type.getValues()).name;
    if (name === 'timeZone') return random.pick(['UTC', 'Europe/Berlin', 'America/New_York']);
    if (name === 'after' || name === 'before') return 'nowhere';
    switch (type.toString()) {
      case 'Boolean':
        return random.chance(0.5);
      case 'Float':
        return random.pick([0, 0.5, 0.9]);
      case 'DateTime':
        return `2026-09-${String(random.int(10, 28))}T0${String(random.int(0, 9))}:00:00.000Z`;
      case 'ID':
        return name === 'externalId' ? String(random.int(1, 40)) : random.pick(ids);
      case 'String':
        return random.pick(['berlin', 'completed', 'a', 'en']);
      default:
        return random.pick([0, 1, 2, 3, 20, 60]);
    }
  }

  /** A value; null only where `mayBeNull`, because most of the places refuse it. */
  function value(type: GraphQLInputType, name: string, depth: number, withVariables: boolean): unknown {
    if (withVariables && random.chance(0.12)) return new Reference(variableFor(type, name, depth));
    if (!isNonNullType(type) && random.chance(0.03)) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      if (name === 'edges') return [5, random.int(10, 20)];
      const length = name === 'by' ? random.int(1, 2) : random.int(depth > 0 ? 1 : 0, 2);
      return Array.from({ length }, () => value(nullable.ofType, name, depth, withVariables));
    }
    if (!isInputObjectType(nullable)) return leaf(nullable, name);
    const fields = Object.values(nullable.getFields()).filter(
      (field) => depth < 3 || !isInputObjectType(getNamedType(field.type)),
    );
    const chosen = fields.filter((field) => isRequiredInputField(field));
    for (let i = random.int(depth === 0 ? 0 : 1, 2); i > 0 && fields.length > 0; i--) chosen.push(random.pick(fields));
    return Object.fromEntries(
      chosen.map((field: GraphQLInputField) => [field.name, value(field.type, field.name, depth + 1, withVariables)]),
    );
  }

  function variableFor(type: GraphQLInputType, name: string, depth: number): string {
    const of = random.chance(0.5) ? type : getNullableType(type);
    // A nullable variable may stand where null is refused, if its default is not null.
    const fallback = of !== type || random.chance(0.4) ? value(getNullableType(type), name, depth, false) : undefined;
    const text = fallback === null ? value(type, name, depth, false) : fallback;
    const variable = {
      name: `v${String(variables.length + 1)}`,
      type: of.toString(),
      of,
      fallback: text === undefined ? null : written(text, of),
    };
    variables.push(variable);
    return variable.name;
  }

  return {
    variables,
    argumentsOf(args, names) {
      const texts = args
        .filter(({ name }) => names.includes(name))
        .map(({ name, type }) => `${name}: ${written(value(type, name, 0, true), type)}`);
      return texts.length === 0 ? '' : `(${texts.join(', ')})`;
    },
    condition() {
      if (random.chance(0.4)) return String(random.chance(0.5));
      const known = variables.filter(({ type }) => type.startsWith('Boolean'));
      if (known.length > 0 && random.chance(0.5)) return `$${random.pick(known).name}`;
      const fallback = random.chance(0.5) ? String(random.chance(0.5)) : null;
      const name = `v${String(variables.length + 1)}`;
      variables.push({
        name,
        type: fallback !== null && random.chance(0.5) ? 'Boolean' : 'Boolean!',
        of: undefined as never,
        fallback,
      });
      return `$${name}`;
    },
    values() {
      const given: Record<string, unknown> = {};
      for (const { name, type, of, fallback } of variables) {
        const isRequired = type.endsWith('!');
        if ((fallback !== null || !isRequired) && random.chance(0.4)) continue;
        if (!isRequired && random.chance(type === 'Boolean' ? 0.01 : 0.05)) given[name] = null;
        else given[name] = type.startsWith('Boolean') ? random.chance(0.5) : value(of, name, 1, false);
      }
      return given;
    },
  };
}

/** A value as it is written in a document. */
function written(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (value instanceof Reference) return `$${value.name}`;
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    const item = isListType(nullable) ? (nullable.ofType as GraphQLInputType) : nullable;
    return `[${value.map((it) => written(it, item)).join(', ')}]`;
  }
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    const texts = Object.entries(value as object).map(
      ([name, it]) => `${name}: ${written(it, (fields[name] as GraphQLInputField).type)}`,
    );
    return `{ ${texts.join(', ')} }`;
  }
  return isEnumType(nullable) ? String(value) : JSON.stringify(value);
}
