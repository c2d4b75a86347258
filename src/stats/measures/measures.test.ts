/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
import { insertRows, type HandMadeRow } from '../../../test/support/hand-made-rows.ts';
import { agentHandles } from '../../../test/statistics/hand-made/agent-handles.ts';
import type { Case } from '../../../test/statistics/hand-made/case.ts';
import {
  dispositions,
  escalations,
  transfers,
  virtualAgentLegs,
} from '../../../test/statistics/hand-made/hand-overs.ts';
import { queueLegs } from '../../../test/statistics/hand-made/queue-legs.ts';
import { sessions } from '../../../test/statistics/hand-made/sessions.ts';
import { templateCopy, type TestDatabase } from '../../../test/support/postgres.ts';
import { dataOf, testServer, type TestServer } from '../../../test/support/server.ts';

/*
 * Every measure over a handful of rows that are written by hand: none, one, null, on a boundary, and the opposite of what counts.
 * What is expected is worked out by hand as well. Each number is then asked for once more as what groups are chosen and sorted by.
 */

const shape: Readonly<Record<string, string>> = {
  DURATION: '{ count sum average minimum maximum }',
  RATE: '{ value numerator denominator }',
  RATING: '{ count average minimum maximum distribution { rating count } }',
  SENTIMENT: '{ count average }',
  RESPONSE_TIME: '{ count sum average maximum }',
  COUNT: '',
  TOTAL: '',
  HISTOGRAM: '{ from to count }',
};

const cases: Readonly<Record<string, readonly Case[]>> = {
  sessions,
  queueLegs,
  agentHandles,
  virtualAgentLegs,
  transfers,
  escalations,
  dispositions,
};
const tables: Readonly<Record<string, string>> = {
  sessions: 'sessions',
  queueLegs: 'queue_legs',
  agentHandles: 'agent_handles',
  virtualAgentLegs: 'virtual_agent_legs',
  transfers: 'transfers',
  escalations: 'escalations',
  dispositions: 'dispositions',
};
const all = Object.entries(cases).flatMap(([grain, of]) =>
  of.map(([what, rows, expected]) => ({ grain, what, rows, expected })),
);
const instanceOf = ({ grain, what }: { readonly grain: string; readonly what: string }): string => `${grain}: ${what}`;
const filterOf = (grain: string, instance: string): string =>
  grain === 'sessions' ? `instance: { eq: "${instance}" }` : `session: { instance: { eq: "${instance}" } }`;

let database: TestDatabase;
let server: TestServer;
const measures = new Map<
  string,
  { readonly kind: string; readonly rank: string | null; readonly stats: readonly string[] }
>();
beforeAll(async () => {
  database = await templateCopy();
  const rows: Record<string, HandMadeRow[]> = { sessions: [] };
  let id = 0;
  for (const one of all) {
    const instance = instanceOf(one);
    const add = (table: string, row: HandMadeRow): unknown =>
      (rows[table] ??= []).push({ channel: 'VOICE', ...row, instance });
    if (one.grain === 'sessions') {
      for (const row of one.rows) add('sessions', { row_id: ++id, external_id: id, ...row });
    } else {
      const numbers = new Map<unknown, number>();
      for (const { session = 1, ...row } of one.rows) {
        if (!numbers.has(session)) {
          numbers.set(session, ++id);
          add('sessions', { row_id: id, external_id: id });
        }
        add(tables[one.grain] as string, { session_id: numbers.get(session), row_id: ++id, ...row });
      }
    }
  }
  await insertRows(database.url, rows);
  server = await testServer(database.url);
  const { data } = await server.ask<any>('{ catalogue { grains { name measures { name kind rank stats } } } }');
  for (const grain of data.catalogue.grains) {
    for (const { name, ...measure } of grain.measures) measures.set(`${grain.name}.${name}`, measure);
  }
}, 120_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const ask = (question: string): Promise<any> => dataOf(server, question);

const kindOf = (grain: string, field: string): NonNullable<ReturnType<typeof measures.get>> => {
  const known = measures.get(`${grain}.${field.replace(/\(.*/, '')}`);
  if (!known) throw new Error(`${grain} has no measure ${field}`);
  return known;
};

test.each(all)('$grain: $what', async ({ grain, what, expected }) => {
  const fields = Object.keys(expected);
  const selection = fields.map((field, i) => `m${i}: ${field} ${shape[kindOf(grain, field).kind]}`).join(' ');
  const data = await ask(
    `{ ${grain}(filter: { ${filterOf(grain, instanceOf({ grain, what }))} }) { totals { ${selection} } } }`,
  );
  expect(Object.fromEntries(fields.map((field, i) => [field, data[grain].totals[`m${i}`]]))).toEqual(expected);
});

test.each(Object.keys(cases))('every measure of %s is in the table', (grain) => {
  const named = new Set(
    (cases[grain] as readonly Case[]).flatMap(([, , expected]) =>
      Object.keys(expected).map((it) => it.replace(/\(.*/, '')),
    ),
  );
  const known = [...measures.keys()].filter((it) => it.startsWith(`${grain}.`)).map((it) => it.split('.')[1]);
  expect([...named].sort()).toEqual(known.sort());
});

/** The numbers of an answer by the names that groups are ranked by. */
function numberOf(kind: string, stat: string, answer: any): number | null {
  if (kind === 'COUNT' || kind === 'TOTAL') return answer;
  if (kind === 'RATE') return stat === 'VALUE' ? answer.value : answer.numerator;
  return answer[stat.toLowerCase()];
}

test.each(all.filter(({ rows }) => rows.length > 0))(
  '$grain: $what — the same numbers choose and sort groups',
  async ({ grain, what, expected }) => {
    const questions: string[] = [];
    const counts: (readonly [string, number])[] = [];
    for (const [field, answer] of Object.entries(expected)) {
      const { kind, rank, stats } = kindOf(grain, field);
      // Only the threshold of a service level can be said of a ranking.
      const seconds = /^serviceLevel\(seconds: (\d+)\)$/.exec(field)?.[1];
      if (rank === null || (field.includes('(') && seconds === undefined)) continue;
      for (const stat of stats.filter((it) => !/^P\d/.test(it))) {
        const number = numberOf(kind, stat, answer);
        const measure = `measure: ${rank}, stat: ${stat}${seconds ? `, seconds: ${seconds}` : ''}`;
        const chosen = (bounds: string, count: number): void => {
          const name = `q${counts.length}`;
          questions.push(
            `${name}: groups(by: [INSTANCE], having: [{ ${measure}, ${bounds} }], orderBy: [{ ${measure} }]) { isRest }`,
          );
          counts.push([`${field} ${stat} ${bounds}`, count]);
        };
        if (number === null) chosen('gte: -1000000', 0);
        else {
          chosen(`gte: ${number - 1e-9}, lte: ${number + 1e-9}`, 1);
          chosen(`gt: ${number + 1e-9}`, 0);
          chosen(`lt: ${number - 1e-9}`, 0);
        }
      }
    }
    for (let i = 0; i < questions.length; i += 60) {
      const some = questions.slice(i, i + 60);
      const data = await ask(
        `{ ${grain}(filter: { ${filterOf(grain, instanceOf({ grain, what }))} }) { ${some.join('\n')} } }`,
      );
      const found = some.map((_, j) => [
        (counts[i + j] as readonly [string, number])[0],
        data[grain][`q${i + j}`].length,
      ]);
      expect(found).toEqual(counts.slice(i, i + 60));
    }
  },
);

test('percentiles are interpolated between two rows, and are null over none', async () => {
  const fields = 'p50 p90 p95 p99 p0: percentile(p: 0) quarter: percentile(p: 0.75) p100: percentile(p: 1)';
  const { data } = await server.ask<any>(`{
    some: queueLegs(filter: { session: { instance: { eq: "queueLegs: one leg of each outcome" } } }) { totals { waitTime { ${fields} } }
      groups(by: [INSTANCE], having: [{ measure: WAIT_TIME, stat: P50, gte: 12, lte: 12 }, { measure: WAIT_TIME, stat: P90, gt: 15.7, lt: 15.9 }, { measure: WAIT_TIME, stat: P95, gt: 16.3, lt: 16.5 }, { measure: WAIT_TIME, stat: P99, gt: 16.8, lt: 16.9 }]) { isRest } }
    none: queueLegs(filter: { session: { instance: { eq: "queueLegs: no legs" } } }) { totals { waitTime { ${fields} } } }
  }`);
  // Of 7, 11, 13 and 17 s: the place of p among them is p × 3.
  expect(data.some.totals.waitTime).toEqual({
    p50: 12,
    p90: 15.8,
    p95: 16.4,
    p99: 16.88,
    p0: 7,
    quarter: 14,
    p100: 17,
  });
  expect(data.some.groups).toHaveLength(1);
  expect(Object.values(data.none.totals.waitTime)).toEqual(Array(7).fill(null));
});

test.each([
  ['sessions', 'totals { repeatContacts(withinDays: 0) }', '`withinDays` is 0; it is from 1 to 366'],
  ['sessions', 'totals { repeatContacts(withinDays: 367) }', '`withinDays` is 367; it is from 1 to 366'],
  [
    'queueLegs',
    'totals { serviceLevel(seconds: -1) { value } }',
    '`serviceLevel(seconds:)` is -1; it must not be negative',
  ],
  ['queueLegs', 'totals { waitTime { percentile(p: -0.1) } }', '`percentile(p:)` is -0.1; it is a share from 0 to 1'],
  ['queueLegs', 'totals { waitTime { percentile(p: 1.01) } }', '`percentile(p:)` is 1.01; it is a share from 0 to 1'],
  ['queueLegs', 'totals { waitHistogram(edges: [0]) { count } }', 'must be positive and ascending; 0 is not'],
  ['queueLegs', 'totals { waitHistogram(edges: [5, 5]) { count } }', 'must be positive and ascending; 5 is not'],
  ['queueLegs', 'totals { waitHistogram(edges: [5, 9, 7]) { count } }', 'must be positive and ascending; 7 is not'],
  [
    'queueLegs',
    'groups(by: [QUEUE], orderBy: [{ measure: ENTERED, stat: P50 }]) { entered }',
    '`entered` has no statistic P50; it has COUNT, VALUE',
  ],
  [
    'queueLegs',
    'groups(by: [QUEUE], orderBy: [{ measure: ABANDON_RATE, stat: SUM }]) { entered }',
    '`abandonRate` has no statistic SUM; it has VALUE, COUNT',
  ],
  [
    'queueLegs',
    'groups(by: [QUEUE], orderBy: [{ measure: WAIT_TIME, stat: VALUE }]) { entered }',
    'it has AVERAGE, SUM, COUNT, MINIMUM, MAXIMUM, P50, P90, P95, P99',
  ],
  [
    'queueLegs',
    'groups(by: [QUEUE], orderBy: [{ measure: ENTERED, seconds: 5 }]) { entered }',
    '`seconds` is the threshold of a service level; `entered` has none',
  ],
  [
    'sessions',
    'groups(by: [CHANNEL], having: [{ measure: RATING, stat: SUM }]) { count }',
    '`rating` has no statistic SUM; it has AVERAGE, COUNT, MINIMUM, MAXIMUM',
  ],
  [
    'sessions',
    'groups(by: [CHANNEL], having: [{ measure: RESPONSE_TIME, stat: MINIMUM }]) { count }',
    'it has AVERAGE, COUNT, SUM, MAXIMUM',
  ],
  [
    'sessions',
    'groups(by: [CHANNEL], having: [{ measure: REPEAT_CONTACTS, stat: SUM }]) { count }',
    'it has COUNT, VALUE',
  ],
  ['sessions', 'groups(by: [CHANNEL], having: [{ measure: MESSAGES, stat: COUNT }]) { count }', 'it has SUM, VALUE'],
  [
    'virtualAgentLegs',
    'groups(by: [CHANNEL], having: [{ measure: SENTIMENT, stat: MAXIMUM }]) { count }',
    'it has AVERAGE, COUNT',
  ],
])('%s { %s } is refused', async (grain, fields, says) => {
  const { errors } = await server.ask(`{ ${grain} { ${fields} } }`);
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining(says) });
});

test('a histogram has a hundred edges at most', async () => {
  const edges = (count: number): string => JSON.stringify(Array.from({ length: count }, (_, i) => i + 1));
  const question = (count: number): string =>
    `{ queueLegs { totals { waitHistogram(edges: ${edges(count)}) { count } } } }`;
  expect((await ask(question(100))).queueLegs.totals.waitHistogram).toHaveLength(101);
  expect((await server.ask(question(101))).errors?.[0]).toMatchObject({
    extensions: { code: 'LIMIT_EXCEEDED' },
    message: '`waitHistogram(edges:)` has 101 edges; at most 100 are allowed.',
  });
});
