/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '../../src/ingest/run.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';
import { dataOf, testServer, type TestServer } from '../support/server.ts';

/* Sessions with custom data of every shape, grouped and filtered by the keys that are allowed. */

type Raw = Record<string, any>;
const sample = JSON.parse(
  readFileSync(new URL('../../samples/synthetic/call-41002.json', import.meta.url), 'utf8'),
) as Raw;

/** By session, from 1: what it was sent along with. */
const sent: readonly unknown[] = [
  { order_type: { label: 'Order type', value: 'new' }, tier: { label: 'Tier', value: 1 } },
  { order_type: { label: 'Art der Bestellung', value: 'new' }, tier: { label: 'Tier', value: 2 } },
  { order_type: 'new', tier: 2 },
  { order_type: { label: 'Order type', value: 'return' }, tier: { value: true } },
  { order_type: { label: 'Order type', value: '' }, tier: { value: { level: [1, null] } } },
  { order_type: { label: 'Order type', value: null }, tier: [1, 2] },
  { order_type: { label: 'Order type' }, tier: { level: 3 } },
  { name: { label: 'Name', value: 'Jane Roe' }, "it's; --": { value: 'odd' } },
  null,
  ['order_type'],
];
const allowed = ['order_type', 'tier', "it's; --"];

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await templateCopy();
  server = await testServer(database.url, { principal: { seesPersonalData: false, customDataKeys: allowed } });
  const folder = await mkdtemp(join(tmpdir(), 'sessiongraph-custom-data-'));
  for (const [i, custom_data_not_secured] of sent.entries()) {
    const created_at = `2026-09-${String(14 + (i % 2))}T10:00:00Z`;
    const record = { ...sample, id: i + 1, created_at, custom_data_not_secured };
    await writeFile(join(folder, `call-${String(i + 1)}.json`), JSON.stringify(record));
  }
  await ingest({ url: database.url, paths: [folder], instance: 'here' });
  await rm(folder, { recursive: true });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const ask = (question: string): Promise<any> => dataOf(server, question);
const valuesOf = (group: any): unknown[] => group.key.customData.map(({ value }: any) => value);
const range = 'createdAt: { from: "2026-09-14T00:00:00Z", to: "2026-09-16T00:00:00Z" }';

test('sessions are grouped by the value of a key, whatever its label; no value is a group of its own', async () => {
  const { sessions } = await ask(
    '{ sessions { groups(by: [CUSTOM_DATA], customData: ["order_type"]) { key { customData { key value } } count sessions { nodes { externalId } } } } }',
  );
  expect(
    sessions.groups.map((group: any) => [
      ...valuesOf(group),
      group.count,
      group.sessions.nodes.map(({ externalId }: any) => Number(externalId)).sort((a: number, b: number) => a - b),
    ]),
  ).toEqual([
    ['', 1, [5]],
    ['new', 3, [1, 2, 3]],
    ['return', 1, [4]],
    [null, 5, [6, 7, 8, 9, 10]],
  ]);
  expect(sessions.groups[0].key.customData).toEqual([{ key: 'order_type', value: '' }]);
});

test('a value that is no text is its JSON, with and without a label', async () => {
  const { sessions } = await ask(
    '{ sessions { groups(by: [CUSTOM_DATA], customData: ["tier"]) { key { customData { value } } count } } }',
  );
  expect(sessions.groups.map((group: any) => [...valuesOf(group), group.count])).toEqual([
    ['1', 1],
    ['2', 2],
    ['[1, 2]', 1],
    ['true', 1],
    ['{"level": 3}', 1],
    ['{"level": [1, null]}', 1],
    [null, 3],
  ]);
});

test('several keys are keys of their own, in the order asked, beside other dimensions and buckets', async () => {
  const { sessions } = await ask(
    `{ sessions(filter: { ${range} }) { groups(by: [CHANNEL, CUSTOM_DATA, DAY], customData: ["tier", "order_type", "it's; --"]) { key { channel customData { key value } bucketStart } count } } }`,
  );
  // Sessions 2 and 3 have the same values, and so have 9 and 10; each key has both days.
  expect(sessions.groups).toHaveLength(2 * (sent.length - 2));
  expect(sessions.groups[0].key).toEqual({
    channel: 'VOICE',
    customData: [
      { key: 'tier', value: '1' },
      { key: 'order_type', value: 'new' },
      { key: "it's; --", value: null },
    ],
    bucketStart: '2026-09-14T00:00:00.000Z',
  });
  expect(sessions.groups.map(({ count }: any) => count).reduce((a: number, b: number) => a + b)).toBe(sent.length);
});

test('ranking, conditions, the rest, gaps and the range before work as with any other key', async () => {
  const { sessions } = await ask(`{ sessions(filter: { ${range} }) {
    ranked: groups(by: [CUSTOM_DATA, DAY], customData: ["order_type"], orderBy: [{ measure: COUNT, direction: DESC }], first: 2, rest: true) {
      isRest key { customData { value } bucketLocal } count previous(period: PERIOD) { count } sessions(first: 9) { totalCount nodes { externalId } }
    }
    kept: groups(by: [CUSTOM_DATA], customData: ["order_type"], having: [{ measure: COUNT, gte: 3, lt: 5 }]) { key { customData { value } } count }
    late: groups(by: [CUSTOM_DATA], customData: ["order_type"], first: 1) { sessions(first: 1) { nodes { externalId } } }
  } }`);
  expect(sessions.ranked.map((it: any) => [it.isRest, ...valuesOf(it), it.key.bucketLocal, it.count])).toEqual([
    [false, null, '2026-09-14T00:00:00', 2],
    [false, null, '2026-09-15T00:00:00', 3],
    [false, 'new', '2026-09-14T00:00:00', 2],
    [false, 'new', '2026-09-15T00:00:00', 1],
    [true, null, '2026-09-14T00:00:00', 1],
    [true, null, '2026-09-15T00:00:00', 1],
  ]);
  for (const { count, sessions: own, previous } of sessions.ranked) {
    expect([own.totalCount, own.nodes.length, previous.count]).toEqual([count, count, 0]);
  }
  expect(sessions.kept.map((it: any) => [...valuesOf(it), it.count])).toEqual([['new', 3]]);
  const { sessions: later } =
    await ask(`{ sessions(filter: { createdAt: { from: "2026-09-15T00:00:00Z", to: "2026-09-16T00:00:00Z" } }) {
    groups(by: [CUSTOM_DATA], customData: ["order_type"]) { key { customData { value } } count previous(period: PERIOD) { count } }
  } }`);
  expect(later.groups.map((it: any) => [...valuesOf(it), it.count, it.previous.count])).toEqual([
    ['new', 1, 2],
    ['return', 1, 0],
    [null, 3, 2],
  ]);
});

test.each(['queueLegs', 'agentHandles', 'virtualAgentLegs', 'transfers', 'escalations', 'dispositions'])(
  '%s are grouped by the custom data of their session, and listed by it',
  async (grain) => {
    const data = await ask(`{ ${grain} {
      totalCount
      groups(by: [CUSTOM_DATA], customData: ["order_type"]) { key { customData { value } } ${grain} { totalCount } sessions { totalCount } }
      } new: ${grain}(filter: { session: { customData: { key: "order_type", eq: "new" } } }) { totalCount } }`);
    const { totalCount, groups } = data[grain];
    expect(groups.reduce((sum: number, it: any) => sum + (it[grain].totalCount as number), 0)).toBe(totalCount);
    const fresh = groups.find((it: any) => valuesOf(it)[0] === 'new');
    expect(data.new.totalCount).toBe(fresh?.[grain].totalCount ?? 0);
    if (totalCount > 0) expect(fresh.sessions.totalCount).toBe(3);
  },
);

test.each([
  ['eq: "new"', [1, 2, 3]],
  ['in: ["new", "return"]', [1, 2, 3, 4]],
  ['notIn: ["new"]', [4, 5]],
  ['isNull: true', [6, 7, 8, 9, 10]],
  ['isNull: false, notIn: [""]', [1, 2, 3, 4]],
])('sessions are found by a key that is allowed: %s', async (condition, expected) => {
  const { sessions } = await ask(
    `{ sessions(filter: { customData: { key: "order_type", ${condition} } }) { nodes { externalId customData } } }`,
  );
  expect(sessions.nodes.map(({ externalId }: any) => Number(externalId)).sort((a: number, b: number) => a - b)).toEqual(
    expected,
  );
  // The whole of custom data stays personal.
  const whole = sessions.nodes.map(({ customData }: any) => customData);
  for (const it of whole) expect([null, { hidden: 'PERSONAL_DATA' }]).toContainEqual(it);
});

const by = (list: string, keys: string): string =>
  `{ sessions { groups(by: [${list}], customData: ${keys}) { count } } }`;
test.each([
  ['a key that is not allowed', by('CUSTOM_DATA', '["name"]'), 'FORBIDDEN', /"name".*"order_type", "tier"/],
  ['a filter by such a key', '{ sessions(filter: { customData: { key: "name", eq: "Jane Roe" } }) { totalCount } }', 'FORBIDDEN', /"name"/], // prettier-ignore
  ['no key', by('CUSTOM_DATA', 'null'), 'BAD_USER_INPUT', /say of which keys/],
  ['a key without CUSTOM_DATA', by('CHANNEL', '["tier"]'), 'BAD_USER_INPUT', /no CUSTOM_DATA/],
  ['a key twice', by('CUSTOM_DATA', '["tier", "tier"]'), 'BAD_USER_INPUT', /twice/],
  ['more than six keys together', by('CUSTOM_DATA, TYPE, STATUS, MEDIUM, DAY', '["tier", "order_type", "it\'s; --"]'), 'LIMIT_EXCEEDED', /7 keys; at most 6/], // prettier-ignore
])('%s is refused', async (_name, question, code, message) => {
  const { errors } = await server.ask(question);
  expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) as string }]);
});

test('without the setting every key is refused, also for who may see personal data', async () => {
  await using plain = await testServer(database.url);
  const { errors } = await plain.ask(by('CUSTOM_DATA', '["tier"]'));
  expect(errors).toMatchObject([
    { extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('CUSTOM_DATA_KEYS') as string },
  ]);
});

test('a page of a group is of its keys: a cursor of one key is refused by another', async () => {
  const page = (key: string, after: string): string =>
    `{ sessions { groups(by: [CUSTOM_DATA], customData: ["${key}"]) { sessions(first: 1${after}) { pageInfo { endCursor } } } } }`;
  const { sessions } = await ask(page('tier', ''));
  const after = `, after: "${String(sessions.groups[1].sessions.pageInfo.endCursor)}"`;
  await ask(page('tier', after));
  const { errors } = await server.ask(page('order_type', after));
  expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
});
