import { query } from './ingest-contents.ts';
import { call, fatesOf, ingestRecords, ingestTexts } from './ingest-records.ts';
import { templateCopy, type TestDatabase } from './support/postgres.ts';

interface Warned {
  readonly path: string;
  readonly problem: string;
}

describe('an odd value', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await templateCopy();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  let id = 0;
  /** Takes in one call and gives a column of a table, and the warnings. */
  async function store(
    column: string,
    more: Record<string, unknown>,
    table = 'sessions',
  ): Promise<[unknown, ...string[]]> {
    const summary = await ingestRecords(database.url, [call(++id, more)]);
    expect(fatesOf(summary)).toMatchObject({ new: 1, quarantined: 0 });
    return stored(column, table, id);
  }
  async function stored(column: string, table: string, externalId: number): Promise<[unknown, ...string[]]> {
    const number = table === 'sessions' ? 'external_id' : 'session_external_id';
    const { rows } = await query<{ value: unknown }>(
      database.url,
      `SELECT ${column} AS value FROM ${table} WHERE ${number} = $1`,
      [externalId],
    );
    const warned = await query<{ warnings: Warned[] }>(
      database.url,
      'SELECT warnings FROM raw_documents WHERE session_external_id = $1',
      [externalId],
    );
    return [rows[0]?.value, ...(warned.rows[0]?.warnings ?? []).map(({ path, problem }) => `${path}: ${problem}`)];
  }

  it.each([
    [
      'text in place of a number',
      'queue_priority',
      { queue_priority_level: '3' },
      3,
      'queue_priority_level: a string was taken as a number',
    ],
    ['a number in place of text', 'language', { lang: 5 }, '5', 'lang: a number was taken as text'],
    [
      'a word in place of a number',
      'queue_priority',
      { queue_priority_level: 'high' },
      null,
      'queue_priority_level: a string stands where a number is expected; left out',
    ],
    [
      'an object in place of text',
      'language',
      { lang: {} },
      null,
      'lang: an object stands where text is expected; left out',
    ],
    [
      'a list in place of a number',
      'queue_priority',
      { queue_priority_level: [] },
      null,
      'queue_priority_level: a list stands where a number is expected; left out',
    ],
    ['text in place of true', 'verified', { verified: 'true' }, true, 'verified: a string was taken as true or false'],
    ['0 in place of false', 'verified', { verified: 0 }, false, 'verified: a number was taken as true or false'],
    [
      'a word in place of true',
      'verified',
      { verified: 'yes' },
      null,
      'verified: a string stands where true or false is expected; left out',
    ],
    [
      'a number beyond 32 bits',
      'message_count',
      { message_count: 3_000_000_000 },
      null,
      'message_count: the number is beyond 32 bits; left out',
    ],
    [
      'a fraction of a count',
      'message_count',
      { message_count: 1.5 },
      null,
      'message_count: the number is not whole; left out',
    ],
    [
      'a fraction of a second',
      'average_response_seconds',
      { average_response_time: 1.6 },
      '2',
      'average_response_time: seconds are whole numbers; rounded',
    ],
    [
      'a negative duration',
      'average_response_seconds',
      { average_response_time: -4 },
      null,
      'average_response_time: the duration is negative; left out',
    ],
    [
      '30 February',
      'scheduled_at',
      { scheduled_at: '2026-02-30T00:00:00.000Z' },
      null,
      'scheduled_at: the text is no date and time with an offset that can be; left out',
    ],
    [
      'a date without an offset',
      'scheduled_at',
      { scheduled_at: '2026-02-28T00:00:00' },
      null,
      'scheduled_at: the text is no date and time with an offset that can be; left out',
    ],
    [
      'a number in place of a date',
      'scheduled_at',
      { scheduled_at: 1_760_000_000 },
      null,
      'scheduled_at: a number stands where a date and time is expected; left out',
    ],
    [
      'a list that is none',
      'transfer_count',
      { transfers: { id: 1 } },
      0,
      'transfers: no list stands where one is expected; left out',
    ],
    [
      'an item that is no object',
      'transfer_count',
      { transfers: [5, { id: 1 }] },
      1,
      'transfers[0]: the item is no object; left out',
    ],
    [
      'an object that is none',
      'end_user_id',
      { end_user: 'Alex' },
      null,
      'end_user: no object stands where one is expected; left out',
    ],
    ['a rating as text', 'rating', { rating: '4.5' }, 4.5, 'rating: a string was taken as a number'],
    [
      'NUL in a text',
      'language',
      { lang: 'e\0n' },
      'e\ufffdn',
      'lang: NUL or half a surrogate pair was replaced by U+FFFD',
    ],
    [
      'half a surrogate pair',
      'language',
      { lang: 'e\ud83d' },
      'e\ufffd',
      'lang: NUL or half a surrogate pair was replaced by U+FFFD',
    ],
    [
      'NUL in JSON',
      'custom_data',
      { custom_data_not_secured: { 'a\0': { value: ['\0', '\ud83d\ude00'] } } },
      { 'a\ufffd': { value: ['\ufffd', '\ud83d\ude00'] } },
      'custom_data_not_secured: NUL or half a surrogate pair was replaced by U+FFFD',
    ],
  ])('is repaired or left out with a warning: %s', async (_says, column, more, value, warning) => {
    expect(await store(column, more)).toEqual([value, warning]);
  });

  it('in an item is told with the place of the item', async () => {
    const [, ...warnings] = await store(
      'queue_name',
      { queue_durations: [{ id: 1 }, { id: 2, menu_path: 7, started_at: 'soon' }] },
      'queue_legs',
    );
    expect(warnings.sort()).toEqual([
      'queue_durations[1].menu_path: a number was taken as text',
      'queue_durations[1].started_at: the text is no date and time with an offset that can be; left out',
    ]);
  });

  it.each([
    ['out_ticket_id', 'out_ticket_id', { out_ticket_id: 5 }, '5'],
    ['adapter_fail_code', 'adapter_fail_code', { adapter_fail_code: 31_005 }, '31005'],
  ])('is expected, and no warning, where the platform writes both: %s', async (_key, column, more, value) => {
    expect(await store(column, more)).toEqual([value]);
  });

  it('keeps its bytes in the stored document', async () => {
    const text = `{"id": ${++id}, "call_type": "Voice Inbound (IVR)", "lang": "e\\u0000n",  "status": "finished" }`;
    await ingestTexts(database.url, [text]);
    const { rows } = await query<{ document: Buffer }>(
      database.url,
      'SELECT document FROM raw_documents WHERE session_external_id = $1',
      [id],
    );
    expect(rows[0]?.document.toString()).toBe(text);
  });

  it('may be a key that is written twice: the last one counts', async () => {
    await ingestTexts(database.url, [
      `{"id": ${++id}, "call_type": "Voice Inbound (IVR)", "lang": "en", "lang": "de"}`,
    ]);
    expect(await stored('language', 'sessions', id)).toEqual([
      'de',
      'lang: the key is written more than once; the last value counts',
    ]);
  });

  it('may be bytes that are no UTF-8', async () => {
    await ingestTexts(database.url, [JSON.stringify(call(++id, { lang: 'x' })).replace('"x"', '"\ufffd"')]);
    expect(await stored('language', 'sessions', id)).toEqual(['\ufffd']);
  });

  it('may be unknown: new keys are reported, new words kept, and nothing is refused', async () => {
    const summary = await ingestRecords(database.url, [
      call(++id, {
        status: 'teleported',
        brand_new: { deep: 1 },
        transfers: [
          { id: 1, mood: 'good', from_agent: { id: 1, shoe_size: 44 } },
          { id: 2, mood: 'bad' },
        ],
      }),
    ]);
    const paths = ['brand_new', 'transfers[].mood', 'transfers[].from_agent.shoe_size'];
    expect([...summary.unmapped]).toEqual(paths.map((path) => [path, 1]));
    const { rows } = await query(
      database.url,
      'SELECT s.status_text, d.unmapped_paths FROM sessions s JOIN raw_documents d ON d.session_id = s.row_id WHERE s.external_id = $1',
      [id],
    );
    expect(rows).toEqual([{ status_text: 'teleported', unmapped_paths: paths }]);
  });
});
