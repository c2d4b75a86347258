/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
import { templateCopy, type TestDatabase } from '../../../test/support/postgres.ts';
import { dataOf, testServer, type TestServer } from '../../../test/support/server.ts';

/* What the schema and the catalogue say of measures: what may be null, and units. */

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await templateCopy();
  server = await testServer(database.url);
}, 120_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const ask = (question: string): Promise<any> => dataOf(server, question);

test('what is measured is there, messages aside; numbers of it are null only where there may be nothing to compute them from', async () => {
  const types = ['Rate', 'DurationStatistics', 'RatingStatistics', 'RatingCount', 'SentimentStatistics'];
  types.push('ResponseTimeStatistics', 'HistogramBin');
  const statistics = ['Session', 'QueueLeg', 'AgentHandle', 'VirtualAgentLeg', 'Transfer', 'Escalation', 'Disposition'];
  const nullableOf = async (name: string): Promise<string[]> => {
    const { __type: type } = await ask(`{ __type(name: "${name}") { fields { name type { kind } } } }`);
    return type.fields
      .filter((field: any) => field.type.kind !== 'NON_NULL')
      .map((field: any) => `${name}.${field.name}`);
  };
  expect((await Promise.all(types.map(nullableOf))).flat()).toEqual([
    'Rate.value',
    ...['average', 'minimum', 'maximum', 'p50', 'p90', 'p95', 'p99', 'percentile'].map(
      (it) => `DurationStatistics.${it}`,
    ),
    ...['average', 'minimum', 'maximum'].map((it) => `RatingStatistics.${it}`),
    'SentimentStatistics.average',
    ...['average', 'maximum'].map((it) => `ResponseTimeStatistics.${it}`),
    'HistogramBin.to',
  ]);
  // Files of today tell no messages of a turn, and none told are not 0.
  expect((await Promise.all(statistics.map((it) => nullableOf(`${it}Statistics`)))).flat()).toEqual([
    'AgentHandleStatistics.messages',
  ]);
});

test('every measure says its unit', async () => {
  const { catalogue } = await ask('{ catalogue { grains { type measures { name kind unit } } } }');
  for (const { type, measures: own } of catalogue.grains) {
    for (const { name, kind, unit } of own) expect([type, name, unit]).toEqual([type, name, unitOf(kind, type, name)]);
  }
});

/** What is counted: rows of the grain, unless the measure is of something else. */
function unitOf(kind: string, type: string, name: string): string {
  const units: Readonly<Record<string, string>> = {
    RATE: 'share',
    DURATION: 'seconds',
    RESPONSE_TIME: 'seconds',
    RATING: 'rating',
    SENTIMENT: 'points',
    HISTOGRAM: 'rows',
  };
  const rows: Readonly<Record<string, string>> = {
    Session: 'sessions',
    QueueLeg: 'queue legs',
    AgentHandle: 'handles',
    VirtualAgentLeg: 'virtual-agent legs',
    Transfer: 'transfers',
    Escalation: 'escalations',
    Disposition: 'dispositions',
  };
  const own = { messages: 'messages', transfersOut: 'transfers', sessions: 'sessions' }[name];
  return units[kind] ?? own ?? (rows[type] as string);
}
