/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question, raw documents by nothing */
import { sampleDatabase, type SampleDatabase } from '../support/samples.ts';
import { testServer, type TestServer } from '../support/server.ts';

/* The totals of the sample sessions, as samples/README.md has them; worked out by hand and by a program of their own. */

let database: SampleDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await sampleDatabase();
  server = await testServer(database.url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const query = `
  query ($session: SessionFilter!) {
    sessions(filter: $session) {
      totals { count rating { count average } handleTime { average } transferRate { numerator } }
    }
    queueLegs(filter: { session: $session }) {
      totals {
        entered enteredFirst answered abandoned shortAbandoned
        abandonRate { value }
        serviceLevel { value numerator denominator }
        waitTime { sum maximum }
        speedOfAnswer { average }
      }
    }
    agentHandles(filter: { session: $session }) {
      totals {
        count
        talkTime { sum } holdTime { sum } wrapUpTime { sum } preWorkTime { sum }
        handleTime { sum average }
      }
    }
    transfers(filter: { session: $session }) { totals { count } }
    escalations(filter: { session: $session }) { totals { count } }
    virtualAgentLegs(filter: { session: $session }) { totals { count escalationRate { numerator } } }
  }
`;

const synthetic = { externalId: { notIn: ['1418'] } };
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 1000);

/** The answer in the words of the table. */
async function metrics(session: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { data, errors } = await server.ask<any>(query, { session: { ...synthetic, ...session } });
  expect(errors).toBeUndefined();
  const sessions = data.sessions.totals;
  const legs = data.queueLegs.totals;
  const handles = data.agentHandles.totals;
  return {
    sessions: sessions.count,
    queueEntries: legs.entered,
    distinctQueueEntries: legs.enteredFirst,
    queueAnswered: legs.answered,
    queueAbandoned: legs.abandoned,
    shortAbandoned: legs.shortAbandoned,
    abandonRate: rounded(legs.abandonRate.value),
    slIn: legs.serviceLevel.numerator,
    slOut: legs.serviceLevel.denominator - legs.serviceLevel.numerator,
    serviceLevel: rounded(legs.serviceLevel.value),
    queueWaitTotal: legs.waitTime.sum,
    queueWaitMax: legs.waitTime.maximum,
    avgSpeedOfAnswer: rounded(legs.speedOfAnswer.average),
    agentHandles: handles.count,
    talkTotal: handles.talkTime.sum,
    holdTotal: handles.holdTime.sum,
    acwTotal: handles.wrapUpTime.sum,
    bcwTotal: handles.preWorkTime.sum,
    handleTotal: handles.handleTime.sum,
    avgHandlePerAgentHandle: rounded(handles.handleTime.average),
    avgHandlePerHandledSession: rounded(sessions.handleTime.average),
    transfers: data.transfers.totals.count,
    escalations: data.escalations.totals.count,
    vaLegs: data.virtualAgentLegs.totals.count,
    vaEscalated: data.virtualAgentLegs.totals.escalationRate.numerator,
    rated: sessions.rating.count,
    avgRating: rounded(sessions.rating.average),
  };
}

const table = `
  sessions                   6        3        9
  queueEntries               6        3        9
  distinctQueueEntries       4        2        6
  queueAnswered              5        3        8
  queueAbandoned             1        0        1
  shortAbandoned             0        0        0
  abandonRate                0.167    0        0.111
  slIn                       4        3        7
  slOut                      1        0        1
  serviceLevel               0.8      1        0.875
  queueWaitTotal             148      47       195
  queueWaitMax               75       22       75
  avgSpeedOfAnswer           14.6     15.667   15
  agentHandles               6        3        9
  talkTotal                  1023     1193     2216
  holdTotal                  84       0        84
  acwTotal                   96       48       144
  bcwTotal                   0        0        0
  handleTotal                1203     1241     2444
  avgHandlePerAgentHandle    200.5    413.667  271.556
  avgHandlePerHandledSession 300.75   620.5    407.333
  transfers                  2        1        3
  escalations                1        1        2
  vaLegs                     1        2        3
  vaEscalated                1        1        2
  rated                      3        2        5
  avgRating                  4        3        3.6
`;
const rows = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const column = (at: number): Record<string, number> =>
  Object.fromEntries(rows.map((cells) => [cells[0] as string, Number(cells[at])]));

test.each([
  ['of calls', { channel: { eq: 'VOICE' } }, 1],
  ['of chats', { channel: { eq: 'CHAT' } }, 2],
  ['of all sessions', {}, 3],
])('the golden totals %s come out exactly', async (_which, session, at) => {
  expect(await metrics(session)).toEqual(column(at));
});

const files = `
  VOICE 41001 245 196 23 0 26 1 12 1 0 1 0 0 0 4
  VOICE 41002 515 416 61 0 38 3 52 2 0 3 2 1 1 5
  VOICE 41003 0   0   0  0 0  1 75 0 1 0 0 0 0 -
  VOICE 41004 0   0   0  0 0  0 0  0 0 0 0 0 0 -
  VOICE 41005 293 273 0  0 20 1 9  1 0 1 0 0 0 3
  VOICE 41007 150 138 0  0 12 0 0  0 0 1 0 0 0 -
  CHAT  52001 645 615 0  0 30 1 22 1 0 1 0 0 0 2
  CHAT  52003 596 578 0  0 18 2 25 2 0 2 1 1 1 4
  CHAT  52004 0   0   0  0 0  0 0  0 0 0 0 0 1 -
`;
const names = ['handleTotal', 'talkTotal', 'holdTotal', 'bcwTotal', 'acwTotal', 'queueEntries', 'queueWaitTotal'];
const more = ['slIn', 'slOut', 'agentHandles', 'transfers', 'escalations', 'vaLegs', 'avgRating'];

test.each(
  files
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/)),
)('the golden totals of %s %s come out exactly', async (channel, externalId, ...cells) => {
  const found = await metrics({ channel: { eq: channel }, externalId: { eq: externalId } });
  const expected = [...names, ...more].map((name, i) => [name, cells[i] === '-' ? null : Number(cells[i])]);
  expect(found).toMatchObject(Object.fromEntries(expected));
});
