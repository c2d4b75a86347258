import { query } from './ingest-contents.ts';
import { call, ingestRecords } from './ingest-records.ts';
import { templateCopy, type TestDatabase } from './support/postgres.ts';
import { testServer, type TestServer } from './support/server.ts';

let database: TestDatabase;
let server: TestServer;
beforeEach(async () => {
  database = await templateCopy();
  // Who may neither see personal data nor take files in.
  server = await testServer(database.url, { principal: { seesPersonalData: false } });
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

type Quality = Record<string, never>;

const ask = async (selection: string, args = ''): Promise<Quality[]> => {
  const { data, errors } = await server.ask<{ dataQuality: Quality[] }>(`{ dataQuality${args} { ${selection} } }`);
  expect(errors).toBeUndefined();
  return data?.dataQuality ?? [];
};

const WHOLE = `instance sessions documents { total new replaced same stale quarantined } documentsInRange { total } lastFileAt lagSeconds
  completeThrough quarantined
  unmappedPaths { totalCount nodes { path documents problem firstSeenAt lastSeenAt exampleSession { externalId } } }
  repairedValues { totalCount nodes { path problem exampleSession { externalId } } }
  arithmeticWarnings { totalCount nodes { path problem exampleSession { externalId } } }
  suspectedDays { day from to answeredLegs suspectedLegs share averageGapSeconds }`;

test('each instance says what it holds, how new it is and what is odd about it', async () => {
  const odd = { novel_key: 1, lang: 5, hold_duration: 17 };
  await ingestRecords(database.url, [call(1, odd), call(2, { novel_key: 2 }), call(2, { novel_key: 2 }), { id: 3 }]);
  await ingestRecords(database.url, [{ id: 0 }], { instance: 'nothing but broken' });
  expect(await ask(WHOLE)).toMatchObject([
    {
      instance: 'here',
      sessions: 2,
      documents: { total: 4, new: 2, replaced: 0, same: 1, stale: 0, quarantined: 1 },
      documentsInRange: null,
      completeThrough: null,
      quarantined: 1,
      unmappedPaths: {
        totalCount: 1,
        nodes: [{ path: 'novel_key', documents: 2, problem: null, exampleSession: { externalId: '2' } }],
      },
      repairedValues: {
        totalCount: 1,
        nodes: [{ path: 'lang', problem: 'a number was taken as text', exampleSession: { externalId: '1' } }],
      },
      arithmeticWarnings: { totalCount: 1, nodes: [{ path: 'hold_duration', exampleSession: { externalId: '1' } }] },
      suspectedDays: [],
    },
    {
      instance: 'nothing but broken',
      sessions: 0,
      documents: { total: 1, quarantined: 1 },
      quarantined: 1,
      unmappedPaths: { totalCount: 0, nodes: [] },
    },
  ]);
  const [{ lastFileAt, lagSeconds } = {} as Quality] = await ask('lastFileAt lagSeconds', '(instance: "here")');
  expect(Math.abs(Date.now() - Date.parse(String(lastFileAt)) - Number(lagSeconds) * 1000)).toBeLessThan(5000);
  expect(await ask('instance', '(instance: "there")')).toEqual([]);
});

test('it is complete through what watched sources tell, of each instance by itself', async () => {
  await ingestRecords(database.url, [call(1)]);
  await ingestRecords(database.url, [call(1)], { instance: 'there' });
  await query(
    database.url,
    `INSERT INTO ingest_sources (name, instance, url, seen_at, next_listing_at, failures, listing_started_at, listed_at)
     VALUES ('bucket', 'there', 's3://bucket', now(), now(), 0, '2026-09-14T12:00Z', '2026-09-14T12:01Z'),
            ('folder', 'nothing yet', '/folder', now(), now(), 0, NULL, NULL)`,
  );
  expect(await ask('instance completeThrough sessions')).toEqual([
    { instance: 'here', completeThrough: null, sessions: 1 },
    { instance: 'nothing yet', completeThrough: null, sessions: 0 },
    { instance: 'there', completeThrough: '2026-09-14T11:40:00.000Z', sessions: 1 },
  ]);
});

test('documents are counted in a range of hours', async () => {
  await ingestRecords(database.url, [call(1), call(2)]);
  await query(database.url, `UPDATE ingest_counts SET hour = '2026-09-14T10:00Z', last_at = '2026-09-14T10:30Z'`);
  const inRange = async (from: string, to: string): Promise<unknown> =>
    (await ask('documentsInRange { total }', `(from: "2026-09-14T${from}:00Z", to: "2026-09-14T${to}:00Z")`))[0];
  expect(await inRange('10:59', '12:00')).toEqual({ documentsInRange: { total: 2 } });
  expect(await inRange('09:00', '10:01')).toEqual({ documentsInRange: { total: 2 } });
  expect(await inRange('09:00', '10:00')).toEqual({ documentsInRange: { total: 0 } });
  expect(await inRange('11:00', '12:00')).toEqual({ documentsInRange: { total: 0 } });
});

/** An answered call that waited so long by its leg, although it was assigned so much later than it was queued. */
function answered(id: number, queuedAt: string, wait: number, gap: number): Record<string, unknown> {
  const at = (seconds: number): string => new Date(Date.parse(queuedAt) + seconds * 1000).toISOString();
  return call(id, {
    created_at: queuedAt,
    queued_at: queuedAt,
    assigned_at: at(gap),
    connected_at: at(gap),
    ends_at: at(gap + 60),
    queue_durations: [
      { id: 1, agent_id: 5, menu_path: 'Sales', started_at: queuedAt, ended_at: at(wait), queue_duration: wait },
    ],
    handle_durations: [
      { id: 1, agent_id: 5, menu_path: 'Sales', call_duration: 60, started_at: at(gap), ended_at: at(gap + 60) },
    ],
    participants: [{ id: 1, type: 'agent', user_id: 5, connected_at: at(gap) }],
  });
}

test('days are suspected on which 5 % of the answered legs waited 0 seconds although their sessions waited', async () => {
  const day = (date: string, first: number, suspected: number, all: number): Record<string, unknown>[] =>
    Array.from({ length: all }, (_, i) =>
      answered(first + i, `${date}T22:30:00.000Z`, i < suspected ? 0 : 12, i < suspected ? 20 : 12),
    );
  await ingestRecords(database.url, [
    ...day('2026-09-10', 1, 1, 20),
    ...day('2026-09-11', 101, 1, 21),
    // Answered at once: no wait, and no gap.
    ...Array.from({ length: 5 }, (_, i) => answered(201 + i, '2026-09-12T09:00:00.000Z', 0, 0)),
    // Long before the 92 days up to the newest session.
    ...day('2026-01-10', 301, 5, 5),
  ]);
  const selection = 'suspectedDays { day from to answeredLegs suspectedLegs share averageGapSeconds }';
  expect(await ask(selection)).toEqual([
    {
      suspectedDays: [
        {
          day: '2026-09-10',
          from: '2026-09-10T00:00:00.000Z',
          to: '2026-09-11T00:00:00.000Z',
          answeredLegs: 20,
          suspectedLegs: 1,
          share: 0.05,
          averageGapSeconds: 20,
        },
      ],
    },
  ]);
  const days = async (args: string): Promise<unknown> => (await ask('suspectedDays { day from }', args))[0];
  expect(await days('(timeZone: "Europe/Berlin")')).toEqual({
    suspectedDays: [{ day: '2026-09-11', from: '2026-09-10T22:00:00.000Z' }],
  });
  expect(await days('(from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z")')).toEqual({
    suspectedDays: [{ day: '2026-01-10', from: '2026-01-10T00:00:00.000Z' }],
  });
});

test('the number of statements does not depend on the number of instances, and only what is asked for is read', async () => {
  await ingestRecords(database.url, [call(1, { novel_key: 1 })]);
  await ask(WHOLE);
  const statements = server.statements.length;
  for (const instance of ['a', 'b', 'c']) await ingestRecords(database.url, [call(1, { novel_key: 1 })], { instance });
  expect(await ask(WHOLE)).toHaveLength(4);
  expect(server.statements).toHaveLength(statements);
  await ask('instance');
  expect(server.statements).toHaveLength(1);
  await ask('sessions quarantined');
  expect(server.statements).toHaveLength(3);
});

test.each([
  ['(timeZone: "Mars/Olympus")', /no time zone of the IANA database/],
  ['(from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z")', /a range ends after it begins/],
])('%s is refused in words', async (args, message) => {
  const { errors } = await server.ask(`{ dataQuality${args} { instance } }`);
  expect(errors).toMatchObject([
    { message: expect.stringMatching(message) as string, extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

test('the same document is answered the same when it comes again', async () => {
  await ingestRecords(database.url, [call(1, { novel_key: 1 })]);
  await using other = await testServer(database.url);
  const selection = `{ dataQuality { ${WHOLE.replace('lagSeconds', '')} } }`;
  const answers = [];
  for (const _time of [1, 2, 3]) answers.push(await other.ask(selection));
  expect(answers[2]).toEqual(answers[0]);
  expect(answers[0]).toEqual(await server.ask(selection));
});
