/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
import { templateCopy, execute, type TestDatabase } from '../support/postgres.ts';
import { dataOf, testServer, type TestServer } from '../support/server.ts';
import { deliver, sampleCall } from './made-sessions.ts';

/* Sessions at both ends of the calendar that is stored, the years 1 and 9999, and questions whose buckets reach beyond. */

const instants = [
  '0001-01-01T00:00:00.000Z',
  '0001-01-01T14:59:59.999Z',
  '0001-02-28T23:59:59.000Z',
  '2026-03-29T01:30:00.000Z',
  '9999-11-07T06:30:00.000Z',
  '9999-12-31T23:59:59.999Z',
];
let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await templateCopy();
  const call = sampleCall();
  await deliver(
    database.url,
    'ends',
    instants.map((at, i) => ({ ...call, id: 1 + i, created_at: at, ends_at: at, queue_durations: [] })),
  );
  await execute(database.url, 'ANALYZE');
  server = await testServer(database.url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const ask = (question: string): Promise<any> => dataOf(server, question);

const first = 'createdAt: { from: "0001-01-01T00:00:00Z", to: "0001-03-01T00:00:00Z" }';
const last = 'createdAt: { from: "9999-11-01T00:00:00Z", lte: "9999-12-31T23:59:59.999Z" }';
const sizes = ['QUARTER_HOUR', 'HALF_HOUR', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];

describe.each([
  ['the year 1', first, 3, 'createdAt: { from: "0001-01-01T00:00:00Z", to: "0001-01-02T00:00:00Z" }', 2],
  ['the year 9999', last, 2, 'createdAt: { from: "9999-12-31T00:00:00Z", lte: "9999-12-31T23:59:59.999Z" }', 1],
])('buckets of %s', (_which, weeks, ofWeeks, day, ofDay) => {
  test.each(sizes.flatMap((size) => zones.map((zone) => [size, zone] as const)))(
    'of %s in %s hold their sessions, and tell their ends and clocks',
    async (size, zone) => {
      const [range, count] = size.includes('HOUR') ? [day, ofDay] : [weeks, ofWeeks];
      const { sessions } = await ask(
        `{ sessions(filter: { ${range} }) { groups(by: [${size}], timeZone: "${zone}", weekStart: SUNDAY) { key { bucketStart bucketEnd bucketLocal } count sessions { nodes { createdAt } } } } }`,
      );
      let counted = 0;
      let before: string | null = null;
      for (const { key, count: own, sessions: rows } of sessions.groups) {
        counted += own;
        expect(key.bucketLocal).toMatch(/^(0000|0001|9999|\+010000)-\d\d-\d\dT\d\d:\d\d:\d\d$/);
        expect(key.bucketStart).toMatch(/Z$/);
        if (before !== null) expect(key.bucketStart).toBe(before);
        before = key.bucketEnd;
        for (const { createdAt } of rows.nodes) {
          expect(Date.parse(key.bucketStart)).toBeLessThanOrEqual(Date.parse(createdAt));
          expect(Date.parse(createdAt)).toBeLessThan(Date.parse(key.bucketEnd));
        }
      }
      expect(counted).toBe(count);
    },
  );
});

test('the bucket that begins before the year 1 or ends after 9999 has ends of ISO 8601', async () => {
  const key = 'key { bucketStart bucketEnd bucketLocal isPartial } count';
  const data = await ask(`{
    first: sessions(filter: { createdAt: { lte: "0001-01-01T00:00:00Z", from: "0001-01-01T00:00:00Z" } }) { groups(by: [WEEK], timeZone: "America/New_York") { ${key} } }
    last: sessions(filter: { ${last} }) { groups(by: [YEAR], timeZone: "UTC") { ${key} } }
    late: sessions(filter: { createdAt: { from: "9999-12-31T23:00:00Z", lte: "9999-12-31T23:59:59.999Z" } }) { groups(by: [DAY], timeZone: "Pacific/Kiritimati") { ${key} } }
  }`);
  expect(data.first.groups).toEqual([
    {
      key: {
        bucketStart: '0000-12-25T04:56:02.000Z',
        bucketEnd: '0001-01-01T04:56:02.000Z',
        bucketLocal: '0000-12-25T00:00:00',
        isPartial: true,
      },
      count: 1,
    },
  ]);
  expect(data.last.groups).toEqual([
    {
      key: {
        bucketStart: '9999-01-01T00:00:00.000Z',
        bucketEnd: '+010000-01-01T00:00:00.000Z',
        bucketLocal: '9999-01-01T00:00:00',
        isPartial: true,
      },
      count: 2,
    },
  ]);
  expect(data.late.groups).toEqual([
    {
      key: {
        bucketStart: '9999-12-31T10:00:00.000Z',
        bucketEnd: '+010000-01-01T10:00:00.000Z',
        bucketLocal: '+010000-01-01T00:00:00',
        isPartial: true,
      },
      count: 1,
    },
  ]);
});

test.each(['PERIOD', 'WEEK', 'YEAR'])(
  'previous(%s) of the first weeks of the calendar counts nothing',
  async (period) => {
    const { sessions } = await ask(
      `{ sessions(filter: { ${first} }) { totals { count previous(period: ${period}) { count previous(period: PERIOD, timeZone: "Asia/Kolkata") { count } } } groups(by: [MONTH], timeZone: "Europe/Berlin") { count previous(period: ${period}, timeZone: "Europe/Berlin") { count } } } }`,
    );
    // A week before, the end of February is within the range: the session of its last second is not.
    const before = period === 'WEEK' ? 2 : 0;
    expect(sessions.totals).toEqual({ count: 3, previous: { count: before, previous: { count: 0 } } });
    expect(sessions.groups.reduce((sum: number, it: any) => sum + it.previous.count, 0)).toBe(before);
  },
);

test('the whole calendar is answered by years, by hours of the day and by weekdays', async () => {
  const range = 'createdAt: { from: "0001-01-01T00:00:00Z", lte: "9999-12-31T23:59:59.999Z" }';
  const { sessions } = await ask(`{ sessions(filter: { ${range} }) {
    years: groups(by: [YEAR]) { key { bucketLocal } count previous(period: PERIOD) { count } }
    hours: groups(by: [DAY_OF_WEEK, HOUR_OF_DAY], timeZone: "Europe/Berlin") { key { dayOfWeek hourOfDay } count }
    totals { previous(period: PERIOD) { count } }
  } }`);
  expect(sessions.years).toHaveLength(9999);
  const found = sessions.years.filter(({ count }: any) => count > 0);
  expect(found.map(({ key, count }: any) => [key.bucketLocal.slice(0, 4), count])).toEqual([
    ['0001', 3],
    ['2026', 1],
    ['9999', 2],
  ]);
  expect(sessions.totals.previous.count).toBe(0);
  // 0001-01-01 is a Monday; Berlin was 53 minutes and 28 seconds ahead of UTC then. 9999-12-31 is a Friday, and a Saturday there.
  expect(sessions.hours.map(({ key, count }: any) => [key.dayOfWeek, key.hourOfDay, count])).toEqual([
    [1, 0, 1],
    [1, 15, 1],
    [4, 0, 1],
    [6, 0, 1],
    [7, 3, 1],
    [7, 7, 1],
  ]);
});

test('a range that no bucket size fits is refused in words', async () => {
  const { errors } = await server.ask('{ sessions { groups(by: [MONTH]) { count } } }');
  expect(errors?.[0]).toMatchObject({
    extensions: { code: 'LIMIT_EXCEEDED' },
    message: expect.stringContaining('more than 10000 buckets of MONTH'),
  });
});

test.each([
  '9999-12-31T23:59:59-12:00',
  '9999-12-31T23:59:59.999-00:01',
  '0001-01-01T00:00:00+14:00',
  '0001-01-01T00:00:00+00:01',
  '0000-06-01T00:00:00Z',
])('%s lies beyond the calendar and is refused', async (text) => {
  const question = 'query ($at: DateTime!) { sessions(filter: { createdAt: { gte: $at } }) { totalCount } }';
  const { errors } = await server.ask(question, { at: text });
  expect(errors?.[0]).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT' },
    message: expect.stringContaining('from the year 0001 to 9999'),
  });
});

test.each([
  ['0000-12-31T23:00:00-02:00', '0001-01-01T01:00:00.000Z'],
  ['0001-01-01T14:00:00+14:00', '0001-01-01T00:00:00.000Z'],
  ['9999-12-31T11:59:59.999-12:00', '9999-12-31T23:59:59.999Z'],
])('%s is within it: %s', async (text, instant) => {
  const counted = async (at: string): Promise<number> =>
    (await ask(`{ sessions(filter: { createdAt: { gte: "${at}" } }) { totalCount } }`)).sessions.totalCount;
  expect(await counted(text)).toBe(instants.filter((it) => it >= instant).length);
});

test('an instant of a file beyond the calendar is left out, and said', async () => {
  const call = sampleCall();
  await deliver(database.url, 'beyond', [
    { ...call, id: 1, created_at: '9999-12-31T23:59:59-12:00', ends_at: '0001-01-01T00:00:00+14:00' },
  ]);
  const { sessions } = await ask(
    '{ sessions(filter: { instance: { eq: "beyond" } }) { nodes { createdAt endedAt provenance { warnings { path problem } } } } }',
  );
  const problem = 'the text is no date and time with an offset that can be';
  expect(sessions.nodes[0]).toMatchObject({ createdAt: null, endedAt: null });
  expect(sessions.nodes[0].provenance.warnings).toEqual(
    expect.arrayContaining([
      { path: 'created_at', problem: expect.stringContaining(problem) },
      { path: 'ends_at', problem: expect.stringContaining(problem) },
    ]),
  );
});
