import { deliveredDatabase, type DeliveredDatabase } from './delivered.ts';
import { testServer, type TestServer } from '../support/server.ts';

/* What groups promise about each other, about totals and about rows, on generated sessions. */

const from = '2026-10-12T00:00:00Z';
const to = '2026-11-09T00:00:00Z';
let database: DeliveredDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await deliveredDatabase({
    seed: 7,
    sessions: 700,
    from: new Date(from),
    to: new Date(to),
    instances: ['one', 'two'],
  });
  server = await testServer(database.url);
}, 120_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
async function ask(question: string, variables: Record<string, unknown> = {}, of = server): Promise<any> {
  const { data, errors } = await of.ask<any>(question, variables);
  if (errors) throw new Error(`${question}\n${JSON.stringify(errors)}`);
  return data;
}
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const range = `startedAt: { from: "${from}", to: "${to}" }`;

describe('first, having, orderBy and rest', () => {
  test('keys are ranked over the whole range, and each that is kept has all its buckets', async () => {
    const numbers = 'key { queue { name } } entered';
    const { queueLegs } = await ask(`{ queueLegs(filter: { ${range} }) {
      ranked: groups(by: [QUEUE], orderBy: [{ measure: ENTERED, direction: DESC }]) { ${numbers} }
      top: groups(by: [QUEUE, DAY], orderBy: [{ measure: ENTERED, direction: DESC }], first: 3) { ${numbers} key { bucketStart } }
    } }`);
    const best = queueLegs.ranked.slice(0, 3).map(({ key }: any) => key.queue?.name);
    expect(queueLegs.top.map(({ key }: any) => key.queue?.name)).toEqual(
      best.flatMap((name: string) => Array(28).fill(name)),
    );
    for (const [i, name] of best.entries()) {
      const own = queueLegs.top.filter(({ key }: any) => key.queue?.name === name);
      expect(total(own.map(({ entered }: any) => entered))).toBe(queueLegs.ranked[i].entered);
    }
  });

  test('having keeps exactly the keys for which it holds, and null passes no bound', async () => {
    const { queueLegs } = await ask(`{ queueLegs {
      all: groups(by: [QUEUE]) { key { queue { name } } serviceLevel(seconds: 20) { value } }
      kept: groups(by: [QUEUE], having: [{ measure: SERVICE_LEVEL, seconds: 20, gte: 0.5, lt: 0.9 }]) { key { queue { name } } serviceLevel(seconds: 20) { value } }
    } }`);
    const fits = ({ serviceLevel: { value } }: any): boolean => value !== null && value >= 0.5 && value < 0.9;
    expect(queueLegs.kept.length).toBeGreaterThan(0);
    expect(queueLegs.kept).toEqual(queueLegs.all.filter(fits));
  });

  test('equal keys come in the order of their own values, nulls where they are wanted', async () => {
    const { sessions } = await ask(
      `{ sessions { groups(by: [LANGUAGE, STATUS], orderBy: [{ measure: RATING, nulls: FIRST }]) { key { language statusText } rating { average } } } }`,
    );
    const rank = (value: number | null): number => value ?? -1;
    const sorted = [...sessions.groups].sort(
      (a: any, b: any) =>
        rank(a.rating.average) - rank(b.rating.average) ||
        compare(a.key.language, b.key.language) ||
        compare(a.key.statusText, b.key.statusText),
    );
    expect(sessions.groups).toEqual(sorted);
  });

  test('parts and the rest sum to the whole, and the rest is computed from its rows', async () => {
    const { agentHandles } = await ask(`{ agentHandles(filter: { ${range} }) {
      totals { count handleTime { sum maximum } }
      groups(by: [AGENT, WEEK], timeZone: "Europe/Berlin", orderBy: [{ measure: HANDLE_TIME, stat: SUM, direction: DESC }], first: 4, rest: true) {
        isRest key { agent { id } bucketLocal } count handleTime { sum maximum p50 } agentHandles(filter: { counted: { eq: true } }, first: 500) { totalCount nodes { handleSeconds } }
      }
    } }`);
    const { totals, groups } = agentHandles;
    expect(total(groups.map(({ count }: any) => count))).toBe(totals.count);
    expect(total(groups.map(({ handleTime }: any) => handleTime.sum))).toBe(totals.handleTime.sum);
    expect(Math.max(...groups.map(({ handleTime }: any) => handleTime.maximum ?? 0))).toBe(totals.handleTime.maximum);
    for (const { count, handleTime, agentHandles: own, key, isRest } of groups) {
      expect(own.totalCount).toBe(count);
      if (isRest) expect(key.agent).toBeNull();
      const seconds = own.nodes.map(({ handleSeconds }: any) => handleSeconds).sort((a: number, b: number) => a - b);
      if (count > 500 || count === 0) continue;
      const middle = (seconds[Math.floor((count - 1) / 2)] + seconds[Math.ceil((count - 1) / 2)]) / 2;
      expect(handleTime.p50).toBe(middle);
    }
  });
});

const compare = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

describe('previous', () => {
  const moved = (hours: number): string =>
    `startedAt: { from: "${new Date(Date.parse('2026-10-26T00:00:00Z') - hours * 3_600_000).toISOString()}", to: "${new Date(Date.parse('2026-11-02T00:00:00Z') - hours * 3_600_000).toISOString()}" }`;
  const numbers = 'entered waitTime { sum p90 } abandonRate { value }';

  test('is what the same question answers for the range before, in totals and in every group', async () => {
    const { now, before } = await ask(`{
      now: queueLegs(filter: { ${moved(0)} }) { totals { previous(period: WEEK) { ${numbers} } } groups(by: [CHANNEL, DAY]) { key { channel bucketStart } previous(period: WEEK) { ${numbers} } } }
      before: queueLegs(filter: { ${moved(168)} }) { totals { ${numbers} } groups(by: [CHANNEL, DAY]) { key { channel bucketStart } ${numbers} } }
    }`);
    expect(now.totals.previous).toEqual(before.totals);
    expect(now.groups.length).toBe(14);
    now.groups.forEach(({ previous }: any, i: number) => {
      const { key: _key, ...rest } = before.groups[i];
      expect(previous).toEqual(rest);
    });
  });

  test('moves on the calendar of the zone: the week with 169 hours is compared with one of 168', async () => {
    const local = (text: string): string => new Date(text).toISOString();
    const { now, before } = await ask(`{
      now: queueLegs(filter: { startedAt: { from: "${local('2026-10-19T00:00:00+02:00')}", to: "${local('2026-10-26T00:00:00+01:00')}" } }) { totals { previous(period: PERIOD, timeZone: "Europe/Berlin") { entered } } }
      before: queueLegs(filter: { startedAt: { from: "${local('2026-10-12T00:00:00+02:00')}", to: "${local('2026-10-19T00:00:00+02:00')}" } }) { totals { entered } }
    }`);
    expect(now.totals.previous).toEqual(before.totals);
  });
});

describe('statistics of nested lists', () => {
  test('are those of the same list at the root, by one statement for each field whatever the number of parents', async () => {
    const fields = 'totals { count handleTime { average p90 } } groups(by: [CHANNEL]) { key { channel } count }';
    const nested = (first: number): string =>
      `{ agents(first: ${String(first)}) { nodes { externalId instance { name } sessions { ${fields} } agentHandles { ${fields} } } } }`;
    await ask(nested(2));
    const few = server.statements.length;
    const { agents } = await ask(nested(40));
    expect(server.statements.length).toBe(few);
    for (const agent of agents.nodes.slice(0, 8)) {
      const filter = `instance: { eq: "${agent.instance.name}" }, agentHandles: { some: { agent: { externalId: { eq: "${agent.externalId}" } } } }`;
      const { sessions } = await ask(`{ sessions(filter: { ${filter} }) { ${fields} } }`);
      expect(agent.sessions).toEqual(sessions);
    }
  });

  test('a queue, a team, a consumer, a virtual agent and a disposition answer them too', async () => {
    const data = await ask(`{
      queues(first: 5) { nodes { legs { totalCount totals { entered } } sessions { totalCount totals { count } } } }
      teams(first: 5) { nodes { sessions { totalCount totals { count } groups(by: [DAY]) { count } } } }
      endUsers(first: 5) { nodes { sessions { totalCount totals { count } } } }
      virtualAgents(first: 5) { nodes { virtualAgentLegs { totalCount totals { count } } } }
      dispositions(first: 5) { nodes { sessions { totalCount totals { count } groups(by: [DAY]) { count } } } }
    }`);
    for (const { nodes } of Object.values<any>(data)) {
      expect(nodes.length).toBeGreaterThan(0);
      for (const node of nodes) {
        for (const { totalCount, totals, groups } of Object.values<any>(node)) {
          expect(totals.count ?? totals.entered).toBe(totalCount);
          if (groups) expect(total(groups.map(({ count }: any) => count))).toBe(totalCount);
        }
      }
    }
  });
});

test('sessions of a disposition are those of its instance with the same code', async () => {
  const fields = 'totalCount totals { count rating { average } }';
  const { dispositions } = await ask(
    `{ dispositions(first: 20) { nodes { code session { instance { name } } sessions { ${fields} } } } }`,
  );
  for (const { code, session, sessions } of dispositions.nodes) {
    const filter = `instance: { eq: "${session.instance.name}" }, dispositions: { some: { code: { eq: ${JSON.stringify(code)} } } }`;
    expect(sessions).toEqual((await ask(`{ sessions(filter: { ${filter} }) { ${fields} } }`)).sessions);
    expect(sessions.totalCount).toBeGreaterThan(0);
  }
});

describe('rows of groups', () => {
  test('all groups are one statement, and hold the rows that their numbers count', async () => {
    const question = (by: string): string =>
      `{ transfers { groups(by: [${by}]) { count transfers(first: 2) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } sessions(first: 2) { totalCount nodes { id } } } } }`;
    await ask(question('CHANNEL'));
    const few = server.statements.length;
    const { transfers } = await ask(question('FROM_AGENT, TRANSFER_KIND'));
    expect(server.statements.length).toBe(few);
    for (const { count, transfers: own, sessions } of transfers.groups) {
      expect(own.totalCount).toBe(count);
      expect(own.nodes.length).toBe(Math.min(2, count));
      expect(own.pageInfo.hasNextPage).toBe(count > 2);
      expect(sessions.totalCount).toBeLessThanOrEqual(count);
    }
  });

  test('a page after a cursor goes on where the last one ended', async () => {
    const page = (after: string): string =>
      `{ sessions { groups(by: [CHANNEL]) { sessions(first: 3${after}) { nodes { id } pageInfo { endCursor } } } } }`;
    const [first] = (await ask(page(''))).sessions.groups;
    const [second] = (await ask(page(`, after: "${first.sessions.pageInfo.endCursor}"`))).sessions.groups;
    const { sessions } = await ask('{ sessions { groups(by: [CHANNEL]) { sessions(first: 6) { nodes { id } } } } }');
    expect([...first.sessions.nodes, ...second.sessions.nodes]).toEqual(sessions.groups[0].sessions.nodes);
  });
});

test('a document that comes again is answered with the same bytes', async () => {
  const question = `{ sessions(filter: { createdAt: { from: "${from}", to: "${to}" } }) {
    a: totals { count a: handleTime { p50 x: percentile(p: 0.1) } b: handleTime { y: percentile(p: 0.9) } repeatContacts(withinDays: 3) }
    groups(by: [TYPE, WEEK], first: 3, rest: true) { isRest key { type typeText bucketLocal } n: count previous(period: WEEK) { count } sessions(first: 1) { nodes { id agent { name } } } }
  } }`;
  const plain = JSON.stringify(await ask(question));
  for (let i = 0; i < 3; i++) expect(JSON.stringify(await ask(question))).toBe(plain);
});

test('asOf is the instant of the snapshot, the same in all of an operation', async () => {
  const { sessions, queueLegs } = await ask('{ sessions { asOf completeThrough } queueLegs { asOf } }');
  expect(sessions).toEqual({ asOf: queueLegs.asOf, completeThrough: null });
  expect(Math.abs(Date.parse(sessions.asOf) - Date.now())).toBeLessThan(3_600_000);
});

test('nested detail and statistics over the same rows answer in one request, and agree', async () => {
  const question = `query Desk($from: DateTime!, $to: DateTime!) {
    sessions(filter: { createdAt: { from: $from, to: $to }, channel: { in: [VOICE] } }, orderBy: { field: CREATED_AT, direction: DESC }, first: 20) {
      totalCount
      nodes {
        externalId type direction status createdAt handleSeconds
        participants { type connectedAt agent { name } virtualAgent { name } endUser { identifier } }
        transfers { status kind waitSeconds fromAgent { name } toAgent { name } toMenuPath { name } }
        dispositions { code note list agent { name } }
        smartActions { __typename ... on PhotoAction { url } ... on TextAction { text } ... on VerificationAction { verified } }
      }
      totals { count handleTime { average p90 } rating { average count } }
      groups(by: [TYPE, DAY], timeZone: "Europe/Berlin") { key { type typeText bucketStart bucketLocal } count handleTime { average } sessions(first: 3) { nodes { externalId } } }
    }
    queueLegs(filter: { startedAt: { from: $from, to: $to }, session: { channel: { in: [VOICE] } } }) {
      totals { entered answered abandoned abandonRate { value } sl20: serviceLevel(seconds: 20) { value numerator denominator } sl60: serviceLevel(seconds: 60) { value } waitTime { average p50 p95 maximum } }
      groups(by: [QUEUE], orderBy: [{ measure: ABANDON_RATE, direction: DESC }], first: 5) { key { queue { name } } entered abandonRate { value } queueLegs(first: 3) { nodes { outcome waitSeconds } } }
    }
  }`;
  const { sessions, queueLegs } = await ask(question, { from, to });
  expect(sessions.totals.count).toBe(sessions.totalCount);
  expect(total(sessions.groups.map(({ count }: any) => count))).toBe(sessions.totalCount);
  expect(sessions.nodes).toHaveLength(20);
  expect(queueLegs.groups).toHaveLength(5);
  for (const { entered, queueLegs: own } of queueLegs.groups) expect(own.nodes).toHaveLength(Math.min(3, entered));
});
