import { Book, Loan, Reader } from '../../../test/support/library.ts';
import { bytes, decimal, json, key, keys, seconds, texts } from '../../model/columns.ts';
import type { TypeClass } from '../../model/fields.ts';
import { Stored } from '../../model/stored.ts';
import type { Argument, InputType, TypeRef } from '../../model/types.ts';
import type { Int64, Key } from '../../model/values.ts';
import { filterOf } from './inputs.ts';

/** A column of every kind that the library has none of. */
@Stored({ says: 'One of the copies of a book.', table: 'copies', tie: ['number'] })
class Copy {
  @key(null, 'Number.', { primary: true })
  number!: Key;

  @decimal(null, 'What it cost.')
  price!: number | null;

  @seconds(null, 'How long it was lent.')
  lent!: Int64 | null;

  @texts(null, 'What is written into it.')
  marks!: readonly string[] | null;

  @keys(null, 'Who had it.')
  readers!: readonly Key[] | null;

  @json(null, 'All that is known of it.')
  known!: unknown;

  @bytes(null, 'Its picture.')
  picture!: Buffer | null;
}

/** A type as the schema writes it: its name, in brackets where it is a list. */
const written = (type: TypeRef): string => {
  if (Array.isArray(type)) return `[${written(type[0] as TypeRef)}]`;
  return typeof type === 'string' ? type : (type as { readonly name: string }).name;
};
const fieldsOf = ({ fields }: InputType): Record<string, string> =>
  Object.fromEntries(fields().map(({ name, type }) => [name, written(type())]));
const field = (type: TypeClass, name: string): Argument =>
  filterOf(type)
    .fields()
    .find((it) => it.name === name) as Argument;
const inputOf = (type: TypeClass, name: string): InputType => field(type, name).type() as InputType;

test('a filter has the columns that may be filtered, what is computed and can be asked for, and the links', () => {
  expect(filterOf(Book)).toMatchObject({
    name: 'BookFilter',
    says: 'Which rows of Book: all conditions that are given must hold.',
  });
  expect(fieldsOf(filterOf(Book))).toEqual({
    and: '[BookFilter]',
    or: '[BookFilter]',
    not: 'BookFilter',
    id: 'GlobalIdFilter',
    number: 'IdFilter',
    country: 'StringFilter',
    title: 'StringFilter',
    pages: 'IntFilter',
    isLent: 'BooleanFilter',
    genreText: 'StringFilter',
    genre: 'GenreFilter',
    publishedAt: 'DateTimeFilter',
    author: 'AuthorFilter',
    loans: 'LoanListFilter',
    lateLoans: 'LoanListFilter',
    readers: 'ReaderListFilter',
  });
  expect(fieldsOf(filterOf(Loan))).toMatchObject({
    state: 'LoanStateFilter',
    book: 'BookFilter',
    prolonged: 'LoanFilter',
  });
  expect(fieldsOf(filterOf(Loan))).not.toHaveProperty('country');
});

test('a list without bound is no part of a filter, and a column comes before a link of its name', () => {
  expect(Object.keys(fieldsOf(filterOf(Reader)))).toEqual(['and', 'or', 'not', 'id', 'number', 'name', 'card']);
  const named = filterOf(Book)
    .fields()
    .filter(({ name }) => name === 'country');
  expect(named.map(({ type }) => written(type()))).toEqual(['StringFilter']);
});

test('every field may be left out, and says what it asks', () => {
  for (const { nullable, says } of filterOf(Book).fields()) {
    expect(nullable).toBe(true);
    expect(says).not.toBe('');
  }
  expect(field(Book, 'and').says).toBe('All of these hold.');
  expect(field(Book, 'or').says).toBe('At least one of these holds; of an empty list, none.');
  expect(field(Book, 'not').says).toMatch(/^This does not hold; rows for which it cannot be told count as not holding/);
  expect(field(Book, 'pages').says).toBe('By `pages`: Pages.');
  expect(field(Book, 'loans').says).toBe('By its list `loans`.');
  expect(field(Book, 'author').says).toMatch(
    /^Has one \(Who wrote it\.\) .*an empty filter asks only that there is one\.$/,
  );
});

test('a list is asked by what one row or no row of it passes', () => {
  expect(fieldsOf(inputOf(Book, 'loans'))).toEqual({ some: 'LoanFilter', none: 'LoanFilter' });
  expect(inputOf(Book, 'loans').says).toBe('Compares a list of Loan.');
  expect(
    inputOf(Book, 'loans')
      .fields()
      .map(({ says }) => says),
  ).toEqual(['At least one row of the list passes this filter.', 'No row of the list passes this filter.']);
});

const numbers = (of: string): Record<string, string> => ({
  eq: of,
  in: `[${of}]`,
  notIn: `[${of}]`,
  gt: of,
  gte: of,
  lt: of,
  lte: of,
  isNull: 'flag',
});

test.each<[string, string, Record<string, string>]>([
  [
    'title',
    'a text',
    { eq: 'text', in: '[text]', notIn: '[text]', contains: 'text', startsWith: 'text', isNull: 'flag' },
  ],
  ['number', 'an id given by the platform', { eq: 'id', in: '[id]', notIn: '[id]', isNull: 'flag' }],
  ['pages', 'a whole number', numbers('integer')],
  ['isLent', 'a yes or no', { eq: 'flag', isNull: 'flag' }],
  [
    'publishedAt',
    'an instant',
    {
      from: 'instant',
      to: 'instant',
      eq: 'instant',
      gt: 'instant',
      gte: 'instant',
      lt: 'instant',
      lte: 'instant',
      isNull: 'flag',
    },
  ],
])('the input of `%s` compares %s', (name, what, operators) => {
  const input = inputOf(Book, name);
  expect(input.says).toBe(`Compares ${what}.`);
  expect(fieldsOf(input)).toEqual(operators);
  for (const { nullable, says } of input.fields()) {
    expect(nullable).toBe(true);
    expect(says).toMatch(/\.$/);
  }
});

test('what has no filter for its kind cannot be filtered', () => {
  expect(Object.keys(fieldsOf(filterOf(Copy)))).toEqual([
    'and',
    'or',
    'not',
    'number',
    'price',
    'lent',
    'marks',
    'readers',
  ]);
});

test.each<[string, string, string, Record<string, string>]>([
  ['price', 'FloatFilter', 'a number', numbers('decimal')],
  ['lent', 'IntFilter', 'a whole number', numbers('integer')],
  ['marks', 'StringListFilter', 'a list of texts', { has: 'text', isEmpty: 'flag' }],
  ['readers', 'IdListFilter', 'a list of ids', { has: 'id', isEmpty: 'flag' }],
])('the input of `%s` is %s and compares %s', (name, called, what, operators) => {
  const input = inputOf(Copy, name);
  expect(input).toMatchObject({ name: called, says: `Compares ${what}.` });
  expect(fieldsOf(input)).toEqual(operators);
});

test('every operator says what it asks', () => {
  const inputs = [...filterOf(Book).fields(), ...filterOf(Copy).fields()]
    .map(({ type }) => type() as InputType)
    .filter(({ says }) => /^Compares (a|an) (?!list of [A-Z])/.test(says ?? ''));
  const said = inputs.flatMap((input) => input.fields().map(({ name, says }) => [name, says]));
  expect(Object.fromEntries(said)).toMatchObject({
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
  });
});
