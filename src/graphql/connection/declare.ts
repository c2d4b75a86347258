import { GraphQLInt, GraphQLString } from 'graphql';
import { Arg, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { snakeCase } from '../../database/naming.ts';
import { columnsOf, type ColumnField, type TypeClass } from '../../model/fields.ts';
import { filterOf } from '../filter/inputs.ts';
import { definitionOf } from '../../model/stored.ts';
import { extrasOf, type Argument } from './extras.ts';

type AnyClass = new () => object;

export const Direction = { ASC: 'ASC', DESC: 'DESC' };
registerEnumType(Direction, {
  name: 'OrderDirection',
  description: 'Which way to sort.',
  valuesConfig: {
    ASC: { description: 'Smallest or oldest first.' },
    DESC: { description: 'Largest or newest first.' },
  },
});

export const Nulls = { FIRST: 'FIRST', LAST: 'LAST' };
registerEnumType(Nulls, {
  name: 'NullsPlacement',
  description: 'Where rows without a value stand.',
  valuesConfig: { FIRST: { description: 'Before all others.' }, LAST: { description: 'After all others.' } },
});

class PageInfo {}
Field(() => GraphQLString, {
  nullable: true,
  description: 'Cursor of the first edge; null on an empty page.',
  simple: true,
})(PageInfo.prototype, 'startCursor');
Field(() => GraphQLString, {
  nullable: true,
  description: 'Cursor of the last edge; null on an empty page.',
  simple: true,
})(PageInfo.prototype, 'endCursor');
Field(() => Boolean, {
  description: 'Whether more rows follow. On a page read backward: whether it was read before a cursor.',
  simple: true,
})(PageInfo.prototype, 'hasNextPage');
Field(() => Boolean, {
  description: 'Whether rows come before. On a page read forward: whether it was read after a cursor.',
  simple: true,
})(PageInfo.prototype, 'hasPreviousPage');
ObjectType('PageInfo', { description: 'Where a page stands in its list.' })(PageInfo);

const connections = new Map<TypeClass, AnyClass>();

/** The connection type of a type: `<Type>Connection`, with the fields that the type adds to it. */
export function connectionOf(type: TypeClass): AnyClass {
  const known = connections.get(type);
  if (known) return known;
  const { name } = definitionOf(type);
  const connection = pageTypeOf(type, `${name}Connection`, `A page of a list of ${name}.`);
  connections.set(type, connection);
  const prototype = connection.prototype as object;
  for (const extra of extrasOf(type).values()) {
    Field(extra.type as never, { description: extra.says, nullable: extra.nullable, simple: true })(
      prototype,
      extra.name,
    );
    declareArgs(prototype, extra.name, extra.args);
  }
  return connection;
}

/** Gives a field arguments that are declared by data. */
export function declareArgs(prototype: object, field: string, args: readonly Argument[]): void {
  args.forEach(({ name, type, says, nullable, fallback }, i) => {
    const described = { description: says, ...(fallback === undefined ? {} : { defaultValue: fallback }) };
    Arg(name, type as never, { ...described, nullable: nullable ?? false })(prototype, field, i);
  });
}

const edges = new Map<TypeClass, AnyClass>();

function edgeOf(type: TypeClass): AnyClass {
  const known = edges.get(type);
  if (known) return known;
  const { name } = definitionOf(type);
  const edge = class {};
  edges.set(type, edge);
  Field(() => type as never, { description: 'The row.', simple: true })(edge.prototype, 'node');
  Field(() => GraphQLString, {
    description: 'The place of the row in this list; good for the same filter and order only.',
    simple: true,
  })(edge.prototype, 'cursor');
  ObjectType(`${name}Edge`, { description: `A ${name} and its place in a list.` })(edge);
  return edge;
}

/** A type for pages of a list: rows, cursors and the count. */
export function pageTypeOf(type: TypeClass, name: string, says: string): AnyClass {
  const edge = edgeOf(type);
  const page = class {};
  const add = (field: string, of: () => unknown, description: string): void =>
    Field(of as never, { description, simple: true })(page.prototype, field);
  add('edges', () => [edge], 'The rows of the page with their cursors.');
  add('nodes', () => [type], 'The rows of the page.');
  add('pageInfo', () => PageInfo, 'Where the page stands in the list.');
  add(
    'totalCount',
    () => GraphQLInt,
    'Rows of all pages together, counted in the same snapshot. Counted only when asked for.',
  );
  ObjectType(name, { description: says })(page);
  return page;
}

const orderable = (type: TypeClass): ColumnField[] =>
  columnsOf(type).filter((field) => field.order !== null && !field.isHidden && !field.personal);

const orders = new Map<TypeClass, AnyClass>();

function orderOf(type: TypeClass): AnyClass {
  const known = orders.get(type);
  if (known) return known;
  const { name } = definitionOf(type);
  const values: Record<string, string> = {};
  const valuesConfig: Record<string, { description: string }> = {};
  for (const field of orderable(type)) {
    const member = snakeCase(field.name).toUpperCase();
    values[member] = field.name;
    const changes =
      field.order === 'volatile'
        ? ' Changes when a file is replaced: a row may then move past the page that is being read.'
        : '';
    valuesConfig[member] = { description: `By \`${field.name}\`: ${field.says}${changes}` };
  }
  registerEnumType(values, {
    name: `${name}OrderField`,
    description: `What lists of ${name} can be sorted by.`,
    valuesConfig,
  });
  const order = class {};
  orders.set(type, order);
  Field(() => values as never, { description: 'What to sort by; equal rows keep a total order of their own.' })(
    order.prototype,
    'field',
  );
  Field(() => Direction as never, { description: 'Which way to sort.', defaultValue: 'ASC' })(
    order.prototype,
    'direction',
  );
  Field(() => Nulls as never, { description: 'Where rows without a value stand.', defaultValue: 'LAST' })(
    order.prototype,
    'nulls',
  );
  InputType(`${name}Order`, { description: `How to sort a list of ${name}.` })(order);
  return order;
}

/** The arguments of a connection. */
export function connectionArguments(type: TypeClass): Argument[] {
  const filter = filterOf(type);
  const order = orderable(type).length > 0 ? orderOf(type) : null;
  const argument = (name: string, of: () => unknown, says: string): Argument => ({
    name,
    type: of,
    says,
    nullable: true,
  });
  return [
    argument('filter', () => filter, 'Which rows; all when left out.'),
    argument(
      'first',
      () => GraphQLInt,
      'How many rows from the start, or after `after`: 20 when left out, at most 500 unless the server is set otherwise.',
    ),
    argument('after', () => GraphQLString, 'Only rows after this cursor.'),
    argument(
      'last',
      () => GraphQLInt,
      'How many rows from the end, or before `before`: at most 500 unless the server is set otherwise.',
    ),
    argument('before', () => GraphQLString, 'Only rows before this cursor.'),
    ...(order
      ? [argument('orderBy', () => order, 'How to sort; newest first, or by natural key, when left out.')]
      : []),
  ];
}

/** Gives a field its connection's arguments. */
export const declareConnectionArgs = (prototype: object, field: string, type: TypeClass): void =>
  declareArgs(prototype, field, connectionArguments(type));
