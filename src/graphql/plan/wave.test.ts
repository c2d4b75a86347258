import type pg from 'pg';
import { libraryTables } from '../../../test/support/library.ts';
import { emptyDatabase, execute, type TestDatabase } from '../../../test/support/postgres.ts';
import { Budget } from '../../database/budget.ts';
import { createPool } from '../../database/pool.ts';
import { rowTypes } from '../../database/row-types.ts';
import { createSnapshot, type Snapshot } from '../../database/snapshot.ts';
import type { Statement } from '../../database/sql.ts';
import { Turns } from '../../database/turns.ts';
import { createWave, type ReadRows } from './wave.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await emptyDatabase();
  await execute(database.url, ...libraryTables);
  const more = { types: rowTypes, pipeline: true };
  pool = createPool({ url: database.url, name: 'read', size: 1, onError: () => undefined, more });
});
afterAll(async () => {
  await pool.end();
  await database[Symbol.asyncDispose]();
});

let snapshot: Snapshot;
let sent: Statement[];
let read: ReadRows;

/** A wave of an operation that may read so many rows. */
function begin(rows = 1_000): void {
  const budget = new Budget({ timeoutMs: 60_000, rows, bytes: 1_000_000 }, new AbortController().signal);
  snapshot = createSnapshot({ pool, turns: new Turns(1), budget });
  sent = [];
  const rowsByKeys = (statement: Statement) => (sent.push(statement), snapshot.rowsByKeys(statement));
  read = createWave({ snapshot: { ...snapshot, rowsByKeys }, budget });
}
beforeEach(() => begin());
afterEach(() => snapshot.end());

const readers = 'SELECT number, name FROM readers WHERE number = ANY($1::bigint[]) ORDER BY number';
const loans =
  'SELECT book_number, place FROM loans WHERE book_number = ANY($1::bigint[]) AND place = ANY($2::int[]) ORDER BY 1, 2';
const rita = { number: 1, name: 'Rita' };
const sam = { number: 2, name: 'Sam' };
const tom = { number: 3, name: 'Tom' };

test.each<[what: string, text: string, asked: unknown[][][], values: unknown[][], rows: unknown[]]>([
  ['one asker', readers, [[[2, 1]]], [[2, 1]], [rita, sam]],
  ['two askers of the same', readers, [[[1, 2]], [[1, 2]]], [[1, 2]], [rita, sam]],
  ['two of different keys', readers, [[[1]], [[2]]], [[1, 2]], [rita, sam]],
  ['three of some the same', readers, [[[1, 2]], [[2, 3]], [[3]]], [[1, 2, 3]], [rita, sam, tom]],
  [
    'two of a key of two columns',
    loans,
    [
      [[1], [1, 2]],
      [[2], [1]],
    ],
    [
      [1, 2],
      [1, 2],
    ],
    [1, 2, 1],
  ],
  ['keys that lead nowhere', readers, [[[8]], [[9]]], [[8, 9]], []],
])('%s: one statement over the keys of all, and its rows for each', async (_what, text, asked, values, rows) => {
  const found = await Promise.all(asked.map((keys) => read(text, keys)));
  expect(sent).toEqual([{ text, values }]);
  const shown = text === loans ? found.map((own) => own.map((row) => row['place'])) : found;
  expect(shown).toEqual(asked.map(() => rows));
});

test('other statements are statements of their own, and get their own rows', async () => {
  const [people, places] = await Promise.all([read(readers, [[3]]), read(loans, [[2], [1]])]);
  expect(sent).toEqual([
    { text: readers, values: [[3]] },
    { text: loans, values: [[2], [1]] },
  ]);
  expect([people, places]).toEqual([[tom], [{ book_number: 2, place: 1 }]]);
});

test('what one asker does to its rows, the others do not see', async () => {
  const keys = [[1, 2]];
  const found = await Promise.all([read(readers, keys), read(readers, keys), read(readers, [[1]])]);
  for (const [i, rows] of found.entries()) for (const row of rows) row['name'] = `changed by ${String(i)}`;
  expect(found.map((rows) => rows.map((row) => row['name']))).toEqual([
    ['changed by 0', 'changed by 0'],
    ['changed by 1', 'changed by 1'],
    ['changed by 2', 'changed by 2'],
  ]);
});

test('what is asked later is read then', async () => {
  expect(await read(readers, [[1]])).toEqual([rita]);
  expect(await read(readers, [[2]])).toEqual([sam]);
  expect(sent.map(({ values }) => values)).toEqual([[[1]], [[2]]]);
});

test.each<[askers: number, limit: number, isRefused: boolean]>([
  [1, 3, false],
  [2, 6, false],
  [2, 5, true],
  [3, 9, false],
  [3, 8, true],
])('rows count for each asker: three rows for %d of them, of at most %d', async (askers, limit, isRefused) => {
  begin(limit);
  const found = Promise.all(Array.from({ length: askers }, () => read(readers, [[1, 2, 3]])));
  if (isRefused) await expect(found).rejects.toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } });
  else expect(await found).toHaveLength(askers);
});

test('a statement that fails fails for all who asked, and for no other', async () => {
  const wrong = 'SELECT nothing FROM readers WHERE number = ANY($1::bigint[])';
  const results = await Promise.allSettled([read(readers, [[1]]), read(wrong, [[1]]), read(wrong, [[2]])]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
});
