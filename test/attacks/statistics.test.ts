import { asks, attackedServer, type AttackedServer } from './attacked-server.ts';
import { expectHeld, type Reply } from './outcome.ts';

/* Statistics that are short to ask for and long to compute. */

let server: AttackedServer;
beforeAll(async () => {
  server = await attackedServer();
}, 600_000);
afterAll(() => server[Symbol.asyncDispose]());

async function replyTo(query: string, variables: Record<string, unknown> = {}): Promise<Reply | null> {
  const outcome = await server.attack(asks(query, variables));
  expectHeld(outcome);
  return outcome.reply;
}

const times = (count: number, each: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => each(i)).join(' ');
const answered = { status: 200, hasData: true, codes: [] };

test.each([
  [
    'six keys, two of them of several values, with a rest and percentiles',
    'groups(by: [TEAM, DISPOSITION_CODE, DISPOSITION_LIST, AGENT, QUEUE, DAY], first: 20, rest: true) { isRest count handleTime { p99 } sessionTime { p99 } sessions(first: 2) { totalCount } }',
  ],
  [
    'all groups of keys of several values',
    'groups(by: [TEAM, DISPOSITION_CODE, STATUS], orderBy: [{ measure: HANDLE_TIME, stat: P99, direction: DESC }], first: 500, rest: true) { count handleTime { p99 } }',
  ],
  [
    '30 windows of contacts that come again',
    `totals { ${times(30, (i) => `a${i}: repeatContacts(withinDays: ${i + 1})`)} }`,
  ],
  [
    '90 such windows of each group',
    `groups(by: [AGENT]) { ${times(90, (i) => `a${i}: repeatContacts(withinDays: ${i + 1})`)} }`,
  ],
  [
    'groups that are ranked by such a window',
    'groups(by: [AGENT], orderBy: [{ measure: REPEAT_CONTACTS }], having: [{ measure: REPEAT_CONTACTS, gte: 1 }]) { count }',
  ],
])(
  '%s are answered',
  async (_what, fields) => {
    expect(await replyTo(`{ sessions { ${fields} } }`)).toMatchObject(answered);
  },
  120_000,
);

const having = 'query ($list: [SessionGroupHaving!]) { sessions { groups(by: [CHANNEL], having: $list) { count } } }';
const orderBy = 'query ($list: [SessionGroupOrder!]) { sessions { groups(by: [CHANNEL], orderBy: $list) { count } } }';
const by = 'query ($list: [SessionDimension!]!) { sessions { groups(by: $list) { count } } }';
const edges = 'query ($list: [Int!]!) { queueLegs { totals { waitHistogram(edges: $list) { count } } } }';
const customData = 'query ($list: [String!]) { sessions { groups(by: [CUSTOM_DATA], customData: $list) { count } } }';
const listOf = <T>(count: number, each: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => each(i));
const condition = { measure: 'COUNT', gte: 0 };

test.each([
  ['20,000 conditions', having, listOf(20_000, () => condition)],
  ['21 conditions', having, listOf(21, () => condition)],
  ['1,700 numbers to order by', orderBy, listOf(1700, () => ({ measure: 'HANDLE_TIME', stat: 'P99' }))],
  ['21 numbers to order by', orderBy, listOf(21, () => ({ measure: 'COUNT' }))],
  ['20,000 keys', by, listOf(20_000, () => 'CHANNEL')],
  ['20,000 keys of custom data', customData, listOf(20_000, (i) => `key_${i}`)],
  ['20,000 intervals', edges, listOf(20_000, (i) => i + 1)],
  ['101 intervals', edges, listOf(101, (i) => i + 1)],
])('%s are refused', async (_what, query, list) => {
  expect(await replyTo(query, { list })).toMatchObject({
    codes: ['LIMIT_EXCEEDED'],
    message: expect.stringMatching(/at most \d+ are allowed/),
  });
});

test.each([
  ['20 conditions', having, listOf(20, () => condition)],
  ['20 numbers to order by', orderBy, listOf(20, () => ({ measure: 'HANDLE_TIME', stat: 'P99' }))],
  ['100 intervals', edges, listOf(100, (i) => i + 1)],
])('%s are answered', async (_what, query, list) => {
  expect(await replyTo(query, { list })).toMatchObject(answered);
});

test.each([
  [
    'six histograms',
    times(6, (h) => `h${h}: waitHistogram(edges: [${times(99, (i) => String((i + 1) * (h + 1)))}]) { count }`),
  ],
  ['thresholds', times(260, (i) => `s${i}: serviceLevel(seconds: ${i}) { value }`)],
  [
    'percentiles',
    `waitTime { ${times(490, (i) => `p${i}: percentile(p: ${i / 1000})`)} } speedOfAnswer { p50 p90 p95 p99 count sum minimum maximum } abandonRate { value } timeToAbandon { p50 p90 p95 p99 }`,
  ],
])('more than 500 numbers at once, of %s, are refused before anything is computed', async (_what, fields) => {
  for (const question of [`totals { ${fields} }`, `groups(by: [QUEUE]) { ${fields} }`]) {
    const reply = await replyTo(`{ queueLegs { ${question} } }`);
    expect(reply?.message).toMatch(/More than 500 numbers|limit|most/i);
    expect(['LIMIT_EXCEEDED', 'GRAPHQL_VALIDATION_FAILED']).toContain(reply?.codes[0]);
  }
});

const whole = 'createdAt: { from: "0001-01-01T00:00:00Z", lte: "9999-12-31T23:59:59.999Z" }';
test.each([
  ['years', 'groups(by: [YEAR], timeZone: "Europe/Berlin") { key { bucketLocal } count }'],
  ['hours and weekdays', 'groups(by: [DAY_OF_WEEK, HOUR_OF_DAY], timeZone: "America/New_York") { count }'],
  [
    'the range before',
    'totals { previous(period: PERIOD, timeZone: "Asia/Kolkata") { count previous(period: YEAR) { count } } }',
  ],
])('the whole calendar is answered by %s', async (_what, fields) => {
  expect(await replyTo(`{ sessions(filter: { ${whole} }) { ${fields} } }`)).toMatchObject(answered);
});

test.each(['QUARTER_HOUR', 'DAY', 'MONTH'])('the whole calendar by %s is refused', async (size) => {
  expect(await replyTo(`{ sessions(filter: { ${whole} }) { groups(by: [${size}]) { count } } }`)).toMatchObject({
    codes: ['LIMIT_EXCEEDED'],
    message: expect.stringContaining(`buckets of ${size}`),
  });
});

test.each(
  [
    'Middle/Earth',
    '+02:00',
    '-0800',
    'UTC+1',
    '',
    ' ',
    'Europe/Berlin\0',
    '\0',
    "UTC'; DROP TABLE sessions; --",
    'Europe/../UTC',
    '\u202eUTC',
  ]
    .map((zone) => [zone, zone])
    .concat([['a text of 10,000 characters', 'x'.repeat(10_000)]]),
)('%s is no time zone, wherever one is asked for', async (_what, zone) => {
  const range = 'createdAt: { from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z" }';
  for (const fields of [
    `sessions(filter: { ${range} }) { groups(by: [DAY], timeZone: $zone) { count } }`,
    `sessions(filter: { ${range} }) { totals { previous(period: WEEK, timeZone: $zone) { count } } }`,
    `sessions(filter: { ${range} }) { groups(by: [CHANNEL]) { previous(period: YEAR, timeZone: $zone) { count } } }`,
    'dataQuality(timeZone: $zone) { suspectedDays { day } }',
  ]) {
    const reply = await replyTo(`query ($zone: String!) { ${fields} }`, { zone });
    expect(reply).toMatchObject({ codes: ['BAD_USER_INPUT'], message: expect.stringContaining('`timeZone` is ') });
    expect(reply?.bytes).toBeLessThan(1000);
  }
});
