import { key, text } from './columns.ts';
import type { TypeClass } from './fields.ts';
import { connection, each, list, one, type Link } from './links.ts';
import { createModel, definitionNamed, linksOf } from './model.ts';
import { Stored } from './stored.ts';
import type { Key } from './values.ts';

@Stored({ says: 'A shelf.', table: 'shelves', tie: ['id'] })
class Shelf {
  @key('id', 'Number of the shelf.', { primary: true })
  readonly id!: Key;
}

@Stored({ says: 'A book.', table: 'books', tie: ['id'] })
class Book {
  @key('id', 'Number of the book.', { primary: true })
  readonly id!: Key;

  @key('shelf', 'Shelf that it stands on.')
  readonly shelfId!: Key | null;

  @text('title', 'What is written on it.')
  readonly title!: string | null;
}

const types = [Shelf, Book];
const shelf = one(Book, 'shelf', Shelf, { id: 'shelfId' }, 'Where it stands.');
const books = list(Shelf, 'books', Book, { shelfId: 'id' }, ['id'], 'What stands there.');
const through = { type: Book as TypeClass, match: { id: 'shelfId' } };

test('nothing is answered before there is a model: "no links" would be believed', () => {
  expect(() => linksOf(Book)).toThrow('The model is not made yet');
  expect(() => definitionNamed('Book')).toThrow('The model is not made yet');
});

test.each<[string, Link]>([
  ['Book.shelf names Shelf.number', one(Book, 'shelf', Shelf, { number: 'shelfId' }, 'x')],
  ['Book.shelf names Book.shelf', one(Book, 'shelf', Shelf, { id: 'shelf' }, 'x')],
  ['Book.shelf names Shelf.title', one(Book, 'shelf', Shelf, { id: 'shelfId' }, 'x', { repeats: { title: 'title' } })],
  ['Shelf.books names Book.place', list(Shelf, 'books', Book, { shelfId: 'id' }, ['place'], 'x')],
  [
    'Shelf.books names Shelf.shelfId',
    list(Shelf, 'books', Shelf, { shelfId: 'shelfId' }, ['id'], 'x', { via: through }),
  ],
  ['Shelf.books names Book.isbn', each(Shelf, 'books', Book, { id: 'id' }, 'isbn', 'x')],
  ['Shelf.books names Book.isbn', connection(Shelf, 'books', Book, { id: 'id' }, 'x', { type: Book, key: 'isbn' })],
])('a link that names a column which is not there is refused: %s', (message, link) => {
  expect(() => createModel({ types, links: [link] })).toThrow(message);
});

test('a name that stands twice is refused', () => {
  expect(() => createModel({ types: [Shelf, Shelf], links: [] })).toThrow('Two types are called Shelf');
  expect(() => createModel({ types, links: [shelf, shelf] })).toThrow('Book.shelf is declared twice');
});

test('what is declared is found by class and by name', () => {
  createModel({ types, links: [shelf, books] });
  expect([...linksOf(Book).keys()]).toEqual(['shelf']);
  expect(linksOf(Shelf).get('books')).toBe(books);
  expect(definitionNamed('Book')?.table).toBe('books');
  expect(definitionNamed('Page')).toBeUndefined();
});

test('a program has one model', () => {
  expect(() => createModel({ types, links: [] })).toThrow('A program has one model');
});
