import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import { Field, InputType } from 'type-graphql';
import { fieldsOf, type ColumnField, type TypeClass } from '../../model/fields.ts';
import type { Kind } from '../../model/kinds.ts';
import { linksOf } from '../../model/link-register.ts';
import { DateTime } from '../scalars.ts';
import { definitionOf } from '../../model/stored.ts';

type InputClass = new () => object;

const says: Readonly<Record<string, string>> = {
  eq: 'Is this value. Refused when null: ask with `isNull`.',
  in: 'Is one of these values.',
  notIn: 'Is known and none of these values.',
  gt: 'Is greater than this.',
  gte: 'Is this or greater.',
  lt: 'Is less than this.',
  lte: 'Is this or less.',
  contains: 'Contains this text, whatever the case of the letters.',
  startsWith: 'Begins with this text, whatever the case of the letters.',
  isNull: 'True: has no value. False: has one.',
  from: 'At this instant or later.',
  to: 'Before this instant: a range is half-open.',
  has: 'Holds this value.',
  isEmpty: 'True: holds nothing. False: holds something.',
};

/** Operators by kind of column; each list is one input type. */
const scalarFilters: Readonly<
  Record<string, { kinds: readonly Kind[]; of: unknown; operators: readonly string[]; describes: string }>
> = {
  StringFilter: {
    kinds: ['text'],
    of: GraphQLString,
    operators: ['eq', 'in', 'notIn', 'contains', 'startsWith', 'isNull'],
    describes: 'a text',
  },
  IntFilter: {
    kinds: ['integer', 'seconds'],
    of: GraphQLInt,
    operators: ['eq', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
    describes: 'a whole number',
  },
  FloatFilter: {
    kinds: ['decimal'],
    of: GraphQLFloat,
    operators: ['eq', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
    describes: 'a number',
  },
  IdFilter: {
    kinds: ['key'],
    of: GraphQLID,
    operators: ['eq', 'in', 'notIn', 'isNull'],
    describes: 'an id given by the platform',
  },
  BooleanFilter: { kinds: ['flag'], of: GraphQLBoolean, operators: ['eq', 'isNull'], describes: 'a yes or no' },
  DateTimeFilter: {
    kinds: ['instant'],
    of: DateTime,
    operators: ['from', 'to', 'eq', 'gt', 'gte', 'lt', 'lte', 'isNull'],
    describes: 'an instant',
  },
  StringListFilter: {
    kinds: ['texts'],
    of: GraphQLString,
    operators: ['has', 'isEmpty'],
    describes: 'a list of texts',
  },
  IdListFilter: { kinds: ['keys'], of: GraphQLID, operators: ['has', 'isEmpty'], describes: 'a list of ids' },
};

const byKind = new Map<Kind, InputClass>();
for (const [name, { kinds, of, operators, describes }] of Object.entries(scalarFilters)) {
  const input = class {};
  for (const operator of operators) {
    const type =
      operator === 'isNull' || operator === 'isEmpty' ? Boolean : operator === 'in' || operator === 'notIn' ? [of] : of;
    Field(() => type as never, { nullable: true, description: says[operator] as string })(input.prototype, operator);
  }
  InputType(name, { description: `Compares ${describes}.` })(input);
  for (const kind of kinds) byKind.set(kind, input);
}

/** The filter input of a column; undefined where it cannot be filtered (JSON, bytes). */
const filterInputOf = (field: ColumnField): InputClass | undefined =>
  field.closed?.filterInput ?? byKind.get(field.kind);

const filters = new Map<TypeClass, InputClass>();
const listFilters = new Map<TypeClass, InputClass>();

/** The filter input of a type, `<Type>Filter`: its columns, its computed fields that can be asked for, and what it is linked to. */
export function filterOf(type: TypeClass): InputClass {
  const known = filters.get(type);
  if (known) return known;
  const { name } = definitionOf(type);
  const input = class {};
  filters.set(type, input);
  const add = (field: string, of: () => unknown, description: string): void =>
    Field(of as never, { nullable: true, description })(input.prototype, field);
  add('and', () => [input], 'All of these hold.');
  add('or', () => [input], 'At least one of these holds; of an empty list, none.');
  add('not', () => input, 'This does not hold; rows for which it cannot be told count as not holding.');
  for (const field of fieldsOf(type).values()) {
    if (field.what === 'derived' || field.filter) {
      if (field.filter) add(field.name, field.filter.input, `By \`${field.name}\`: ${field.says}`);
    } else {
      const of = filterInputOf(field);
      if (of && (!field.isHidden || field.name === 'instance')) {
        add(field.name, () => of, `By \`${field.name}\`: ${field.says}`);
      }
    }
  }
  for (const link of linksOf(type).values()) {
    if (link.hidden || link.name === 'instance' || definitionOf(link.to).table === null) continue;
    // Made at once and not when type-graphql asks: it only knows the classes that exist when the schema is built.
    if (link.kind === 'one') {
      const of = filterOf(link.to);
      add(
        link.name,
        () => of,
        `Has one (${link.says}) that passes this filter; an empty filter asks only that there is one.`,
      );
    } else if (link.kind === 'list') {
      const of = listFilterOf(link.to);
      add(link.name, () => of, `By its list \`${link.name}\`.`);
    }
  }
  InputType(`${name}Filter`, { description: `Which rows of ${name}: all conditions that are given must hold.` })(input);
  return input;
}

function listFilterOf(type: TypeClass): InputClass {
  const known = listFilters.get(type);
  if (known) return known;
  const { name } = definitionOf(type);
  const input = class {};
  listFilters.set(type, input);
  const of = filterOf(type);
  Field(() => of, { nullable: true, description: 'At least one row of the list passes this filter.' })(
    input.prototype,
    'some',
  );
  Field(() => of, { nullable: true, description: 'No row of the list passes this filter.' })(input.prototype, 'none');
  InputType(`${name}ListFilter`, { description: `Compares a list of ${name}.` })(input);
  return input;
}
