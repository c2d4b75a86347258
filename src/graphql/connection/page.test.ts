import { Author, Book } from '../../../test/support/library.ts';
import { writeCursor } from './cursor.ts';
import { defaultOrderOf } from './list.ts';
import { pageOf, type ConnectionArgs } from './page.ts';

const pageOfBooks = (args: ConnectionArgs, cap = 5) => pageOf(Book, args, defaultOrderOf(Book), cap, '');
/** A cursor of a list, as its answer has it. */
const cursorOf = (args: ConnectionArgs): string =>
  writeCursor(pageOfBooks(args).fingerprint, ['2020-01-01T00:00:00.000Z', 1]);

type OrderBy = NonNullable<ConnectionArgs['orderBy']>;
const by = (field: string, direction: OrderBy['direction'], nulls: OrderBy['nulls'] = 'LAST'): OrderBy => ({
  field,
  direction,
  nulls,
});

test('a page is as long as asked for, forward unless only its end is given', () => {
  expect(pageOfBooks({}, 500)).toMatchObject({ size: 20, isBackward: false });
  expect(pageOfBooks({}, 21)).toMatchObject({ size: 20 });
  expect(pageOfBooks({ first: 5 })).toMatchObject({ size: 5, isBackward: false, after: null, before: null });
  expect(pageOfBooks({ first: 0 })).toMatchObject({ size: 0, isBackward: false });
  expect(pageOfBooks({ last: 1, first: null })).toMatchObject({ size: 1, isBackward: true });
});

test('without `first` and `last`, a page before a cursor ends there, and one between two begins at the first', () => {
  const cursor = cursorOf({});
  expect(pageOfBooks({ before: cursor })).toMatchObject({ size: 5, isBackward: true });
  expect(pageOfBooks({ after: cursor })).toMatchObject({ size: 5, isBackward: false });
  expect(pageOfBooks({ after: cursor, before: cursor })).toMatchObject({ isBackward: false });
  expect(pageOfBooks({ first: 1, before: cursor })).toMatchObject({ size: 1, isBackward: false });
  expect(pageOfBooks({ last: 1, after: cursor })).toMatchObject({ size: 1, isBackward: true });
});

test('where fewer than 20 rows are allowed at once, a page whose size is left out has as many as are allowed', () => {
  const cursor = cursorOf({});
  expect(pageOfBooks({})).toMatchObject({ size: 5, isBackward: false });
  expect(pageOfBooks({ first: null, last: null })).toMatchObject({ size: 5, isBackward: false });
  expect(pageOfBooks({ after: cursor })).toMatchObject({ size: 5, isBackward: false });
  expect(pageOfBooks({ before: cursor })).toMatchObject({ size: 5, isBackward: true });
});

test.each<[ConnectionArgs, string, RegExp]>([
  [{ first: -1 }, 'BAD_USER_INPUT', /^`first` is -1; it must not be negative\.$/],
  [{ last: -1 }, 'BAD_USER_INPUT', /^`last` is -1/],
  [{ first: 6 }, 'LIMIT_EXCEEDED', /^`first` is 6; at most 5 rows can be asked for at once\.$/],
  [{ last: 6 }, 'LIMIT_EXCEEDED', /^`last` is 6/],
  [{ first: 0, last: 0 }, 'BAD_USER_INPUT', /not both/],
  [{ first: 1, after: 'x' }, 'CURSOR_INVALID', /not a cursor/],
  [{ first: 1, before: 'x' }, 'CURSOR_INVALID', /not a cursor/],
])('%j is refused with %s', (args, code, message) => {
  expect(() => pageOfBooks(args)).toThrow(
    expect.objectContaining({ message: expect.stringMatching(message) as string, extensions: { code } }),
  );
});

test('a cursor is good for its own list, filter and order only', () => {
  const cursor = cursorOf({});
  const others: [ConnectionArgs, typeof Book | typeof Author, string][] = [
    [{ filter: { title: { eq: 'a' } } }, Book, ''],
    [{ orderBy: by('publishedAt', 'ASC') }, Book, ''],
    [{ orderBy: by('publishedAt', 'DESC', 'FIRST') }, Book, ''],
    [{ orderBy: by('pages', 'DESC') }, Book, ''],
    [{}, Book, 'Reader.books'],
    [{}, Author, ''],
  ];
  for (const [args, type, scope] of others) {
    const asked = { ...args, first: 1, after: cursor };
    expect(() => pageOf(type, asked, defaultOrderOf(type), 5, scope)).toThrow(/another list, filter or order/);
  }
  expect(() => pageOfBooks({ first: 5, after: cursor, filter: null })).not.toThrow();
});

test('the order left out is newest first, or by natural key where there is no time to sort by', () => {
  expect(defaultOrderOf(Book)).toEqual({ property: 'publishedAt', isDescending: true });
  expect(defaultOrderOf(Author)).toEqual({ property: 'country', isDescending: false });
});

test('an order is of the column that was asked for, and of the natural key without it', () => {
  expect(pageOfBooks({ orderBy: by('pages', 'ASC', 'FIRST') }).order).toEqual({
    property: 'pages',
    isDescending: false,
    nullsFirst: true,
    isNullable: true,
    tie: ['number'],
  });
  expect(pageOfBooks({ orderBy: by('number', 'DESC') }).order).toEqual({
    property: 'number',
    isDescending: true,
    nullsFirst: false,
    isNullable: false,
    tie: [],
  });
  expect(pageOfBooks({ orderBy: null }).order).toEqual({
    property: 'publishedAt',
    isDescending: true,
    nullsFirst: false,
    isNullable: true,
    tie: ['number'],
  });
  expect(pageOf(Author, {}, defaultOrderOf(Author), 5, '').order).toMatchObject({
    property: 'country',
    isDescending: false,
    tie: ['number'],
  });
});

test('the places of its cursors are read', () => {
  const cursor = cursorOf({});
  const place = ['2020-01-01T00:00:00.000Z', 1];
  expect(pageOfBooks({ after: cursor })).toMatchObject({ after: place, before: null });
  expect(pageOfBooks({ before: cursor })).toMatchObject({ after: null, before: place });
});

test('an order that is no column is a mistake of this program', () => {
  expect(() => pageOfBooks({ orderBy: by('letters', 'ASC') })).toThrow('Book cannot be ordered by letters');
});
