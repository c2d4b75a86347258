import pg from 'pg';
import { expectRest, workOf } from '../support/at-rest.ts';
import { ingestGenerated } from '../support/generated.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';
import { testServer } from '../support/server.ts';

/* A statistic that takes too long: what is answered, and that the database does not go on working for nobody. */

let database: TestDatabase;
let other: pg.Client;
let observer: pg.Client;
beforeAll(async () => {
  database = await templateCopy();
  await ingestGenerated(database.url, { seed: 23, sessions: 900 });
  other = new pg.Client(database.url);
  observer = new pg.Client(database.url);
  await Promise.all([other.connect(), observer.connect()]);
});
afterAll(async () => {
  await Promise.all([other.end(), observer.end()]);
  await database[Symbol.asyncDispose]();
});

const timedOut = (ms: number): unknown => [
  expect.objectContaining({
    message: `The operation took longer than ${String(ms)} ms and was cancelled.`,
    extensions: { code: 'TIMEOUT' },
  }),
];

/** Many percentiles of many groups: each is a sort of its rows. */
const percentiles = (of: string): string =>
  Array.from({ length: 90 }, (_, i) => `p${String(i)}: percentile(p: ${String(i / 100)})`)
    .join(' ')
    .replace(/^/, `${of} { `) + ' }';
const heavy = `{ queueLegs { groups(by: [QUEUE, AGENT, HOUR_OF_DAY, DAY_OF_WEEK, LANGUAGE, TYPE]) { ${percentiles('waitTime')} } } }`;

test('a heavy statistic is TIMEOUT, and the database stops working on it', async () => {
  await using patient = await testServer(database.url);
  const { data } = await patient.ask(heavy);
  expect(data).not.toBeNull();
  await using server = await testServer(database.url, { timeoutMs: 20 });
  const { data: none, errors } = await server.ask(heavy);
  expect({ none, errors }).toEqual({ none: null, errors: timedOut(20) });
  await expectRest(observer);
});

test.each([
  ['totals', '{ queueLegs { totals { entered waitTime { p90 } } } }'],
  ['groups', '{ queueLegs { groups(by: [QUEUE, DAY]) { key { bucketStart } entered } } }'],
  ['the rest', '{ queueLegs { groups(by: [QUEUE], first: 1, rest: true) { isRest entered } } }'],
  [
    'what came before',
    '{ queueLegs(filter: { startedAt: { from: "2026-09-14T00:00:00Z", to: "2026-09-21T00:00:00Z" } }) { totals { previous(period: WEEK) { entered } } } }',
  ],
  ['rows of groups', '{ sessions { groups(by: [CHANNEL]) { sessions(first: 1) { nodes { queueLegs { id } } } } } }'],
  ['statistics of nested lists', '{ queues(first: 3) { nodes { legs { totals { entered } } } } }'],
])('%s that wait for a lock are TIMEOUT, and answer when it is gone', async (_what, question) => {
  await using server = await testServer(database.url, { timeoutMs: 250 });
  await other.query('BEGIN');
  await other.query('LOCK TABLE queue_legs IN ACCESS EXCLUSIVE MODE');
  try {
    const asked = server.ask(question);
    while ((await workOf(observer)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const { data, errors } = await asked;
    expect({ data, errors }).toEqual({ data: null, errors: timedOut(250) });
    await expectRest(observer);
  } finally {
    await other.query('ROLLBACK');
  }
  await using patient = await testServer(database.url);
  expect((await patient.ask(question)).errors).toBeUndefined();
});
