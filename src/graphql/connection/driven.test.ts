import { Author, Book, libraryTables, Loan, Reader } from '../../../test/support/library.ts';
import { sqlTable, type SqlTable } from '../../../test/support/sql-table.ts';
import { and, sql } from '../../database/sql.ts';
import { conditionOf } from '../filter/condition.ts';
import { columnSql, tableOf } from '../plan/columns-sql.ts';
import { carriedOrder, drivenSource } from './driven.ts';
import { defaultOrderOf } from './list.ts';
import { pageOf, type ConnectionArgs, type Order } from './page.ts';
import { pageSql } from './rows-sql.ts';

let table: SqlTable;
beforeAll(async () => {
  table = await sqlTable(...libraryTables);
});
afterAll(() => table[Symbol.asyncDispose]());

type Filter = Record<string, unknown>;
const everything = { seesPersonalData: true };
const newest: Order = pageOf(Book, {}, defaultOrderOf(Book), 20, '').order;
const driven = (filter: Filter, order = newest) => drivenSource(Book, filter, order, everything);

const rita = { reader: { number: { eq: '1' } } };

test.each<[Filter, readonly number[]]>([
  [{ loans: { some: rita } }, [2, 1, 6]],
  [{ loans: { some: { state: { eq: 'LATE' } } } }, [3, 1, 5]],
  // All other conditions hold as well: of the row of the list, of the list, and beside it.
  [{ loans: { some: { ...rita, state: { eq: 'BACK' } } } }, [2, 1]],
  [{ loans: { some: { ...rita, not: { note: { eq: 'a' } } } } }, [2, 1, 6]],
  [{ loans: { some: rita, none: { state: { eq: 'LATE' } } } }, [2, 6]],
  [{ loans: { some: rita, none: null } }, [2, 1, 6]],
  [{ loans: { some: rita }, title: { eq: 'Alpha' } }, [1]],
  [{ loans: { some: rita }, title: { isNull: true } }, []],
  [{ loans: { some: rita }, author: { name: { eq: 'Ada' } } }, [1, 6]],
  [{ loans: { some: rita }, and: [{ pages: { gt: 0 } }] }, [1]],
  [{ loans: { some: rita }, or: [{ pages: { lt: 0 } }, { title: { eq: 'beta' } }] }, [2, 6]],
  [{ loans: { some: rita }, not: { title: { eq: 'beta' } } }, [1, 6]],
  [{ loans: { some: rita }, lateLoans: { some: {} } }, [1]],
  [{ lateLoans: { none: {} }, loans: { some: rita } }, [2, 6]],
  [{ loans: { some: { reader: { number: { eq: '9' } } } } }, []],
])('%j: pages read through the rows of the list are those that the filter finds', async (filter, numbers) => {
  const source = driven(filter);
  expect(source).not.toBeNull();
  if (!source) return;
  const plain = {
    from: sql`${tableOf(Book)} t`,
    where: [conditionOf(Book, filter, everything)],
    orderColumn: (property: string) => columnSql(Book, property),
  };
  const read = async (args: ConnectionArgs, from: typeof plain | typeof source): Promise<number[]> => {
    const page = pageOf(Book, args, defaultOrderOf(Book), 20, '');
    const { text, values } = pageSql(Book, from, [], page).compile();
    const { rows } = await table.client.query<{ number: string }>(text, [...values]);
    return rows.map(({ number }) => Number(number));
  };
  expect(await read({}, source)).toEqual(numbers);
  for (const args of [{}, { first: 1 }, { last: 2 }]) {
    expect(await read(args, source)).toEqual(await read(args, plain));
  }
});

test.each<[string, Filter]>([
  ['nothing asked', {}],
  ['a list that is null', { loans: null }],
  ['no `some`', { loans: { none: rita } }],
  ['`some` that is null', { loans: { some: null } }],
  ['nothing named that an index holds', { loans: { some: { note: { eq: 'a' } } } }],
  ['a link without one value', { loans: { some: { reader: {} } } }],
  ['several values', { loans: { some: { state: { in: ['LATE'] } } } }],
  ['a value that is null', { loans: { some: { reader: { number: null } } } }],
  ['a link that is null', { loans: { some: { reader: null, state: null } } }],
  ['a list of some rows only', { lateLoans: { some: rita } }],
  ['a list through other rows', { readers: { some: { number: { eq: '1' } } } }],
  ['a condition inside `and`', { and: [{ loans: { some: rita } }] }],
])('a page is read from its own rows where there is %s', (_what, filter) => {
  expect(driven(filter)).toBeNull();
});

test('a page is read from its own rows where the rows of the list carry no copy of its order', () => {
  expect(driven({ loans: { some: rita } }, { ...newest, property: 'title' })).toBeNull();
  expect(driven({ loans: { some: rita } }, { ...newest, tie: ['number', 'pages'] })).toBeNull();
});

test('a page is read from its own rows where the rows of the list hold more than one column of its key', () => {
  const { order } = pageOf(Author, {}, defaultOrderOf(Author), 20, '');
  expect(drivenSource(Author, { books: { some: { pages: { eq: 100 } } } }, order, everything)).toBeNull();
});

test('an order is read from the copies beside the key, and from nothing else', () => {
  const columns = carriedOrder(Book, Loan, 'bookNumber', 'number', newest);
  expect(columns?.('publishedAt').compile().text).toBe('v.book_published_at');
  expect(columns?.('number').compile().text).toBe('v.book_number');
  expect(carriedOrder(Book, Loan, 'place', 'number', newest)).toBeNull();
  expect(carriedOrder(Reader, Loan, 'bookNumber', 'number', newest)).toBeNull();
  expect(carriedOrder(Book, Reader, 'number', 'number', newest)).toBeNull();
});

test('each row counts once, by its first row of the list', () => {
  const where = and(driven({ loans: { some: rita } })?.where ?? []).compile().text;
  expect(where).toContain(
    'NOT EXISTS (SELECT FROM loans w WHERE (w.book_number = v.book_number AND (w.place) < (v.place)',
  );
});
