import { Book, libraryTables } from '../../../test/support/library.ts';
import { sqlTable, type SqlTable } from '../../../test/support/sql-table.ts';
import type { Row } from '../../model/fields.ts';
import { columnSql, tableOf } from '../plan/columns-sql.ts';
import { cutPage } from './answer.ts';
import { keyset, orderSql } from './keyset.ts';
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

test('what needs no care of nulls is asked plainly, so that an index answers it', async () => {
  const column = (property: string) => columnSql(Book, property);
  const asked = (args: ConnectionArgs): string[] =>
    keyset(pageOfBooks(args), column).map((condition) => condition.compile().text);
  const orderBy = by('isLent', 'DESC', 'FIRST');
  const [after = ''] = (await read({ orderBy, first: 1 })).cursors;
  expect(asked({ orderBy, after })).toEqual(['(t.is_lent, t.number) < ($1, $2)']);
  expect(asked({})).toHaveLength(1);
  expect(orderSql(pageOfBooks({ orderBy }), column).compile().text).toBe('t.is_lent DESC, t.number DESC');
});

test('a list is counted whole, whatever the page', async () => {
  const { text, values } = countSql({ ...source, where: [sql`t.pages = ${100}`] }).compile();
  expect((await table.client.query(text, [...values])).rows).toEqual([{ count: 2 }]);
});
