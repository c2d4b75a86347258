/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
import { readFileSync } from 'node:fs';
import { ingestTexts } from '../ingest-records.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';
import { testServer, type TestServer } from '../support/server.ts';

/* Seconds beyond 2^31, and numbers of sessions and agents beyond 2^53, from the file to the answer. */

type Raw = Record<string, any>;
const talked = JSON.parse(
  readFileSync(new URL('../../samples/synthetic/call-41001.json', import.meta.url), 'utf8'),
) as Raw;
const seconds = 2 ** 31 + 5;
const ids = ['9007199254740992', '9007199254740993'];

/** JSON whose numbers may have any length, as the platform writes them. */
const written = (record: Raw): string =>
  JSON.stringify(record, (_key, value: unknown) => (typeof value === 'bigint' ? `big${String(value)}` : value)).replace(
    /"big(\d+)"/g,
    '$1',
  );

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await templateCopy();
  const [talk] = talked['handle_durations'] as Raw[];
  const [leg] = talked['queue_durations'] as Raw[];
  const records = ids.map((id) => ({
    ...talked,
    id: BigInt(id),
    agent_info: undefined,
    call_duration: seconds,
    wait_duration: seconds,
    handle_durations: [{ ...talk, agent_id: BigInt(id), call_duration: seconds, hold_duration: 0 }],
    queue_durations: [{ ...leg, agent_id: BigInt(id), queue_duration: seconds }],
  }));
  await ingestTexts(database.url, records.map(written));
  server = await testServer(database.url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

async function ask(question: string): Promise<any> {
  const { data, errors } = await server.ask<any>(question);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
const numbers = (rows: readonly Raw[]): string[] => rows.map(({ externalId }) => externalId as string).sort();
const time = (count: number): unknown => ({
  count,
  sum: count * seconds,
  average: seconds,
  minimum: seconds,
  maximum: seconds,
  p50: seconds,
  p99: seconds,
});
const family = 'count sum average minimum maximum p50 p99';

test('seconds are exact in totals and groups of every grain that measures them', async () => {
  const data = await ask(`{
    sessions { totals { talkTime { ${family} } waitTime { ${family} } } groups(by: [CHANNEL]) { talkTime { ${family} } } }
    agentHandles { totals { talkTime { ${family} } } groups(by: [CHANNEL, YEAR], fill: false) { talkTime { ${family} } } }
    queueLegs { totals { waitTime { ${family} } waitHistogram(edges: [10, 2147483647]) { from to count } } }
  }`);
  expect(data.sessions).toEqual({
    totals: { talkTime: time(2), waitTime: time(2) },
    groups: [{ talkTime: time(2) }],
  });
  expect(data.agentHandles).toEqual({ totals: { talkTime: time(2) }, groups: [{ talkTime: time(2) }] });
  expect(data.queueLegs.totals).toEqual({
    waitTime: time(2),
    waitHistogram: [
      { from: 0, to: 10, count: 0 },
      { from: 10, to: 2147483647, count: 0 },
      { from: 2147483647, to: null, count: 2 },
    ],
  });
});

test('groups are ranked and kept by them', async () => {
  const { agentHandles } = await ask(`{ agentHandles {
    all: groups(by: [AGENT], having: [{ measure: TALK_TIME, stat: SUM, gte: ${String(seconds)}, lt: ${String(seconds + 1)} }]) { count }
    none: groups(by: [AGENT], having: [{ measure: TALK_TIME, stat: SUM, gt: ${String(seconds)} }]) { count }
    top: groups(by: [AGENT], orderBy: [{ measure: TALK_TIME, stat: SUM, direction: DESC }], first: 1, rest: true) { isRest talkTime { sum } }
  } }`);
  expect(agentHandles).toEqual({
    all: [{ count: 1 }, { count: 1 }],
    none: [],
    top: [
      { isRest: false, talkTime: { sum: seconds } },
      { isRest: true, talkTime: { sum: seconds } },
    ],
  });
});

test('numbers of sessions and agents that differ in their last digit alone are two', async () => {
  const { sessions, agentHandles } = await ask(`{
    sessions { nodes { externalId } groups(by: [AGENT]) { key { agent { externalId } } count sessions { nodes { externalId } } } }
    agentHandles { groups(by: [AGENT]) { key { agent { externalId } } count agentHandles { nodes { agent { externalId } } } } }
  }`);
  expect(numbers(sessions.nodes)).toEqual(ids);
  expect(sessions.groups).toEqual(
    ids.map((externalId) => ({ key: { agent: { externalId } }, count: 1, sessions: { nodes: [{ externalId }] } })),
  );
  expect(agentHandles.groups).toEqual(
    ids.map((externalId) => ({
      key: { agent: { externalId } },
      count: 1,
      agentHandles: { nodes: [{ agent: { externalId } }] },
    })),
  );
});

test.each(ids)('a filter by %s finds that one alone, in totals and at other grains', async (id) => {
  const data = await ask(`{
    sessions(filter: { externalId: { eq: "${id}" } }) { totals { count talkTime { sum } } }
    queueLegs(filter: { session: { externalId: { eq: "${id}" } } }) { totals { entered waitTime { sum } } }
    agentHandles(filter: { agent: { externalId: { in: ["${id}"] } } }) { totals { count talkTime { sum } } }
  }`);
  expect(data).toEqual({
    sessions: { totals: { count: 1, talkTime: { sum: seconds } } },
    queueLegs: { totals: { entered: 1, waitTime: { sum: seconds } } },
    agentHandles: { totals: { count: 1, talkTime: { sum: seconds } } },
  });
});
