import { query } from '../ingest-contents.ts';
import { ingestRecords, call } from '../ingest-records.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';
import { testServer, type TestServer } from '../support/server.ts';

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await templateCopy();
  await ingestRecords(database.url, [call(1)], { instance: 'emea' });
  await ingestRecords(database.url, [call(1)], { instance: 'apac' });
  server = await testServer(database.url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await query(database.url, 'TRUNCATE ingest_sources, ingest_objects');
});

/** A source that was listed at that minute of ten o'clock; null: never. */
const source = (
  name: string,
  instance: string,
  listed: number | null,
  cursor: number | null = null,
): Promise<unknown> =>
  query(
    database.url,
    `INSERT INTO ingest_sources (name, instance, url, seen_at, listing_started_at, listed_at, cursor_at, next_listing_at, failures)
     VALUES ($1, $2, '/' || $1, now(), $3, $3, $4, now(), 0)`,
    [name, instance, listed === null ? null : at(listed), cursor === null ? null : at(cursor)],
  );

const pendingObject = (name: string, modified: number | null, listed: number, state = 'PENDING'): Promise<unknown> =>
  query(
    database.url,
    `INSERT INTO ingest_objects (source, path, instance, version, modified_at, state, listed_at, attempts, due_at)
     VALUES ($1, gen_random_uuid()::text, 'emea', 'v', $2, $3, $4, 0, now())`,
    [name, modified === null ? null : at(modified), state, at(listed)],
  );

const at = (minute: number): string => `2026-09-14T10:${String(minute).padStart(2, '0')}:00.000Z`;
const before = (minute: number): string => new Date(Date.parse(at(minute)) - 20 * 60_000).toISOString();

async function ask(filter: string, grain = 'sessions'): Promise<unknown> {
  const { data, errors } = await server.ask<Record<string, { completeThrough: unknown }>>(
    `{ ${grain}${filter} { completeThrough } }`,
  );
  expect(errors).toBeUndefined();
  return data?.[grain]?.completeThrough;
}

const emea = '(filter: { instance: { eq: "emea" } })';

test('it is twenty minutes before the begin of the last listing', async () => {
  await source('bucket', 'emea', 50);
  expect(await ask(emea)).toBe(before(50));
});

test('it is null for an instance without a watched source, and for all where one has none or was not yet listed', async () => {
  await source('bucket', 'emea', 50);
  expect(await ask('(filter: { instance: { eq: "apac" } })')).toBeNull();
  expect(await ask('')).toBeNull();
  await source('other', 'apac', null);
  expect(await ask('')).toBeNull();
  await query(database.url, `UPDATE ingest_sources SET listing_started_at = '${at(40)}' WHERE name = 'other'`);
  expect(await ask('')).toBe(before(40));
});

test('what is listed and not yet read holds it back, from when it was changed, or else from when it was listed', async () => {
  await source('bucket', 'emea', 50);
  await pendingObject('bucket', 10, 20, 'DONE');
  await pendingObject('bucket', null, 45);
  expect(await ask(emea)).toBe(before(45));
  await pendingObject('bucket', 30, 49);
  expect(await ask(emea)).toBe(before(30));
});

test('the source that is furthest behind decides', async () => {
  await source('bucket', 'emea', 50);
  await source('folder', 'emea', 35);
  expect(await ask(emea)).toBe(before(35));
});

test('an interface that is pulled is complete as far as it was read, or until its last pull began', async () => {
  await source('api', 'emea', null, 25);
  expect(await ask(emea)).toBe(before(25));
  await query(database.url, `UPDATE ingest_sources SET listing_started_at = '${at(55)}'`);
  expect(await ask(emea)).toBe(before(55));
});

test('filters narrow the instances wherever all rows must pass them', async () => {
  await source('bucket', 'emea', 50);
  expect(await ask('(filter: { and: [{ channel: { in: [VOICE] } }, { instance: { in: ["emea"] } }] })')).toBe(
    before(50),
  );
  expect(await ask('(filter: { session: { instance: { startsWith: "em" } } })', 'queueLegs')).toBe(before(50));
  expect(await ask('(filter: { or: [{ instance: { eq: "emea" } }, { channel: { in: [CHAT] } }] })')).toBeNull();
});

test('lists of many parents are answered for the instance of each, by one statement', async () => {
  await source('bucket', 'emea', 50);
  const { data } = await server.ask<{ sessions: { nodes: { instance: unknown }[] } }>(
    '{ sessions { nodes { instance { name sessions { completeThrough } } } } }',
  );
  expect(data?.sessions.nodes.map(({ instance }) => instance)).toEqual(
    expect.arrayContaining([
      { name: 'emea', sessions: { completeThrough: before(50) } },
      { name: 'apac', sessions: { completeThrough: null } },
    ]),
  );
  expect(server.statements.filter((text) => text.includes('ingest_sources')).length).toBe(1);
});
