import { Book, Loan } from '../../../test/support/library.ts';
import type { OneLink } from '../../model/links.ts';
import { linksOf } from '../../model/model.ts';
import { heldRow, isAnswerable, storedRow } from './row.ts';

const linkOf = (type: typeof Book | typeof Loan, name: string): OneLink => linksOf(type).get(name) as OneLink;
/** Of the author, a book holds the country and the number; of the book, a loan holds the number, and repeats country and time. */
const author = heldRow(linkOf(Book, 'author'), storedRow(Book, 't'));
const book = heldRow(linkOf(Loan, 'book'), storedRow(Loan, 't'));
/** Of the author of its book, a loan holds nothing: the number stands in the book alone. */
const authorOfBook = heldRow(linkOf(Book, 'author'), book);

test('a stored row has all its columns at hand', () => {
  const row = storedRow(Book, 'x');
  expect(row.has('title')).toBe(true);
  expect(row.column('authorNumber').compile().text).toBe('x.author_number');
});

test('of a row that is known through another, the key and what is repeated are at hand', () => {
  expect(['country', 'number', 'name'].map(author.has)).toEqual([true, true, false]);
  expect(['number', 'country', 'publishedAt', 'authorNumber'].map(book.has)).toEqual([true, true, true, false]);
  expect(['country', 'number'].map(authorOfBook.has)).toEqual([true, false]);
  expect(author.column('number').compile().text).toBe('t.author_number');
  expect(book.column('publishedAt').compile().text).toBe('t.book_published_at');
  expect(authorOfBook.column('country').compile().text).toBe('t.country');
});

const held = { number: { eq: '1' } };
const other = { name: { eq: 'Ada' } };
const id = { id: { eq: 'x' } };

test.each<[string, typeof author, Record<string, unknown>, boolean]>([
  ['nothing', author, {}, true],
  ['what is held', author, held, true],
  ['what is not held', author, other, false],
  ['both', author, { ...held, ...other }, false],
  ['null of what is not held', author, { name: null, books: null, and: null, or: null, not: null }, true],
  ['`and` of what is held', author, { and: [held, { country: { eq: 'de' } }] }, true],
  ['`and` of both', author, { and: [held, other] }, false],
  ['`or` of what is held', author, { or: [held, held] }, true],
  ['`or` of both', author, { or: [other, held] }, false],
  ['empty `and` and `or`', author, { and: [], or: [] }, true],
  ['`not` of what is held', author, { not: held }, true],
  ['`not` of what is not', author, { not: other }, false],
  ['an id that is made of what is held', author, id, true],
  ['an id of which one part is held', authorOfBook, id, false],
  ['a computed field that is made of what is not held', book, { letters: {} }, false],
  ['a list whose key is held', author, { books: { some: { title: {} } } }, true],
  ['a list of whose key one part is held', authorOfBook, { books: { some: {} } }, false],
  ['a link whose key is not held', book, { author: {} }, false],
])('%s: whether the row at hand can answer', (_what, row, filter, expected) => {
  expect(isAnswerable(row, filter)).toBe(expected);
});
