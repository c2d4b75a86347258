import pg from 'pg';
import { expectRest, workOf } from './support/at-rest.ts';
import { ingestGenerated } from './support/generated.ts';
import { templateCopy } from './support/postgres.ts';
import { testServer } from './support/server.ts';

let database: Awaited<ReturnType<typeof templateCopy>>;
/** Somebody else who works on the same tables, and one who only looks: within a transaction the activity is shown as it was first seen. */
let other: pg.Client;
let observer: pg.Client;
beforeAll(async () => {
  database = await templateCopy();
  await ingestGenerated(database.url, { seed: 11, sessions: 40 });
  other = new pg.Client(database.url);
  observer = new pg.Client(database.url);
  await Promise.all([other.connect(), observer.connect()]);
});
afterAll(async () => {
  await Promise.all([other.end(), observer.end()]);
  await database[Symbol.asyncDispose]();
});

const nested =
  '{ sessions(first: 40) { totalCount nodes { id participants { id agent { name } } queueLegs { queue { name } } } } }';

test('the number of statements does not grow with the page', async () => {
  await using server = await testServer(database.url);
  // As few as still have an agent and a queue among them: a link that leads nowhere is not asked for.
  await server.ask(nested.replace('first: 40', 'first: 8'));
  const small = server.statements.length;
  await server.ask(nested);
  expect(server.statements).toHaveLength(small);
});

test('all statements of an operation see one snapshot', async () => {
  await using server = await testServer(database.url);
  // The page is read, then its legs wait for the lock; meanwhile all legs are deleted. The answer is still that of the page's moment.
  const { data: before } = await server.ask(nested);
  await other.query('BEGIN');
  await other.query('LOCK TABLE queue_legs IN ACCESS EXCLUSIVE MODE');
  const asked = server.ask(nested);
  while ((await workOf(observer)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await other.query('DELETE FROM queue_legs');
  await other.query('COMMIT');
  const { data: during } = await asked;
  expect(during).toEqual(before);
  const { data: after } = await server.ask<{ sessions: { nodes: { queueLegs: unknown[] }[] } }>(nested);
  expect(after?.sessions.nodes.every(({ queueLegs }) => queueLegs.length === 0)).toBe(true);
});

test('an operation that takes too long is TIMEOUT, and the database stops working on it', async () => {
  await using server = await testServer(database.url, { timeoutMs: 300 });
  await other.query('BEGIN');
  await other.query('LOCK TABLE participants IN ACCESS EXCLUSIVE MODE');
  try {
    const { data, errors } = await server.ask(nested);
    expect(data).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('300 ms') as string,
        extensions: { code: 'TIMEOUT' },
      }),
    ]);
    await expectRest(observer);
  } finally {
    await other.query('ROLLBACK');
  }
  expect((await server.ask(nested)).errors).toBeUndefined();
});

test('an operation whose client goes away is cancelled in the database', async () => {
  await using server = await testServer(database.url);
  await other.query('BEGIN');
  await other.query('LOCK TABLE participants IN ACCESS EXCLUSIVE MODE');
  const client = new AbortController();
  const asked = server.ask(nested, {}, client.signal);
  while ((await workOf(observer)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  client.abort();
  await asked;
  await expectRest(observer);
  await other.query('ROLLBACK');
});

test('a thousand operations that are given up leave the connections idle and good', async () => {
  await using server = await testServer(database.url);
  const asked: Promise<unknown>[] = [];
  for (let i = 0; i < 1000; i++) {
    const client = new AbortController();
    asked.push(server.ask(nested, {}, client.signal));
    setTimeout(() => client.abort(), i % 23);
    if (i % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(asked);
  const { data, errors } = await server.ask<{ sessions: { totalCount: number } }>(nested);
  expect(errors).toBeUndefined();
  expect(data?.sessions.totalCount).toBe(40);
  await expectRest(observer);
}, 120_000);

test('an unexpected error leaves as a request id and nothing else', async () => {
  await using broken = await templateCopy();
  const client = new pg.Client(broken.url);
  await client.connect();
  await client.query('ALTER TABLE participants RENAME TO elsewhere');
  await client.end();
  await using server = await testServer(broken.url);
  const { data, errors } = await server.ask('{ sessions(filter: { participants: { some: {} } }) { nodes { id } } }');
  expect(data).toBeNull();
  expect(errors).toEqual([
    expect.objectContaining({
      message: 'Something went wrong here. The log has the details under request id test.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'test' },
    }),
  ]);
  expect(JSON.stringify(errors)).not.toContain('participants"');
});

test.each([
  ['several operations, none of them named', {}],
  ['an operation that is not there', { operationName: 'C' }],
])('%s is refused', async (_what, named) => {
  await using server = await testServer(database.url);
  const { body } = await server.graphql.apollo.executeOperation(
    { query: 'query A { sessions { totalCount } } query B { agents { totalCount } }', ...named },
    { contextValue: server.graphql.createContext({ signal: new AbortController().signal, requestId: 'test' }) },
  );
  expect(body).toMatchObject({
    singleResult: { errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] },
  });
});

test.each([
  [
    'a variable that does not fit',
    'query Q($first: Int) { sessions(first: $first) { nodes { id } } }',
    { first: 'many' },
    'BAD_USER_INPUT',
  ],
  ['an operation of a kind that the schema does not have', 'subscription { x }', {}, 'BAD_USER_INPUT'],
  [
    'a directive that a variable leaves without a value',
    'query Q($given: Boolean = true) { sessions @include(if: $given) { totalCount } }',
    { given: null },
    'BAD_USER_INPUT',
  ],
  [
    'a date that cannot be',
    '{ sessions(filter: { createdAt: { from: "2026-02-30T00:00:00Z" } }) { nodes { id } } }',
    {},
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'null where it means nothing',
    '{ sessions(filter: { rating: { eq: null } }) { nodes { id } } }',
    {},
    'BAD_USER_INPUT',
  ],
  [
    'an id that is no number',
    '{ sessions(filter: { externalId: { eq: "x" } }) { nodes { id } } }',
    {},
    'BAD_USER_INPUT',
  ],
  [
    'a global id of another type',
    '{ agents(filter: { id: { eq: "WyJTZXNzaW9uIl0" } }) { nodes { id } } }',
    {},
    'BAD_USER_INPUT',
  ],
  [
    'too many conditions',
    `{ sessions(filter: { or: [${'{ rating: { gt: 1 } } '.repeat(101)}] }) { nodes { id } } }`,
    {},
    'LIMIT_EXCEEDED',
  ],
])('%s has code %#', async (_what, query, variables, code) => {
  await using server = await testServer(database.url);
  const { errors } = await server.ask(query, variables);
  expect(errors?.[0]?.extensions?.['code']).toBe(code);
});
