/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
import { dataOf, testServer, type TestServer } from '../support/server.ts';
import { deliveredDatabase, type DeliveredDatabase } from './delivered.ts';
import { bucketSizes } from './reference/clock.ts';
import { customDataKeys, keys } from './reference/keys.ts';

/*
 * A list of a group's rows is exactly what the group counts: at every grain, by every key, in the rest, below every parent. The
 * number of rows, the rows themselves, their sessions, and the rest as the union of what is not listed are compared.
 */

const from = '2026-10-12T00:00:00Z';
const to = '2026-10-26T00:00:00Z';
let database: DeliveredDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await deliveredDatabase({
    seed: 11,
    sessions: 160,
    from: new Date(from),
    to: new Date(to),
    instances: ['one', 'two'],
    secondExports: 0.3,
  });
  server = await testServer(database.url, {
    pageCap: 5000,
    statistics: { groups: 100_000, rows: 0 },
    principal: { seesPersonalData: true, customDataKeys },
  });
}, 240_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const ask = (question: string): Promise<any> => dataOf(server, question);

const grains = Object.keys(keys);
/** The measure that counts the rows of a grain, and what counts their sessions where there is one. */
const countOf = (grain: string): string => (grain === 'queueLegs' ? 'entered' : 'count');
const sessionCountOf = (grain: string): string =>
  ['agentHandles', 'virtualAgentLegs', 'dispositions'].includes(grain) ? 'sessionCount' : '';

const fieldsOf = (grain: string): string => {
  const rows = (field: string, inner: string): string => `${field}(first: 5000) { totalCount nodes { ${inner} } }`;
  const own = `isRest rows: ${countOf(grain)} ${sessionCountOf(grain)}`;
  return grain === 'sessions'
    ? `${own} ${rows('sessions', 'id')}`
    : `${own} ${rows(grain, 'id session { id }')} ${rows('sessions', 'id')}`;
};

interface Listed {
  readonly isRest: boolean;
  readonly ids: readonly string[];
  readonly name: string;
}

/** Compares the lists of a group with what it counts. */
function listed(grain: string, group: any, read: (key: any) => unknown): Listed {
  const own = group[grain];
  const ids: string[] = own.nodes.map(({ id }: any) => id);
  const sessions: string[] = grain === 'sessions' ? ids : own.nodes.map(({ session }: any) => session.id);
  expect({ totalCount: own.totalCount, listed: ids.length, different: new Set(ids).size }).toEqual({
    totalCount: group.rows,
    listed: group.rows,
    different: group.rows,
  });
  const different = [...new Set(sessions)].sort();
  expect(group.sessions.nodes.map(({ id }: any) => id).sort()).toEqual(different);
  expect(group.sessions.totalCount).toBe(different.length);
  if (sessionCountOf(grain)) expect(group.sessionCount).toBe(different.length);
  return { isRest: group.isRest, ids: ids.sort(), name: JSON.stringify(read(group.key)) };
}

const union = (groups: readonly Listed[]): string[] => [...new Set(groups.flatMap(({ ids }) => ids))].sort();

describe.each(grains)('groups of %s', (grain) => {
  const dimensions = Object.entries(keys[grain] as object) as [string, (typeof keys)[string][string]][];

  test.each(dimensions)('by %s list what they count, and the rest lists all others', async (name, key) => {
    const isBucket = bucketSizes.has(name);
    const by = `by: [${isBucket ? 'CHANNEL, ' : ''}${name}], ${key.argument ?? ''} fill: false`;
    const fields = `key { ${isBucket ? 'channel' : ''} ${key.select} } ${fieldsOf(grain)}`;
    const order = `orderBy: [{ measure: ${countOf(grain).toUpperCase()}, direction: DESC }]`;
    const data = await ask(`{ ${grain} {
      all: groups(${by}) { ${fields} }
      some: groups(${by}, ${order}, first: 1, rest: true) { ${fields} }
      chosen: groups(${by}, having: [{ measure: ${countOf(grain).toUpperCase()}, lt: 40 }], rest: true) { ${fields} }
    } }`);
    const read = (it: any): unknown => [it.channel ?? null, key.read(it)];
    const all: Listed[] = data[grain].all.map((group: any) => listed(grain, group, read));
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all.map((it) => it.name)).size).toBe(all.length);
    for (const question of ['some', 'chosen'] as const) {
      const groups: Listed[] = data[grain][question].map((group: any) => listed(grain, group, read));
      const kept = new Map(groups.filter(({ isRest }) => !isRest).map((it) => [it.name, it.ids]));
      for (const [it, ids] of kept) expect(ids).toEqual(all.find((group) => group.name === it)?.ids);
      // Where buckets are cut the rest has one group for each, so that together they are all that is not listed.
      const others = all.filter((it) => !kept.has(it.name));
      expect(union(groups.filter(({ isRest }) => isRest))).toEqual(union(others));
    }
  });

  test('by keys of several values each, and by buckets, list each row once in the rest', async () => {
    const names = dimensions.map(([name]) => name);
    const by = ['TEAM', 'DISPOSITION_CODE', 'AGENT', 'CHANNEL', 'STATUS']
      .filter((it) => names.includes(it))
      .slice(0, 4);
    const data = await ask(
      `{ ${grain} { groups(by: [${by.join(', ')}, DAY], first: 2, rest: true) { key { bucketLocal } ${fieldsOf(grain)} } } }`,
    );
    const groups: Listed[] = data[grain].groups.map((group: any) => listed(grain, group, (it) => it.bucketLocal));
    const rest = groups.filter(({ isRest }) => isRest);
    expect(rest.length).toBeGreaterThan(5);
    expect(new Set(rest.flatMap(({ ids }) => ids)).size).toBe(rest.flatMap(({ ids }) => ids).length);
  });
});

describe('groups below a parent', () => {
  test.each([
    ['agents', 'agentHandles', 'agentHandles'],
    ['agents', 'sessions', 'sessions'],
    ['teams', 'sessions', 'sessions'],
    ['endUsers', 'sessions', 'sessions'],
    ['queues', 'legs', 'queueLegs'],
    ['queues', 'sessions', 'sessions'],
    ['virtualAgents', 'virtualAgentLegs', 'virtualAgentLegs'],
  ])('%s { %s { groups } } list what they count', async (parents, link, grain) => {
    const by = grain === 'sessions' ? 'TEAM' : 'QUEUE';
    const data = await ask(`{ ${parents}(first: 8) { nodes { ${link} {
      totalCount all: groups(by: [${by}]) { ${fieldsOf(grain)} } some: groups(by: [${by}, STATUS], first: 1, rest: true) { ${fieldsOf(grain)} }
    } } } }`);
    let rows = 0;
    for (const node of data[parents].nodes) {
      const all = node[link].all.map((group: any) => listed(grain, group, () => null));
      const some = node[link].some.map((group: any) => listed(grain, group, () => null));
      expect(union(some)).toEqual(union(all));
      rows += union(all).length;
    }
    expect(rows).toBeGreaterThan(5);
  });
});

test('turns without talk or hold are rows of the list, and of no group', async () => {
  const { agentHandles } = await ask(`{ agentHandles {
    totalCount totals { count }
    groups(by: [CHANNEL]) { count agentHandles(first: 5000) { totalCount nodes { counted } } none: agentHandles(filter: { counted: { eq: false } }) { totalCount } }
  } }`);
  expect(agentHandles.totalCount).toBeGreaterThan(agentHandles.totals.count);
  for (const group of agentHandles.groups) {
    expect(group.agentHandles.nodes.every(({ counted }: any) => counted)).toBe(true);
    expect(group.none.totalCount).toBe(0);
  }
});
