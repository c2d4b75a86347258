import { Author, Book, libraryTables } from '../../../test/support/library.ts';
import { sqlTable, type SqlTable } from '../../../test/support/sql-table.ts';
import type { Row } from '../../model/fields.ts';
import { columnSql, tableOf } from '../plan/columns-sql.ts';
import { cutPage } from './answer.ts';
import { defaultOrderOf } from './list.ts';
import { pageOf, type ConnectionArgs } from './page.ts';
import { countSql, pageSql } from './rows-sql.ts';
import { always, sql } from '../../database/sql.ts';

let table: SqlTable;
beforeAll(async () => {
  table = await sqlTable(...libraryTables);
});
afterAll(() => table[Symbol.asyncDispose]());

const source = {
  from: sql`${tableOf(Book)} t`,
  where: [always],
  orderColumn: (property: string) => columnSql(Book, property),
};
const pageOfBooks = (args: ConnectionArgs) => pageOf(Book, args, defaultOrderOf(Book), 5, '');

/** The numbers of the books on a page, and what is said of it. */
async function read(args: ConnectionArgs) {
  const page = pageOfBooks(args);
  const { text, values } = pageSql(Book, source, ['title'], page).compile();
  const { rows } = await table.client.query<Row>(text, [...values]);
  const cut = cutPage(page, rows);
  return { ...cut, numbers: cut.rows.map((row) => Number(row['number'])) };
}

type OrderBy = NonNullable<ConnectionArgs['orderBy']>;
const by = (field: string, direction: OrderBy['direction'], nulls: OrderBy['nulls'] = 'LAST'): OrderBy => ({
  field,
  direction,
  nulls,
});

// Books 2 and 3 are of one day, 4 and 6 of none; 1 and 5 have as many pages, 2 has none.
const orders: [string, OrderBy | undefined, readonly number[]][] = [
  ['newest first when left out', undefined, [3, 2, 1, 5, 6, 4]],
  ['oldest first', by('publishedAt', 'ASC'), [5, 1, 2, 3, 4, 6]],
  ['oldest first, those without first', by('publishedAt', 'ASC', 'FIRST'), [4, 6, 5, 1, 2, 3]],
  ['newest first, those without first', by('publishedAt', 'DESC', 'FIRST'), [6, 4, 3, 2, 1, 5]],
  ['fewest pages first', by('pages', 'ASC'), [6, 4, 3, 1, 5, 2]],
  ['most pages first, those without first', by('pages', 'DESC', 'FIRST'), [2, 5, 1, 3, 4, 6]],
  ['by a column that has no nulls', by('isLent', 'ASC'), [2, 3, 5, 1, 4, 6]],
  ['by a column that has no nulls, downward', by('isLent', 'DESC', 'FIRST'), [6, 4, 1, 5, 3, 2]],
  ['by the number itself', by('number', 'DESC'), [6, 5, 4, 3, 2, 1]],
];

describe.each(orders)('%s', (_name, orderBy, whole) => {
  test('at once', async () => {
    const { numbers, pageInfo, cursors } = await read({ orderBy: orderBy ?? null, first: 5 });
    expect(numbers).toEqual(whole.slice(0, 5));
    expect(pageInfo).toEqual({
      startCursor: cursors[0],
      endCursor: cursors[4],
      hasNextPage: true,
      hasPreviousPage: false,
    });
    expect((await read({ orderBy: orderBy ?? null, last: 5 })).numbers).toEqual(whole.slice(1));
  });

  test('after and before each row, forward and backward', async () => {
    const all = [
      ...(await read({ orderBy: orderBy ?? null, first: 3 })).cursors,
      ...(await read({ orderBy: orderBy ?? null, last: 3 })).cursors,
    ];
    for (const [at, cursor] of all.entries()) {
      const after = await read({ orderBy: orderBy ?? null, after: cursor, first: 2 });
      expect(after.numbers).toEqual(whole.slice(at + 1, at + 3));
      expect(after.pageInfo).toMatchObject({ hasNextPage: at + 3 < 6, hasPreviousPage: true });
      const before = await read({ orderBy: orderBy ?? null, before: cursor, last: 2 });
      expect(before.numbers).toEqual(whole.slice(Math.max(0, at - 2), at));
      expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: at - 2 > 0 });
      for (const [end, other] of all.entries()) {
        const between = { orderBy: orderBy ?? null, after: cursor, before: other };
        expect((await read({ ...between, first: 5 })).numbers).toEqual(whole.slice(at + 1, Math.max(at + 1, end)));
        expect((await read({ ...between, last: 5 })).numbers).toEqual(whole.slice(at + 1, Math.max(at + 1, end)));
      }
    }
  });
});

test('an empty page has no cursors; `first: 0` still says whether there is more', async () => {
  expect(await read({ first: 0 })).toMatchObject({
    numbers: [],
    pageInfo: { startCursor: null, endCursor: null, hasNextPage: true, hasPreviousPage: false },
  });
  expect(await read({ last: 0 })).toMatchObject({
    numbers: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: true },
  });
  const { cursors } = await read({ last: 1 });
  expect(await read({ after: cursors[0] as string, first: 5 })).toMatchObject({
    numbers: [],
    pageInfo: { startCursor: null, endCursor: null, hasNextPage: false, hasPreviousPage: true },
  });
});

test('a page is as long as asked for, forward unless only its end is given', () => {
  expect(pageOf(Book, {}, defaultOrderOf(Book), 500, '')).toMatchObject({ size: 20, isBackward: false });
  expect(pageOf(Book, {}, defaultOrderOf(Book), 21, '')).toMatchObject({ size: 20 });
  expect(pageOfBooks({ first: 5 })).toMatchObject({ size: 5, isBackward: false, after: null, before: null });
  expect(pageOfBooks({ last: 1, first: null })).toMatchObject({ size: 1, isBackward: true });
});

test('without `first` and `last`, a page before a cursor ends there, and one between two begins at the first', async () => {
  const capped = (args: ConnectionArgs) => pageOf(Book, args, defaultOrderOf(Book), 20, '');
  const [cursor = ''] = (await read({ first: 1 })).cursors;
  expect(capped({ before: cursor })).toMatchObject({ size: 20, isBackward: true });
  expect(capped({ after: cursor })).toMatchObject({ size: 20, isBackward: false });
  expect(capped({ after: cursor, before: cursor })).toMatchObject({ isBackward: false });
  expect(capped({ first: 1, before: cursor })).toMatchObject({ size: 1, isBackward: false });
  expect(capped({ last: 1, after: cursor })).toMatchObject({ size: 1, isBackward: true });
});

test('where fewer than 20 rows are allowed at once, a page whose size is left out has as many as are allowed', async () => {
  expect((await read({})).numbers).toEqual([3, 2, 1, 5, 6]);
  expect((await read({ first: null, last: null })).numbers).toEqual([3, 2, 1, 5, 6]);
  const [, cursor = ''] = (await read({})).cursors;
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

test('a cursor is good for its own list, filter and order only', async () => {
  const [cursor = ''] = (await read({ first: 1 })).cursors;
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

test('an order that is no column is a mistake of this program', () => {
  expect(() => pageOfBooks({ orderBy: by('letters', 'ASC') })).toThrow('Book cannot be ordered by letters');
});

test('a list is counted whole, whatever the page', async () => {
  const { text, values } = countSql({ ...source, where: [sql`t.pages = ${100}`] }).compile();
  expect((await table.client.query(text, [...values])).rows).toEqual([{ count: 2 }]);
});
