/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
import { insertRows, type HandMadeRow } from '../../../test/support/hand-made-rows.ts';
import { templateCopy, type TestDatabase } from '../../../test/support/postgres.ts';
import { testServer, type TestServer } from '../../../test/support/server.ts';

/* Which keys are chosen, in which order, and what the rest is; over thirteen legs of five languages, one of them null. */

const leg = (language: string | null, outcome: string, wait_seconds: number | null, isShort = false): HandMadeRow => ({
  language,
  outcome,
  wait_seconds,
  is_short_abandon: isShort,
});
/** Entered, abandon rate, average wait: a 4, ¼, 10 · b 2, ½, 20 · c 2, 0, null · d 1, 1, 20, and no rate without short ones · null as a. */
const legs = [
  ...['a', null].flatMap((language) => [
    leg(language, 'ABANDONED', 7),
    leg(language, 'ANSWERED', 9),
    leg(language, 'ANSWERED', 11),
    leg(language, 'FAILED', 13),
  ]),
  leg('b', 'ABANDONED', 15),
  leg('b', 'ANSWERED', 25),
  leg('c', 'OPEN', null),
  leg('c', 'OPEN', null),
  leg('d', 'ABANDONED', 20, true),
];

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await templateCopy();
  await insertRows(database.url, {
    sessions: [{ row_id: 1, external_id: 1, instance: 'one', channel: 'VOICE' }],
    queue_legs: legs.map((row, i) => ({ instance: 'one', channel: 'VOICE', session_id: 1, row_id: 2 + i, ...row })),
  });
  server = await testServer(database.url);
}, 120_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

async function groupsOf(args: string): Promise<any[]> {
  const { data, errors } = await server.ask<any>(
    `{ queueLegs { groups(by: [LANGUAGE]${args}) { isRest key { language } entered waitTime { sum } } } }`,
  );
  if (errors) throw new Error(`${args}\n${JSON.stringify(errors)}`);
  return data.queueLegs.groups;
}
const languages = async (args: string): Promise<(string | null)[]> =>
  (await groupsOf(args)).map(({ key }) => key.language);

const everything = ['a', 'b', 'c', 'd', null];

test.each([
  ['', everything],
  ['{ measure: ENTERED }', everything],
  ['{ measure: ENTERED, gt: 2 }', ['a', null]],
  ['{ measure: ENTERED, gte: 2 }', ['a', 'b', 'c', null]],
  ['{ measure: ENTERED, lt: 2 }', ['d']],
  ['{ measure: ENTERED, lte: 2 }', ['b', 'c', 'd']],
  ['{ measure: ENTERED, gt: 4 }', []],
  ['{ measure: ENTERED, lt: 1 }', []],
  ['{ measure: ENTERED, gte: 4, lte: 4 }', ['a', null]],
  ['{ measure: ENTERED, gt: 1, lt: 4 }', ['b', 'c']],
  ['{ measure: ENTERED, gt: 2, lt: 2 }', []],
  ['{ measure: ENTERED, gte: null, lt: 2 }', ['d']],
  ['{ measure: ENTERED, gte: 1.5, lte: 2.5 }', ['b', 'c']],
  ['{ measure: ABANDON_RATE, gt: 0.25 }', ['b', 'd']],
  ['{ measure: ABANDON_RATE, gte: 0.25 }', ['a', 'b', 'd', null]],
  ['{ measure: ABANDON_RATE, lt: 0.25 }', ['c']],
  ['{ measure: ABANDON_RATE, lte: 0.25 }', ['a', 'c', null]],
  // 0 is a rate, null is none.
  ['{ measure: ABANDON_RATE, lte: 0 }', ['c']],
  ['{ measure: ABANDON_RATE_EXCLUDING_SHORT, gte: 0 }', ['a', 'b', 'c', null]],
  ['{ measure: ABANDON_RATE_EXCLUDING_SHORT, lt: 1000 }', ['a', 'b', 'c', null]],
  ['{ measure: ABANDON_RATE_EXCLUDING_SHORT }', everything],
  // An average of no waits passes no bound; their sum is 0.
  ['{ measure: WAIT_TIME, gt: -1 }', ['a', 'b', 'd', null]],
  ['{ measure: WAIT_TIME, lte: 20 }', ['a', 'b', 'd', null]],
  ['{ measure: WAIT_TIME, lt: 20 }', ['a', null]],
  ['{ measure: WAIT_TIME, stat: MINIMUM, gte: 15 }', ['b', 'd']],
  ['{ measure: WAIT_TIME, stat: SUM, lte: 20 }', ['c', 'd']],
  ['{ measure: WAIT_TIME, stat: COUNT, lt: 1 }', ['c']],
  // All must hold.
  ['{ measure: ENTERED, gte: 2 }, { measure: ABANDON_RATE, gt: 0 }', ['a', 'b', null]],
  ['{ measure: ENTERED, gte: 2 }, { measure: ENTERED, lte: 2 }', ['b', 'c']],
])('having: [%s] keeps %j', async (having, expected) => {
  expect(await languages(`, having: [${having}]`)).toEqual(expected);
});

test.each([
  ['', everything],
  ['{ measure: ENTERED }', ['d', 'b', 'c', 'a', null]],
  // Equal ones are in the order of their keys, whatever the direction.
  ['{ measure: ENTERED, direction: DESC }', ['a', null, 'b', 'c', 'd']],
  ['{ measure: ABANDON_RATE }', ['c', 'a', null, 'b', 'd']],
  ['{ measure: WAIT_TIME }', ['a', null, 'b', 'd', 'c']],
  ['{ measure: WAIT_TIME, nulls: FIRST }', ['c', 'a', null, 'b', 'd']],
  ['{ measure: WAIT_TIME, direction: DESC }', ['b', 'd', 'a', null, 'c']],
  ['{ measure: WAIT_TIME, direction: DESC, nulls: FIRST }', ['c', 'b', 'd', 'a', null]],
  ['{ measure: WAIT_TIME, stat: SUM }', ['c', 'd', 'a', 'b', null]],
  ['{ measure: ABANDON_RATE_EXCLUDING_SHORT }', ['c', 'a', null, 'b', 'd']],
  ['{ measure: ABANDON_RATE_EXCLUDING_SHORT, direction: DESC, nulls: FIRST }', ['d', 'b', 'a', null, 'c']],
  ['{ measure: WAIT_TIME, direction: DESC }, { measure: ENTERED }', ['d', 'b', 'a', null, 'c']],
  ['{ measure: ENTERED, direction: DESC }, { measure: WAIT_TIME }', ['a', null, 'b', 'c', 'd']],
  ['{ measure: ENTERED, direction: DESC }, { measure: WAIT_TIME, nulls: FIRST }', ['a', null, 'c', 'b', 'd']],
])('orderBy: [%s] sorts as %j', async (orderBy, expected) => {
  expect(await languages(`, orderBy: [${orderBy}]`)).toEqual(expected);
});

const byLargest = 'orderBy: [{ measure: ENTERED, direction: DESC }]';

test.each<[string, string[]]>([
  ['first: 0', []],
  ['first: 0, rest: true', ['rest: 13 of 140 s']],
  ['first: 2', ['a: 4 of 40 s', 'b: 2 of 40 s']],
  ['first: 2, rest: true', ['a: 4 of 40 s', 'b: 2 of 40 s', 'rest: 7 of 60 s']],
  // Null is a key; the rest has none.
  [`first: 2, rest: true, ${byLargest}`, ['a: 4 of 40 s', 'null: 4 of 40 s', 'rest: 5 of 60 s']],
  // Of equal ones, the first by key.
  [`first: 3, ${byLargest}`, ['a: 4 of 40 s', 'null: 4 of 40 s', 'b: 2 of 40 s']],
  [`first: 3, rest: true, ${byLargest}`, ['a: 4 of 40 s', 'null: 4 of 40 s', 'b: 2 of 40 s', 'rest: 3 of 20 s']],
  // A rest of nothing is there, with nothing in it.
  [
    'first: 5, rest: true',
    ['a: 4 of 40 s', 'b: 2 of 40 s', 'c: 2 of 0 s', 'd: 1 of 20 s', 'null: 4 of 40 s', 'rest: 0 of 0 s'],
  ],
  ['first: 99', ['a: 4 of 40 s', 'b: 2 of 40 s', 'c: 2 of 0 s', 'd: 1 of 20 s', 'null: 4 of 40 s']],
  // What the conditions leave out is in the rest too.
  ['first: 1, rest: true, having: [{ measure: ENTERED, lt: 4 }]', ['b: 2 of 40 s', 'rest: 11 of 100 s']],
  ['rest: true, having: [{ measure: ENTERED, gt: 99 }]', ['rest: 13 of 140 s']],
  ['first: 1, orderBy: [{ measure: WAIT_TIME, nulls: FIRST }]', ['c: 2 of 0 s']],
  [
    'first: 1, rest: true, orderBy: [{ measure: WAIT_TIME, direction: DESC }, { measure: ENTERED }]',
    ['d: 1 of 20 s', 'rest: 12 of 120 s'],
  ],
])('%s answers %j', async (args, expected) => {
  const groups = await groupsOf(`, ${args}`);
  expect(
    groups.map(
      ({ isRest, key, entered, waitTime }) => `${isRest ? 'rest' : key.language}: ${entered} of ${waitTime.sum} s`,
    ),
  ).toEqual(expected);
  for (const { isRest, key } of groups) if (isRest) expect(key.language).toBeNull();
});
