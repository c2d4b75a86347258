import { query } from './ingest-contents.ts';
import { call, fatesOf, ingestRecords, ingestTexts } from './ingest-records.ts';
import { templateCopy, type TestDatabase } from './support/postgres.ts';

describe('numbers of a file', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await templateCopy();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  it('beyond 2^53 stay exact everywhere', async () => {
    const text =
      '{"id": 9223372036854775807, "call_type": "Voice Inbound (IVR)", "end_user": {"id": 9007199254740993}, "queue_durations": [{"id": 9007199254740995, "agent_id": 9007199254740997, "queue_duration": 9007199254740999}], "custom_data_not_secured": {"n": 12345678901234567890}}';
    await ingestTexts(database.url, [text]);
    const { rows } = await query(
      database.url,
      `SELECT s.external_id, s.end_user_id, s.wait_seconds, s.queued_seconds, s.custom_data::text AS custom, q.row_id, q.agent_id, q.wait_seconds AS waited,
              (SELECT count(*)::int FROM agents WHERE external_id = 9007199254740997) AS agents,
              (SELECT count(*)::int FROM end_users WHERE external_id = 9007199254740993) AS users
       FROM sessions s JOIN queue_legs q ON q.session_id = s.row_id WHERE s.external_id = 9223372036854775807`,
    );
    expect(rows).toEqual([
      {
        external_id: '9223372036854775807',
        end_user_id: '9007199254740993',
        wait_seconds: null,
        queued_seconds: '9007199254740999',
        custom: '{"n": 12345678901234567890}',
        row_id: '9007199254740995',
        agent_id: '9007199254740997',
        waited: '9007199254740999',
        agents: 1,
        users: 1,
      },
    ]);
    expect(fatesOf(await ingestTexts(database.url, [text]))).toMatchObject({ same: 1 });
  });

  it('make row ids; a row without one, or with one that is taken, has minus its place', async () => {
    await ingestRecords(database.url, [
      call(1, {
        transfers: [{ id: 5 }, { id: 5 }, {}, { id: -1 }, { id: null }, { id: 'six' }, { id: '7' }],
        photos: [{ id: 1 }, { id: 1 }, {}],
        videos: [{ id: 1 }, { id: 1 }, {}],
      }),
    ]);
    const { rows } = await query(
      database.url,
      'SELECT position, row_id FROM transfers WHERE session_external_id = $1 ORDER BY position',
      [1],
    );
    expect(rows.map((row) => (row as { row_id: string }).row_id)).toEqual(['5', '-2', '-3', '-4', '-5', '-6', '7']);
    const actions = await query(
      database.url,
      'SELECT count(DISTINCT row_id)::int AS ids FROM smart_actions WHERE session_external_id = $1',
      [1],
    );
    expect(actions.rows).toEqual([{ ids: 6 }]);
  });

  it('that do not add up are kept, with a warning', async () => {
    const leg = { started_at: '2026-09-14T09:05:00.000-07:00', ended_at: '2026-09-14T09:05:20.000-07:00' };
    await ingestRecords(database.url, [
      call(2, {
        wait_duration: 9,
        call_duration: 100,
        hold_duration: 4,
        queue_durations: [
          { id: 1, queue_duration: 20, ...leg },
          { id: 2, queue_duration: 3, transfer_id: 8, ...leg },
        ],
        handle_durations: [{ id: 1, agent_id: 1, call_duration: 20, hold_duration: 30, acw_duration: 0, ...leg }],
        transfers: [
          { id: 8, wait_duration: 7, call_duration: 5, connected_at: leg.started_at, updated_at: leg.ended_at },
        ],
      }),
    ]);
    const { rows } = await query<{ warning: string }>(
      database.url,
      `SELECT (w ->> 'path') || ': ' || (w ->> 'problem') AS warning FROM raw_documents, jsonb_array_elements(warnings) AS w WHERE session_external_id = 2`,
    );
    expect(rows.map(({ warning }) => warning)).toEqual([
      'call_duration: 100 s, but handle_durations add up to 20 s',
      'hold_duration: 4 s, but handle_durations add up to 30 s',
      'wait_duration: 9 s, but queue_durations add up to 23 s',
      'handle_durations[0].hold_duration: 30 s of hold exceed the 20 s that hold is part of',
      'queue_durations[1].queue_duration: 3 s, but 20 s lie between started_at and ended_at',
      'transfers[0].wait_duration: 7 s, but its wait in the queue took 3 s',
      'transfers[0].call_duration: 5 s, but 20 s lie between connected_at and updated_at',
    ]);
  });
});
