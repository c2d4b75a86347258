import { derived, flag, instant, integer, key, open, text, texts } from '../../src/model/columns.ts';
import { sql } from '../../src/database/sql.ts';
import type { FieldFilter } from '../../src/model/fields.ts';
import { globalId } from '../../src/model/global-id.ts';
import { createModel } from '../../src/model/model.ts';
import { connection, list, one, type Link } from '../../src/model/links.ts';
import { closedEnum, openEnum } from '../../src/model/open-enum.ts';
import { personal } from '../../src/model/personal-data.ts';
import { Stored } from '../../src/model/stored.ts';
import { inputType } from '../../src/model/types.ts';
import type { Instant, Key } from '../../src/model/values.ts';

/* A library, so that the kit of lists and filters is tried on types that are none of ours. */

const Genre = openEnum(
  'Genre',
  'What kind of book it is.',
  { NOVEL: 'A long story.', VERSE: { says: 'Lines that may rhyme.', words: ['poem', 'verse'] } },
  ['none'],
);
const LoanState = closedEnum('LoanState', 'Where a book is.', {
  OUT: 'With the reader.',
  BACK: 'Returned.',
  LATE: 'Not returned in time.',
});

@Stored({ says: 'Who wrote.', table: 'authors', tie: ['country', 'number'] })
export class Author {
  @globalId('country', 'number')
  id!: string;

  @text(null, 'Country.', { primary: true, hidden: true, filtered: true })
  country!: string;

  @key(null, 'Number within the country.', { primary: true, order: 'stable' })
  number!: Key;

  @text(null, 'Name.', { personal: personal.name })
  name!: string | null;
}

@Stored({
  says: 'What was written.',
  table: 'books',
  tie: ['number'],
  indexes: [{ name: 'books_pages', drives: 'pages' }],
})
export class Book {
  @globalId('number')
  id!: string;

  @key(null, 'Number.', { primary: true, order: 'stable' })
  number!: Key;

  @text(null, 'Country.', { required: true, hidden: true, filtered: true })
  country!: string;

  @key(null, 'Number of the author.', { hidden: true })
  authorNumber!: Key | null;

  @text(null, 'Title.', { order: 'volatile' })
  title!: string | null;

  @integer(null, 'Pages.', { order: 'stable' })
  pages!: number | null;

  @flag(null, 'Whether it is lent.', { order: 'stable', required: true })
  isLent!: boolean;

  @open(Genre, null, 'Kind of book.')
  genreText!: string | null;

  @instant(null, 'When it was published.', { order: 'stable' })
  publishedAt!: Instant | null;

  @texts(null, 'Words on its cover.', { hidden: true })
  keywords!: string[] | null;

  @derived(
    () => 'integer',
    'Letters of the title.',
    ['title'],
    (row) => (row['title'] as string | null)?.length ?? null,
  )
  letters!: number | null;
}

@Stored({
  says: 'That somebody took a book home.',
  table: 'loans',
  tie: ['bookNumber', 'place'],
  indexes: [
    { name: 'loans_reader', drives: 'reader' },
    { name: 'loans_state', drives: 'state' },
    { name: 'loans_note' },
  ],
})
export class Loan {
  @key(null, 'Number of the book.', { primary: true, hidden: true })
  bookNumber!: Key;

  @integer(null, 'Which loan of the book.', { primary: true })
  place!: number;

  @text(null, 'Country of the book.', { required: true, hidden: true })
  country!: string;

  @instant(null, 'When the book was published.', { hidden: true })
  bookPublishedAt!: Instant | null;

  @key(null, 'Number of the reader.', { hidden: true })
  readerNumber!: Key | null;

  @text(null, 'Where the book is.', { required: true, closed: LoanState })
  state!: string;

  @integer(null, 'Which loan of the book it prolongs.')
  prolongs!: number | null;

  @text(null, 'Note.')
  note!: string | null;
}

/** Whoever may not see a card may still ask for the last of its letters. */
const lastOfCard: FieldFilter = {
  input: inputType('CardFilter', 'Compares a card.', [
    { name: 'last', type: () => 'text', nullable: true, says: 'Ends with this letter.' },
  ]),
  condition: ({ last }, column) => sql`right(${column('card')}, 1) = ${last}`,
};

@Stored({ says: 'Who reads.', table: 'readers', tie: ['number'] })
export class Reader {
  @globalId('number')
  id!: string;

  @key(null, 'Number.', { primary: true, order: 'stable' })
  number!: Key;

  @text(null, 'Name.')
  name!: string | null;

  @text(null, 'Number on their card.', { personal: personal.name, filter: lastOfCard })
  card!: string | null;
}

@Stored({ says: 'Where books are written.', table: 'countries', tie: ['code'] })
class Country {
  @text(null, 'Code.', { primary: true })
  code!: string;
}

const ofBook = { bookNumber: 'number' } as const;

const links: readonly Link[] = [
  // Has the name of a column.
  one(Book, 'country', Country, { code: 'country' }, 'Where it was written.'),
  one(Book, 'author', Author, { country: 'country', number: 'authorNumber' }, 'Who wrote it.'),
  { ...one(Book, 'sameLoan', Loan, { bookNumber: 'number' }, 'For computed fields only.'), hidden: true },
  list(Author, 'books', Book, { country: 'country', authorNumber: 'number' }, ['number'], 'What they wrote.'),
  list(Book, 'loans', Loan, ofBook, ['place'], 'Its loans.'),
  list(Book, 'lateLoans', Loan, ofBook, ['place'], 'Its loans that are late.', { only: { state: 'LATE' } }),
  list(Book, 'readers', Reader, ofBook, ['number'], 'Who read it.', {
    via: { type: Loan, match: { number: 'readerNumber' } },
  }),
  one(Loan, 'book', Book, { number: 'bookNumber' }, 'The book.', {
    always: true,
    repeats: { country: 'country', publishedAt: 'bookPublishedAt' },
  }),
  one(Loan, 'reader', Reader, { number: 'readerNumber' }, 'The reader.'),
  // Its near key is never null, and most loans have none.
  one(Loan, 'prolonged', Loan, { bookNumber: 'bookNumber', prolongs: 'place' }, 'The loan that prolongs it.'),
  connection(Reader, 'loans', Loan, { readerNumber: 'number' }, 'Their loans.'),
  connection(Reader, 'books', Book, { readerNumber: 'number' }, 'What they read.', { type: Loan, key: 'bookNumber' }),
];
createModel({ types: [Author, Book, Loan, Reader, Country], links });

/** The tables and what is in them: links that lead nowhere, equal times, and nulls in all that may be null. */
export const libraryTables: readonly string[] = [
  'CREATE TABLE authors (country text, number bigint, name text, PRIMARY KEY (country, number))',
  `CREATE TABLE books (number bigint PRIMARY KEY, country text NOT NULL, author_number bigint, title text, pages int,
     is_lent boolean NOT NULL, genre_text text, published_at timestamptz, keywords text[])`,
  `CREATE TABLE loans (book_number bigint, place int, country text NOT NULL, book_published_at timestamptz, reader_number bigint,
     state text NOT NULL, prolongs int, note text, PRIMARY KEY (book_number, place))`,
  'CREATE TABLE readers (number bigint PRIMARY KEY, name text, card text)',
  `INSERT INTO authors VALUES ('de', 1, 'Ada'), ('de', 2, 'Ben'), ('fr', 1, 'Cleo')`,
  `INSERT INTO books VALUES
     (1, 'de', 1, 'Alpha', 100, true, 'Novel', '2020-01-01Z', '{x}'),
     (2, 'de', 2, 'beta', NULL, false, ' poem ', '2021-01-01Z', '{}'),
     (3, 'de', NULL, 'gamma', 50, false, 'zine', '2021-01-01Z', NULL),
     (4, 'fr', 1, NULL, 10, true, NULL, NULL, NULL),
     (5, 'fr', 2, 'alpha', 100, false, 'none', '2019-01-01Z', '{x,y}'),
     (6, 'de', 1, 'delta', -1, true, 'NOVEL', NULL, NULL)`,
  `INSERT INTO readers VALUES (1, 'Rita', 'r7'), (2, 'Sam', 's8'), (3, 'Tom', NULL)`,
  `INSERT INTO loans SELECT l.book_number, l.place, b.country, b.published_at, l.reader_number, l.state, l.prolongs, l.note
   FROM (VALUES (1, 1, 1, 'LATE', NULL, 'a'), (1, 2, 1, 'BACK', 1, NULL), (1, 3, 2, 'BACK', NULL, 'b'), (2, 1, 1, 'BACK', NULL, NULL),
     (3, 1, NULL, 'LATE', NULL, 'a'), (5, 1, 9, 'LATE', NULL, NULL), (6, 1, 1, 'OUT', NULL, NULL))
     AS l (book_number, place, reader_number, state, prolongs, note) JOIN books b ON b.number = l.book_number`,
];
