import { Author, Book, libraryTables, Loan, Reader } from '../../../test/support/library.ts';
import { sqlTable, type SqlTable } from '../../../test/support/sql-table.ts';
import type { TypeClass } from '../../model/fields.ts';
import { conditionOf } from './condition.ts';

let table: SqlTable;
beforeAll(async () => {
  table = await sqlTable(...libraryTables);
});
afterAll(() => table[Symbol.asyncDispose]());

const everything = { seesPersonalData: true };
const ids = new Map<TypeClass, [column: string, table: string]>([
  [Author, [`t.country || t.number`, 'authors t']],
  [Book, ['t.number::int', 'books t']],
  [Loan, [`t.book_number || '-' || t.place`, 'loans t']],
  [Reader, ['t.number::int', 'readers t']],
]);

const find = (type: TypeClass, filter: Record<string, unknown>): Promise<unknown[]> => {
  const [column, from] = ids.get(type) ?? ['', ''];
  return table.found(column, from, conditionOf(type, filter, everything));
};
const idOf = (...parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

type Row = [type: TypeClass, filter: Record<string, unknown>, found: readonly unknown[]];

test.each<Row>([
  [Book, {}, [1, 2, 3, 4, 5, 6]],
  [Book, { title: null, author: null, and: null, or: null, not: null }, [1, 2, 3, 4, 5, 6]],
  [Book, { title: { eq: 'Alpha' }, pages: { eq: 100 } }, [1]],
  [Book, { and: [] }, [1, 2, 3, 4, 5, 6]],
  [Book, { or: [] }, []],
  [Book, { and: [{ pages: { gte: 10 } }, { pages: { lt: 100 } }] }, [3, 4]],
  [Book, { or: [{ pages: { lt: 0 } }, { title: { isNull: true } }] }, [4, 6]],
  [Book, { or: [{ pages: { lt: 0 } }, {}] }, [1, 2, 3, 4, 5, 6]],
  [Book, { pages: { eq: 100 }, or: [{ title: { eq: 'Alpha' } }, { title: { eq: 'beta' } }] }, [1]],
  // What cannot be told does not hold, so its opposite does.
  [Book, { not: { pages: { gt: 50 } } }, [2, 3, 4, 6]],
  [Book, { not: { not: { pages: { gt: 50 } } } }, [1, 5]],
  [Book, { not: {} }, []],
  [Book, { not: { or: [] } }, [1, 2, 3, 4, 5, 6]],
  // A hidden column that may be filtered; an open word; a computed id.
  [Book, { country: { eq: 'fr' } }, [4, 5]],
  [Book, { genre: { eq: 'NOVEL' } }, [1, 6]],
  [Book, { genre: { eq: 'OTHER' } }, [3]],
  [Book, { id: { eq: idOf('Book', '3') } }, [3]],
  [Book, { id: {} }, [1, 2, 3, 4, 5, 6]],
])('%p %j finds %j', async (type, filter, found) => {
  expect(await find(type, filter)).toEqual(found);
});

test.each<Row>([
  // By what the row holds of the other: its key. The other must be there all the same.
  [Book, { author: {} }, [1, 2, 4, 6]],
  [Book, { not: { author: {} } }, [3, 5]],
  [Book, { author: { not: {} } }, []],
  [Book, { author: { number: { eq: '2' } } }, [2]],
  [Book, { author: { number: { in: ['1', '2'] }, country: { eq: 'fr' } } }, [4]],
  [Book, { author: { not: { number: { eq: '1' } } } }, [2]],
  [Book, { author: { or: [{ number: { eq: '2' } }, { country: { eq: 'fr' } }] } }, [2, 4]],
  [Book, { author: { and: [{ number: { eq: '1' } }, { country: { eq: 'de' } }] } }, [1, 6]],
  [Book, { author: { number: { isNull: true } } }, []],
  [Book, { author: { id: { eq: idOf('Author', 'de', '1') } } }, [1, 6]],
  // By what only the other has.
  [Book, { author: { name: { eq: 'Ada' } } }, [1, 6]],
  [Book, { author: { name: { eq: 'Ada' }, number: { eq: '2' } } }, []],
  [Book, { author: { not: { name: { eq: 'Ada' } } } }, [2, 4]],
  [Book, { author: { or: [{ number: { eq: '2' } }, { name: { eq: 'Cleo' } }] } }, [2, 4]],
  [Book, { author: { and: [{ number: { eq: '1' } }, { name: { eq: 'Cleo' } }] } }, [4]],
  // The near key is never null and still leads nowhere.
  [Loan, { prolonged: {} }, ['1-1']],
  [Loan, { not: { prolonged: {} } }, ['1-2', '1-3', '2-1', '3-1', '5-1', '6-1']],
  [Loan, { prolonged: { place: { eq: 2 } } }, ['1-1']],
  [Loan, { prolonged: { prolongs: { eq: 1 } } }, ['1-1']],
  [Loan, { prolonged: { book: { country: { eq: 'de' } } } }, ['1-1']],
  [Loan, { prolonged: { book: { number: { eq: '1' } } } }, ['1-1']],
  [Loan, { prolonged: { reader: { number: { eq: '1' } } } }, ['1-1']],
  [Loan, { prolonged: { prolonged: {} } }, []],
  // What is always there needs no look; what the row repeats of it neither.
  [Loan, { book: {} }, ['1-1', '1-2', '1-3', '2-1', '3-1', '5-1', '6-1']],
  [Loan, { book: { country: { eq: 'fr' } } }, ['5-1']],
  [Loan, { book: { publishedAt: { from: '2021-01-01T00:00:00Z' } } }, ['2-1', '3-1']],
  [Loan, { book: { pages: { eq: 100 } } }, ['1-1', '1-2', '1-3', '5-1']],
  [Loan, { book: { author: {} } }, ['1-1', '1-2', '1-3', '2-1', '6-1']],
  [Loan, { book: { author: { number: { eq: '1' } } } }, ['1-1', '1-2', '1-3', '6-1']],
  [Loan, { book: { genre: { eq: 'VERSE' } } }, ['2-1']],
  [Loan, { reader: {} }, ['1-1', '1-2', '1-3', '2-1', '6-1']],
  [Loan, { not: { reader: { name: { eq: 'Rita' } } } }, ['1-3', '3-1', '5-1']],
])('a linked row: %p %j finds %j', async (type, filter, found) => {
  expect(await find(type, filter)).toEqual(found);
});

test.each<Row>([
  [Book, { loans: {} }, [1, 2, 3, 4, 5, 6]],
  [Book, { loans: { some: null, none: null } }, [1, 2, 3, 4, 5, 6]],
  [Book, { loans: { some: {} } }, [1, 2, 3, 5, 6]],
  [Book, { loans: { none: {} } }, [4]],
  [Book, { loans: { some: { state: { eq: 'LATE' } } } }, [1, 3, 5]],
  [Book, { loans: { none: { state: { eq: 'LATE' } } } }, [2, 4, 6]],
  [Book, { loans: { some: { state: { eq: 'LATE' } }, none: { state: { eq: 'BACK' } } } }, [3, 5]],
  // One row of the list must pass all of it.
  [Book, { loans: { some: { state: { eq: 'LATE' }, reader: { number: { eq: '2' } } } } }, []],
  [Book, { loans: { some: { not: { reader: {} } } } }, [3, 5]],
  [Book, { not: { loans: { some: { reader: {} } } } }, [3, 4, 5]],
  [Book, { loans: { some: { prolonged: {} } } }, [1]],
  // A list of some rows only.
  [Book, { lateLoans: { some: {} } }, [1, 3, 5]],
  [Book, { lateLoans: { none: {} } }, [2, 4, 6]],
  [Book, { lateLoans: { some: { reader: {} } } }, [1]],
  [Book, { lateLoans: { some: { state: { eq: 'BACK' } } } }, []],
  // Through the rows between.
  [Book, { readers: { some: {} } }, [1, 2, 6]],
  [Book, { readers: { none: {} } }, [3, 4, 5]],
  [Book, { readers: { some: { name: { eq: 'Sam' } } } }, [1]],
  [Book, { readers: { none: { name: { eq: 'Rita' } } } }, [3, 4, 5]],
  // The list of a linked row, by the key that this one holds.
  [Book, { author: { books: { some: { pages: { lt: 0 } } } } }, [1, 6]],
  [Loan, { book: { loans: { some: { state: { eq: 'BACK' } } } } }, ['1-1', '1-2', '1-3', '2-1']],
  [Author, { books: { some: { loans: { none: {} } } } }, ['fr1']],
])('a list: %p %j finds %j', async (type, filter, found) => {
  expect(await find(type, filter)).toEqual(found);
});

test('what the row holds of a linked one is asked of the row, where an index of it can help', () => {
  const textOf = (type: TypeClass, filter: Record<string, unknown>): string =>
    conditionOf(type, filter, everything).compile().text;
  expect(textOf(Book, { author: { number: { eq: '1' } } })).toBe(
    '(t.author_number = $1 AND EXISTS (SELECT FROM authors f1 WHERE (f1.country = t.country AND f1.number = t.author_number)))',
  );
  expect(textOf(Loan, { book: { country: { eq: 'de' } } })).toBe('t.country = $1');
  expect(textOf(Book, { author: { name: { eq: 'Ada' } } })).toBe(
    'EXISTS (SELECT FROM authors f1 WHERE ((f1.country = t.country AND f1.number = t.author_number) AND f1.name = $1))',
  );
});

test('the statement may call the table otherwise', () => {
  const { text } = conditionOf(Book, { loans: { some: {} }, title: { eq: 'a' } }, everything, 'v').compile();
  expect(text).toBe('(EXISTS (SELECT FROM loans f1 WHERE f1.book_number = v.number) AND v.title = $1)');
});

test.each<[TypeClass, Record<string, unknown>, string, RegExp]>([
  [Author, { name: { eq: 'Ada' } }, 'FORBIDDEN', /^`name` of Author is hidden from you/],
  [Book, { author: { name: { isNull: true } } }, 'FORBIDDEN', /^`name` of Author is hidden from you/],
  [Book, { or: [{ not: { author: { name: {} } } }] }, 'FORBIDDEN', /^`name` of Author is hidden from you/],
  [Book, { title: { eq: null } }, 'BAD_USER_INPUT', /^`title.eq` is null; leave it out, or ask with `isNull`\.$/],
  [Book, { genre: { in: null } }, 'BAD_USER_INPUT', /^`genre.in` is null/],
  [Book, { pages: { gt: null } }, 'BAD_USER_INPUT', /^`pages.gt` is null/],
  [Book, { pages: { gte: null } }, 'BAD_USER_INPUT', /^`pages.gte` is null/],
  [Book, { pages: { lt: null } }, 'BAD_USER_INPUT', /^`pages.lt` is null/],
  [Book, { pages: { lte: null } }, 'BAD_USER_INPUT', /^`pages.lte` is null/],
  [Book, { title: { notIn: null } }, 'BAD_USER_INPUT', /^`title.notIn` is null/],
  [Book, { title: { contains: null } }, 'BAD_USER_INPUT', /^`title.contains` is null/],
  [Book, { title: { startsWith: null } }, 'BAD_USER_INPUT', /^`title.startsWith` is null/],
  [Book, { keywords: { has: null } }, 'BAD_USER_INPUT', /^`keywords.has` is null/],
  [Book, { id: { eq: idOf('Author', 'de', '1') } }, 'BAD_USER_INPUT', /is not the id of a Book\.$/],
])('%p %j is refused with %s', (type, filter, code, message) => {
  expect(() => conditionOf(type, filter, { seesPersonalData: false })).toThrow(
    expect.objectContaining({ message: expect.stringMatching(message) as string, extensions: { code } }),
  );
});

test('a personal column with a filter of its own is asked by everybody, as that filter allows', async () => {
  for (const seesPersonalData of [true, false]) {
    const condition = conditionOf(Reader, { card: { last: '7' } }, { seesPersonalData });
    expect(await table.found('t.number::int', 'readers t', condition)).toEqual([1]);
  }
});

test.each<[TypeClass, string]>([
  [Book, 'letters'],
  [Book, 'nothing'],
  // A list without bound.
  [Reader, 'loans'],
])('a name that no filter has is a mistake of this program: %p %s', (type, name) => {
  const input = { [name]: { eq: 1, some: {} } };
  expect(() => conditionOf(type, input, everything)).toThrow(`${type.name}.${name} cannot be filtered`);
});
