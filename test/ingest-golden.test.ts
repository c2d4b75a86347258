import { query } from './ingest-contents.ts';
import { sampleDatabase, type SampleDatabase } from './support/samples.ts';

/** The totals of the corpus, by the definitions that the platform's own reports use: voice, chat, all. */
const expected: Readonly<Record<string, readonly [number, number, number]>> = {
  sessions: [6, 3, 9],
  queueEntries: [6, 3, 9],
  distinctQueueEntries: [4, 2, 6],
  queueAnswered: [5, 3, 8],
  queueAbandoned: [1, 0, 1],
  shortAbandoned: [0, 0, 0],
  slIn: [4, 3, 7],
  slOut: [1, 0, 1],
  queueWaitTotal: [148, 47, 195],
  queueWaitMax: [75, 22, 75],
  answeredWaitTotal: [73, 47, 120],
  agentHandles: [6, 3, 9],
  talkTotal: [1023, 1193, 2216],
  holdTotal: [84, 0, 84],
  acwTotal: [96, 48, 144],
  bcwTotal: [0, 0, 0],
  handleTotal: [1203, 1241, 2444],
  handledSessions: [4, 2, 6],
  transfers: [2, 1, 3],
  escalations: [1, 1, 2],
  vaLegs: [1, 2, 3],
  vaEscalated: [1, 1, 2],
  rated: [3, 2, 5],
  ratingTotal: [12, 6, 18],
};

const sums: Readonly<Record<string, readonly [table: string, sum: string]>> = {
  sessions: ['sessions', 'count(*)'],
  queueEntries: ['queue_legs', 'count(*)'],
  distinctQueueEntries: ['queue_legs', 'count(*) FILTER (WHERE is_first_entry)'],
  queueAnswered: ['queue_legs', "count(*) FILTER (WHERE outcome = 'ANSWERED')"],
  queueAbandoned: ['queue_legs', "count(*) FILTER (WHERE outcome = 'ABANDONED')"],
  shortAbandoned: ['queue_legs', 'count(*) FILTER (WHERE is_short_abandon)'],
  slIn: ['queue_legs', "count(*) FILTER (WHERE service_level_event_text = 'in_sla')"],
  slOut: ['queue_legs', "count(*) FILTER (WHERE service_level_event_text = 'not_in_sla')"],
  queueWaitTotal: ['queue_legs', 'sum(wait_seconds)'],
  queueWaitMax: ['queue_legs', 'max(wait_seconds)'],
  answeredWaitTotal: ['queue_legs', "sum(wait_seconds) FILTER (WHERE outcome = 'ANSWERED')"],
  agentHandles: ['agent_handles', 'count(*) FILTER (WHERE counted)'],
  talkTotal: ['sessions', 'sum(counted_talk_seconds)'],
  holdTotal: ['agent_handles', 'sum(hold_seconds)'],
  acwTotal: ['agent_handles', 'sum(wrap_up_seconds)'],
  bcwTotal: ['agent_handles', 'sum(pre_work_seconds)'],
  handleTotal: ['agent_handles', 'sum(handle_seconds)'],
  handledSessions: ['sessions', 'count(*) FILTER (WHERE is_handled)'],
  transfers: ['transfers', 'count(*)'],
  escalations: ['escalations', 'count(*)'],
  vaLegs: ['virtual_agent_legs', 'count(*)'],
  vaEscalated: ['virtual_agent_legs', "count(*) FILTER (WHERE finish_reason_text = 'escalated')"],
  rated: ['sessions', 'count(rating)'],
  ratingTotal: ['sessions', 'sum(rating)'],
};

describe('the rows of the bundled samples', () => {
  let database: SampleDatabase;
  beforeAll(async () => {
    database = await sampleDatabase();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  // The real record stands beside the synthetic corpus and is not part of its totals.
  const scopes = { voice: "channel = 'VOICE'", chat: "channel = 'CHAT'", all: 'true' };

  it.each(Object.keys(scopes).map((scope, i) => [scope, i] as const))(
    'add up to the totals of the corpus: %s',
    async (scope, i) => {
      const selects = Object.entries(sums).map(([name, [table, sum]]) => {
        const id = table === 'sessions' ? 'external_id' : 'session_external_id';
        return `(SELECT COALESCE(${sum}, 0)::int FROM ${table} WHERE ${scopes[scope as keyof typeof scopes]} AND ${id} <> 1418) AS "${name}"`;
      });
      const { rows } = await query(database.url, `SELECT ${selects.join(', ')}`);
      expect(rows[0]).toEqual(Object.fromEntries(Object.entries(expected).map(([name, values]) => [name, values[i]])));
    },
  );

  it('hold everything that the files hold', async () => {
    const { rows } = await query(
      database.url,
      "SELECT session_external_id FROM raw_documents WHERE unmapped_paths <> '{}' OR warnings <> '[]'",
    );
    expect(rows).toEqual([]);
  });
});
