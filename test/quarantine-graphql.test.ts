import { createLog } from '../src/log.ts';
import { createApp } from '../src/server/app.ts';
import { query } from './ingest-contents.ts';
import { call, ingestRecords } from './ingest-records.ts';
import { templateCopy, type TestDatabase } from './support/postgres.ts';
import { testServer, type TestServer } from './support/server.ts';

let database: TestDatabase;
let server: TestServer;
beforeEach(async () => {
  database = await templateCopy();
  server = await testServer(database.url);
  await ingestRecords(database.url, [{ id: 1, email: 'jane@example.com' }, call(2), { id: 'three' }]);
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const idsBySource = async (): Promise<Record<string, string>> => {
  const { rows } = await query<{ id: string; source: string }>(
    database.url,
    'SELECT id, source FROM quarantined_documents',
  );
  return Object.fromEntries(rows.map(({ id, source }) => [source, id]));
};

/** Makes the kept bytes of a document those of a session, as if this program had learnt to read them. */
const mend = (source: string, record: unknown): Promise<unknown> =>
  query(
    database.url,
    `UPDATE quarantined_documents SET document = k.bytes, size = length(k.bytes), hash = sha256(k.bytes)
     FROM convert_to($1, 'UTF8') AS k(bytes) WHERE source = $2`,
    [JSON.stringify(record), source],
  );

const RETRY = `mutation ($ids: [ID!]!) { retryQuarantined(ids: $ids) { id outcome problems instance channel sessionExternalId } }`;

test('documents that could not be taken in are a list like any other', async () => {
  const { data, errors } = await server.ask(`{
    quarantine(first: 1) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { instance source size isWhole problems attempts content }
    }
    cut: quarantine(filter: { problems: { contains: "NO VALID" } }) { nodes { source } }
    elsewhere: quarantine(filter: { instance: { eq: "there" } }) { totalCount }
    since: quarantine(filter: { lastSeenAt: { from: "2999-01-01T00:00:00Z" } }) { totalCount }
    smallest: quarantine(orderBy: { field: SIZE }) { nodes { source } }
  }`);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    quarantine: {
      totalCount: 2,
      pageInfo: { hasNextPage: true },
      nodes: [{ instance: 'here', isWhole: true, attempts: 1 }],
    },
    elsewhere: { totalCount: 0 },
    since: { totalCount: 0 },
    smallest: { nodes: [{ source: 'stdin#3' }, { source: 'stdin#1' }] },
  });
});

test('a document is told as text, as far as an answer shows it, and hidden where personal data is', async () => {
  await ingestRecords(database.url, [{ id: 4, note: 'x' + 'ü'.repeat(50_000) }]);
  const ask = '{ quarantine(orderBy: { field: SIZE }) { nodes { content } } }';
  const { data } = await server.ask<{ quarantine: { nodes: { content: string }[] } }>(ask);
  const contents = data?.quarantine.nodes.map(({ content }) => content) ?? [];
  expect(contents.slice(0, 2)).toEqual(['{"id":"three"}', '{"id":1,"email":"jane@example.com"}']);
  expect(Buffer.byteLength(contents[2] ?? '')).toBe(65_535);
  expect(contents[2]).toMatch(/^\{"id":4,"note":"xü+$/);
  await using masked = await testServer(database.url, { principal: { seesPersonalData: false, mayIngest: true } });
  expect((await masked.ask(ask)).data).toEqual({
    quarantine: { nodes: [{ content: '[TEXT]' }, { content: '[TEXT]' }, { content: '[TEXT]' }] },
  });
});

test('what is understood now is taken in and leaves the quarantine, each told by its id', async () => {
  const ids = await idsBySource();
  await mend('stdin#1', call(7));
  const variables = { ids: [ids['stdin#3'], ids['stdin#1'], 'nothing', 'null\u0000'] };
  for (const _again of [1, 2, 3]) await server.ask('{ quarantine { totalCount } }');
  const { data, errors } = await server.ask(RETRY, variables);
  expect(errors).toBeUndefined();
  expect(data?.['retryQuarantined']).toEqual([
    {
      id: ids['stdin#3'],
      outcome: 'QUARANTINED',
      problems: [
        expect.stringContaining('id') as string,
        expect.stringContaining('neither a call nor a chat') as string,
      ],
      instance: 'here',
      channel: null,
      sessionExternalId: null,
    },
    { id: ids['stdin#1'], outcome: 'NEW', problems: [], instance: 'here', channel: 'VOICE', sessionExternalId: '7' },
    { id: 'nothing', outcome: 'NOT_FOUND', problems: [], instance: null, channel: null, sessionExternalId: null },
    { id: 'null\u0000', outcome: 'NOT_FOUND', problems: [], instance: null, channel: null, sessionExternalId: null },
  ]);
  const after = await server.ask(
    '{ session(channel: VOICE, externalId: "7") { externalId } quarantine { nodes { attempts } } }',
  );
  expect(after.data).toEqual({ session: { externalId: '7' }, quarantine: { nodes: [{ attempts: 2 }] } });
});

test('documents are discarded, and changes are carried out one after the other', async () => {
  const ids = await idsBySource();
  const { data } = await server.ask(
    `mutation ($ids: [ID!]!) {
      gone: discardQuarantined(ids: $ids) { outcome }
      tried: retryQuarantined(ids: $ids) { outcome }
    }`,
    { ids: [ids['stdin#1']] },
  );
  expect(data).toEqual({ gone: [{ outcome: 'DISCARDED' }], tried: [{ outcome: 'NOT_FOUND' }] });
  expect((await server.ask('{ quarantine { totalCount } }')).data).toEqual({ quarantine: { totalCount: 1 } });
});

test('many changes at once wait for each other', async () => {
  const { rows } = await query<{ id: string }>(database.url, 'SELECT id FROM quarantined_documents');
  const ids = rows.map(({ id }) => id);
  const discard = 'mutation ($ids: [ID!]!) { discardQuarantined(ids: $ids) { outcome } }';
  const answers = await Promise.all(Array.from({ length: 40 }, () => server.ask(discard, { ids })));
  const outcomes = answers.flatMap(({ data }) => data?.['discardQuarantined'] as { outcome: string }[]);
  expect(outcomes.filter(({ outcome }) => outcome === 'DISCARDED')).toHaveLength(ids.length);
  expect(outcomes).toHaveLength(40 * ids.length);
});

test('a change that takes longer than an operation may says which documents it did not reach', async () => {
  await using hurried = await testServer(database.url, { timeoutMs: 0 });
  const ids = Object.values(await idsBySource());
  const { data } = await hurried.ask('mutation ($ids: [ID!]!) { discardQuarantined(ids: $ids) { outcome } }', { ids });
  const outcomes = (data?.['discardQuarantined'] as { outcome: string }[]).map(({ outcome }) => outcome);
  expect(['NOT_REACHED', 'DISCARDED']).toContain(outcomes[0]);
  expect((await query(database.url, 'SELECT FROM quarantined_documents')).rowCount).toBe(
    outcomes.filter((outcome) => outcome === 'NOT_REACHED').length,
  );
});

test('more than 500 at once are refused with the limit', async () => {
  const { errors } = await server.ask(RETRY, { ids: Array.from({ length: 501 }, String) });
  expect(errors?.[0]).toMatchObject({
    message: '`ids` holds 501; at most 500 can be settled at once.',
    extensions: { code: 'LIMIT_EXCEEDED' },
  });
});

test.each([
  ['quarantine', '{ quarantine { totalCount } }'],
  ['retryQuarantined', 'mutation { retryQuarantined(ids: []) { outcome } }'],
  ['discardQuarantined', 'mutation { discardQuarantined(ids: ["x"]) { outcome } }'],
])('%s is refused to who may not take files in', async (field, operation) => {
  await using guest = await testServer(database.url, { principal: { seesPersonalData: true } });
  for (const _time of [1, 2, 3]) {
    const { errors } = await guest.ask(operation);
    expect(errors).toMatchObject([{ path: [field], extensions: { code: 'FORBIDDEN' } }]);
    expect(errors?.[0]?.message).toMatch(/needs the right to take files in/);
    expect(guest.statements).toEqual([]);
  }
});

test('the limits of documents count changes too', async () => {
  const fields = Array.from({ length: 31 }, (_, i) => `m${String(i)}: discardQuarantined(ids: []) { id }`).join(' ');
  const { errors } = await server.ask(`mutation { ${fields} }`);
  expect(errors?.[0]?.message).toBe('The document has 31 roots; at most 30 are allowed.');
});

test('a page of somebody else cannot send a change: not by GET, not as a form, not as plain text', async () => {
  const { graphql } = server;
  const app = await createApp({
    graphql: {
      ...graphql,
      apollo: Object.assign(Object.create(graphql.apollo) as typeof graphql.apollo, { start: () => Promise.resolve() }),
    },
    health: { isDatabaseThere: () => Promise.resolve(true) } as never,
    push: {} as never,
    ingestBodyLimitBytes: 1024,
    bodyLimitBytes: 1024 * 1024,
    isOpen: false,
    mayIngest: true,
    shutdownTimeoutMs: 1000,
    log: createLog('silent'),
  });
  try {
    const url = `http://127.0.0.1:${String(await app.listen({ host: '127.0.0.1', port: 0 }))}/graphql`;
    const operation = 'mutation { discardQuarantined(ids: ["x"]) { outcome } }';
    const body = JSON.stringify({ query: operation });
    const get = `${url}?query=${encodeURIComponent(operation)}`;
    const statusOf = async (address: string, options: RequestInit): Promise<number> =>
      (await fetch(address, options)).status;
    expect(await statusOf(get, {})).toBe(400);
    expect(await statusOf(get, { headers: { 'apollo-require-preflight': '1' } })).toBe(405);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect(await statusOf(url, { method: 'POST', body, headers: { 'content-type': type } })).toBe(415);
    }
    expect(await statusOf(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).toBe(200);
  } finally {
    await app.close();
  }
});
