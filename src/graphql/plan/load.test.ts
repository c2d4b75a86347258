import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import type pg from 'pg';
import { emptyDatabase, execute, type TestDatabase } from '../../../test/support/postgres.ts';
import { Budget } from '../../database/budget.ts';
import { createPool } from '../../database/pool.ts';
import { rowTypes } from '../../database/row-types.ts';
import { createSnapshot, type Snapshot } from '../../database/snapshot.ts';
import { Turns } from '../../database/turns.ts';
import { derived, integer, key, text } from '../../model/columns.ts';
import type { Row } from '../../model/fields.ts';
import { connection, list, one } from '../../model/links.ts';
import { createModel } from '../../model/model.ts';
import { personal } from '../../model/personal-data.ts';
import { Shape, Stored } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';
import type { Run } from '../context.ts';
import { compileType } from './compile.ts';
import { complete } from './load.ts';

/* An office: people sit in rooms and hand work over. */

/** Work that lasts a while, where a value says so. */
function work(value: unknown): void {
  const begun = performance.now();
  while (value === 'slow' && performance.now() - begun < 1);
}

@Stored({ says: 'A room.', table: 'rooms', tie: ['name'] })
class Room {
  @text(null, 'Name.', { primary: true })
  name!: string;

  @integer(null, 'Floor.')
  floor!: number | null;
}

@Shape('What opens a door.')
class Badge {
  @text(null, 'What stands on it.', { personal: personal.identifier })
  code!: string | null;

  @derived(() => 'integer', 'Letters on it.', ['code'], (row) => String(row.code).length)
  letters!: number;
}

const badges = (codes: unknown): Row[] =>
  String(codes)
    .split(' ')
    .map((code) => ({ code }));

@Stored({ says: 'Who works.', table: 'people', tie: ['number'] })
class Person {
  @key(null, 'Number.', { primary: true, order: 'stable' })
  number!: Key;

  @text(null, 'Name.', {
    personal: (value) => {
      work(value);
      return '[NAME]';
    },
  })
  name!: string | null;

  @text(null, 'Where they sit.', { hidden: true })
  room!: string | null;

  @text(null, 'Codes of their badges.', { hidden: true })
  codes!: string | null;

  @derived(() => 'integer', 'Letters of the name.', ['name'], (row) => {
    work(row.name);
    return (row.name as string | null)?.length ?? null;
  })
  letters!: number | null;

  @derived(() => 'text', 'What stands at the door.', ['room'], (row, type) => `${type} of ${String(row.room)}`, {
    personal: personal.freeText,
  })
  door!: string;

  @derived(() => [Badge], 'Their badges.', ['codes'], (row) => (row.codes === null ? null : badges(row.codes)))
  badges!: unknown;

  @derived(() => Badge, 'Their first badge.', ['codes'], (row) => (row.codes === null ? null : badges(row.codes)[0]))
  badge!: unknown;

  @derived<'number', 'given'>(
    () => 'integer',
    'How often they gave something away.',
    ['number'],
    (row) => (row.given as unknown[]).length,
    { lists: { given: ['number'] } },
  )
  gifts!: number;
}

@Stored({ says: 'That work changed hands.', table: 'hand_overs', tie: ['number'] })
class HandOver {
  @key(null, 'Number.', { primary: true, order: 'stable' })
  number!: Key;

  @key(null, 'Who gave.', { hidden: true })
  giver!: Key | null;

  @key(null, 'Who took.', { hidden: true })
  taker!: Key | null;
}

createModel({
  types: [Room, Person, HandOver],
  links: [
    one(Person, 'room', Room, { name: 'room' }, 'Where they sit.'),
    list(Person, 'given', HandOver, { giver: 'number' }, ['number'], 'What they gave.'),
    connection(Person, 'taken', HandOver, { taker: 'number' }, 'What they took.'),
    one(HandOver, 'from', Person, { number: 'giver' }, 'Who gave.'),
    one(HandOver, 'to', Person, { number: 'taker' }, 'Who took.'),
  ],
});

const schema = buildSchema(`
  type Query { person: Person }
  type Person { taken(first: Int): HandOverConnection }
  type HandOverConnection { totalCount: Int }
`);

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await emptyDatabase();
  await execute(
    database.url,
    'CREATE TABLE rooms (name text PRIMARY KEY, floor int)',
    'CREATE TABLE people (number bigint PRIMARY KEY, name text, room text, codes text)',
    'CREATE TABLE hand_overs (number bigint PRIMARY KEY, giver bigint, taker bigint)',
    `INSERT INTO rooms VALUES ('north', 1), ('south', 2)`,
    `INSERT INTO people VALUES (1, 'Ada', 'north', 'a bc'), (2, 'Ben', 'gone', NULL), (3, NULL, NULL, 'def')`,
    'INSERT INTO hand_overs VALUES (1, 1, 2), (2, 1, 3), (3, 2, 1), (4, NULL, 9)',
  );
  const more = { types: rowTypes, pipeline: true };
  pool = createPool({ url: database.url, name: 'read', size: 1, onError: () => undefined, more });
});
afterAll(async () => {
  await pool.end();
  await database[Symbol.asyncDispose]();
});

let snapshot: Snapshot;
let sent: string[];
let run: Run;
beforeEach(() => {
  const budget = new Budget({ timeoutMs: 60_000, rows: 1_000, bytes: 1_000_000 }, new AbortController().signal);
  sent = [];
  snapshot = createSnapshot({ pool, turns: new Turns(1), budget, onStatement: (statement) => sent.push(statement) });
  const principal = { seesPersonalData: true };
  run = { snapshot, budget, principal, schema, variables: {}, pageCap: 20 } as unknown as Run;
});
afterEach(() => snapshot.end());

type Type = typeof Person | typeof HandOver;

/** Completes rows for a selection. */
async function completed(type: Type, selection: string, rows: Row[], sees = true): Promise<Row[]> {
  const [{ selectionSet }] = parse(selection).definitions as [OperationDefinitionNode];
  const plan = compileType(type, [selectionSet], { schema, fragments: {}, variableValues: {} });
  await complete(plan, rows, { ...run, principal: { ...run.principal, seesPersonalData: sees } });
  return rows;
}

const people = (): Row[] => [
  { number: 1, name: 'Ada', room: 'north', codes: 'a bc' },
  { number: 2, name: 'Ben', room: 'gone', codes: null },
  { number: 3, name: null, room: null, codes: 'def' },
];
const handOvers = (): Row[] => [
  { number: 1, giver: 1, taker: 2 },
  { number: 3, giver: 2, taker: 1 },
  { number: 4, giver: null, taker: 9 },
];

/** What a field of each row holds. */
const each = (rows: readonly Row[], field: string): unknown[] => rows.map((row) => row[field]);

test.each<[type: Type, selection: string, statements: number]>([
  [Person, '{ name letters badges { letters } }', 0],
  [Person, '{ room { floor } }', 1],
  [Person, '{ room { floor } given { number } }', 2],
  [Person, '{ gifts }', 1],
  [Person, '{ taken { totalCount } }', 1],
  [HandOver, '{ from { letters } }', 1],
  [HandOver, '{ from { letters } to { letters } }', 1],
  [HandOver, '{ from { letters } to { name } }', 1],
  [HandOver, '{ from { letters } to { door } }', 2],
  [HandOver, '{ from { room { floor } } to { room { floor } } }', 3],
])('%p: %s is so many statements: %p, and none where there are no rows', async (type, selection, statements) => {
  await completed(type, selection, []);
  expect(sent).toEqual([]);
  await completed(type, selection, type === Person ? people() : handOvers());
  expect(sent).toHaveLength(statements);
});

test('links that ask the same are one statement, and what one makes of its rows the other does not see', async () => {
  const rows = await completed(HandOver, '{ from { name letters } to { name } }', handOvers(), false);
  expect(rows).toMatchObject([
    { from: { name: '[NAME]', letters: 3 }, to: { name: '[NAME]' } },
    { from: { name: '[NAME]', letters: 3 }, to: { name: '[NAME]' } },
    { from: null, to: null },
  ]);
  expect(each(each(rows, 'to').slice(0, 2) as Row[], 'letters')).toEqual([undefined, undefined]);
  expect(sent).toHaveLength(1);
});

test.each<[selection: string, field: string, values: unknown[]]>([
  ['{ letters }', 'letters', [3, 3, null]],
  ['{ door }', 'door', ['Person of north', 'Person of gone', 'Person of null']],
  // Of the list that it needs: loaded before.
  ['{ gifts }', 'gifts', [2, 1, 0]],
  ['{ gifts given { taker } }', 'gifts', [2, 1, 0]],
  [
    '{ badges { letters } }',
    'badges',
    [
      [
        { code: 'a', letters: 1 },
        { code: 'bc', letters: 2 },
      ],
      null,
      [{ code: 'def', letters: 3 }],
    ],
  ],
  ['{ badge { letters } }', 'badge', [{ code: 'a', letters: 1 }, null, { code: 'def', letters: 3 }]],
  ['{ badge { code } }', 'badge', [{ code: 'a' }, null, { code: 'def' }]],
])('%s is computed', async (selection, field, values) =>
  expect(each(await completed(Person, selection, people()), field)).toEqual(values),
);

test.each<[selection: string, field: string, seen: unknown[], hidden: unknown[]]>([
  ['{ name }', 'name', ['Ada', 'Ben', null], ['[NAME]', '[NAME]', null]],
  ['{ number }', 'number', [1, 2, 3], [1, 2, 3]],
  // Not selected, so nobody reads it.
  ['{ letters }', 'name', ['Ada', 'Ben', null], ['Ada', 'Ben', null]],
  // Computed from the value itself, whichever is hidden.
  ['{ name letters }', 'letters', [3, 3, null], [3, 3, null]],
  ['{ door }', 'door', ['Person of north', 'Person of gone', 'Person of null'], ['[TEXT]', '[TEXT]', '[TEXT]']],
  [
    '{ badge { code letters } }',
    'badge',
    [{ code: 'a', letters: 1 }, null, { code: 'def', letters: 3 }],
    [{ code: '[IDENTIFIER]', letters: 1 }, null, { code: '[IDENTIFIER]', letters: 3 }],
  ],
])('%s: who sees personal data reads the value of %s, others its mask', async (selection, field, seen, hidden) => {
  expect(each(await completed(Person, selection, people()), field)).toEqual(seen);
  expect(each(await completed(Person, selection, people(), false), field)).toEqual(hidden);
});

test('a link with the name of a column takes its place when nothing needs the column any more', async () => {
  const rows = await completed(Person, '{ room { floor } door }', people());
  expect(each(rows, 'room')).toEqual([expect.objectContaining({ floor: 1 }), null, null]);
  expect(each(rows, 'door')).toEqual(['Person of north', 'Person of gone', 'Person of null']);
});

test('a list has the rows of its own parent, in order, and the empty list where there are none', async () => {
  const rows = await completed(Person, '{ given { number } }', people());
  expect(rows.map((row) => each(row['given'] as Row[], 'number'))).toEqual([[1, 2], [3], []]);
});

test('each alias of a connection is a place of its own', async () => {
  const [ada] = await completed(Person, '{ taken { totalCount } few: taken(first: 1) { totalCount } }', people());
  expect(Object.keys(ada ?? {}).filter((name) => name.startsWith('$'))).toEqual(['$taken()', '$few(first: 1)']);
  expect(ada?.['$taken()']).toMatchObject({ totalCount: 1 });
});

describe('others', () => {
  const slow = (): Row[] => Array.from({ length: 40 }, () => ({ name: 'slow' }));

  /** Whether something else had its turn before the rows were done. */
  async function hadTheirTurn(selection: string, rows: Row[], sees: boolean): Promise<boolean> {
    let had = false;
    setImmediate(() => (had = true));
    await completed(Person, selection, rows, sees);
    return had;
  }

  test.each<[what: string, selection: string, sees: boolean]>([
    ['is computed', '{ letters }', true],
    ['is hidden', '{ name }', false],
  ])('have their turn while much %s, and not while little is', async (_what, selection, sees) => {
    expect(await hadTheirTurn(selection, people(), sees)).toBe(false);
    expect(await hadTheirTurn(selection, slow(), sees)).toBe(true);
  });
});
