import { snakeCase } from '../../database/naming.ts';
import { columnsOf, type ColumnField, type TypeClass } from '../../model/fields.ts';
import { definitionOf } from '../../model/stored.ts';
import {
  enumType,
  inputType,
  objectType,
  type Argument,
  type InputType,
  type ObjectField,
  type ObjectType,
} from '../../model/types.ts';
import { filterOf } from '../filter/inputs.ts';
import { extrasOf } from './extras.ts';

export const Direction = enumType('OrderDirection', 'Which way to sort.', {
  ASC: 'Smallest or oldest first.',
  DESC: 'Largest or newest first.',
});

export const Nulls = enumType('NullsPlacement', 'Where rows without a value stand.', {
  FIRST: 'Before all others.',
  LAST: 'After all others.',
});

const PageInfo = objectType('PageInfo', 'Where a page stands in its list.', [
  {
    name: 'startCursor',
    type: () => 'text',
    nullable: true,
    says: 'Cursor of the first edge; null on an empty page.',
  },
  { name: 'endCursor', type: () => 'text', nullable: true, says: 'Cursor of the last edge; null on an empty page.' },
  {
    name: 'hasNextPage',
    type: () => 'flag',
    says: 'Whether more rows follow. On a page read backward: whether it was read before a cursor.',
  },
  {
    name: 'hasPreviousPage',
    type: () => 'flag',
    says: 'Whether rows come before. On a page read forward: whether it was read after a cursor.',
  },
]);

/** The connection type of a type: `<Type>Connection`, with the fields that the type adds to it. */
export function connectionOf(type: TypeClass): ObjectType {
  const { name } = definitionOf(type);
  return objectType(`${name}Connection`, `A page of a list of ${name}.`, () => [
    ...pageFields(type),
    ...extrasOf(type).values(),
  ]);
}

/** A type for pages of a list: rows, cursors and the count. */
export const pageTypeOf = (type: TypeClass, name: string, says: string): ObjectType =>
  objectType(name, says, () => pageFields(type));

const pageFields = (type: TypeClass): ObjectField[] => [
  { name: 'edges', type: () => [edgeOf(type)], says: 'The rows of the page with their cursors.' },
  { name: 'nodes', type: () => [type], says: 'The rows of the page.' },
  { name: 'pageInfo', type: () => PageInfo, says: 'Where the page stands in the list.' },
  {
    name: 'totalCount',
    type: () => 'integer',
    says: 'Rows of all pages together, counted in the same snapshot. Counted only when asked for.',
  },
];

function edgeOf(type: TypeClass): ObjectType {
  const { name } = definitionOf(type);
  return objectType(`${name}Edge`, `A ${name} and its place in a list.`, [
    { name: 'node', type: () => type, says: 'The row.' },
    {
      name: 'cursor',
      type: () => 'text',
      says: 'The place of the row in this list; good for the same filter and order only.',
    },
  ]);
}

const orderable = (type: TypeClass): ColumnField[] =>
  columnsOf(type).filter((field) => field.order !== null && !field.isHidden && !field.personal);

function orderOf(type: TypeClass): InputType {
  const { name } = definitionOf(type);
  const columns = orderable(type).map((field) => ({ ...field, member: snakeCase(field.name).toUpperCase() }));
  const changes = ' Changes when a file is replaced: a row may then move past the page that is being read.';
  const OrderField = enumType(
    `${name}OrderField`,
    `What lists of ${name} can be sorted by.`,
    Object.fromEntries(
      columns.map((it) => [it.member, `By \`${it.name}\`: ${it.says}${it.order === 'volatile' ? changes : ''}`]),
    ),
    Object.fromEntries(columns.map((it) => [it.member, it.name])),
  );
  return inputType(`${name}Order`, `How to sort a list of ${name}.`, [
    { name: 'field', type: () => OrderField, says: 'What to sort by; equal rows keep a total order of their own.' },
    { name: 'direction', type: () => Direction, says: 'Which way to sort.', fallback: 'ASC' },
    { name: 'nulls', type: () => Nulls, says: 'Where rows without a value stand.', fallback: 'LAST' },
  ]);
}

/** The arguments of a connection. */
export function connectionArguments(type: TypeClass): Argument[] {
  const argument = (name: string, of: Argument['type'], says: string): Argument => ({
    name,
    type: of,
    says,
    nullable: true,
  });
  return [
    argument('filter', () => filterOf(type), 'Which rows; all when left out.'),
    argument(
      'first',
      () => 'integer',
      'How many rows from the start, or after `after`: 20 when left out, at most 500 unless the server is set otherwise.',
    ),
    argument('after', () => 'text', 'Only rows after this cursor.'),
    argument(
      'last',
      () => 'integer',
      'How many rows from the end, or before `before`: at most 500 unless the server is set otherwise.',
    ),
    argument('before', () => 'text', 'Only rows before this cursor.'),
    ...(orderable(type).length > 0
      ? [argument('orderBy', () => orderOf(type), 'How to sort; newest first, or by natural key, when left out.')]
      : []),
  ];
}
