import { readFileSync } from 'node:fs';
import { contentsOf, query } from './ingest-contents.ts';
import { call, fatesOf, ingestRecords, ingestTexts } from './ingest-records.ts';
import { templateCopy } from './support/postgres.ts';

const text = (name: string): string =>
  JSON.stringify(JSON.parse(readFileSync(new URL(`../samples/synthetic/${name}`, import.meta.url), 'utf8')));
const [first, second] = [text('call-41001.initial.json'), text('call-41001.json')];
const third = JSON.stringify({
  ...(JSON.parse(second) as object),
  rating: 1,
  updated_at: '2026-09-14T10:00:00.000-07:00',
  participants: [],
});

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]));
}

describe('a session that is delivered again', () => {
  const orders = permutations([first, second, third, second].map((delivered, i) => ({ delivered, i })));

  it('ends the same in every order of arrival, one file at a time and all in one batch', async () => {
    await using clean = await templateCopy();
    await ingestTexts(clean.url, [third]);
    const { sessions: expected, ...rest } = await contentsOf(clean.url);
    // What older files told about agents and queues stays known, so the clean run has to hear of it too.
    await ingestTexts(clean.url, [first, second]);
    const shared = await contentsOf(clean.url);
    expect(shared['sessions']).toEqual(expected);
    expect(shared['handle_phases']).toEqual(rest['handle_phases']);
    await using database = await templateCopy();
    for (const [place, order] of orders.entries()) {
      await query(database.url, `TRUNCATE ${Object.keys(shared).join(', ')}`);
      const files = order.map(({ delivered }) => delivered);
      if (place % 4 === 0) for (const file of files) await ingestTexts(database.url, [file]);
      else await ingestTexts(database.url, files);
      expect(await contentsOf(database.url)).toEqual(shared);
    }
  }, 120_000);

  it('counts several files of one batch as if they came one by one', async () => {
    await using database = await templateCopy();
    expect(fatesOf(await ingestTexts(database.url, [second, first, second, third, third]))).toEqual({
      new: 1,
      replaced: 1,
      same: 2,
      stale: 1,
      quarantined: 0,
    });
    expect(fatesOf(await ingestTexts(database.url, [second, first, third]))).toEqual({
      new: 0,
      replaced: 0,
      same: 1,
      stale: 2,
      quarantined: 0,
    });
  });

  it('keeps its row, and loses every row that the newer file no longer has', async () => {
    await using database = await templateCopy();
    await ingestTexts(database.url, [first]);
    const before = await query(database.url, 'SELECT row_id FROM sessions');
    await ingestTexts(database.url, [second]);
    await ingestTexts(database.url, [third]);
    expect((await query(database.url, 'SELECT row_id FROM sessions')).rows).toEqual(before.rows);
    const { rows } = await query(
      database.url,
      'SELECT (SELECT count(*)::int FROM participants) AS participants, (SELECT count(*)::int FROM handle_phases) AS phases, (SELECT count(*)::int FROM raw_documents) AS documents',
    );
    expect(rows).toEqual([{ participants: 0, phases: 2, documents: 1 }]);
  });

  it('of one age is the same where its bytes are, else the one that tells of later or of more is kept, in either order', async () => {
    const short = call(1, { rating: 5 });
    const rated = call(1, { rating: 3, has_feedback: true });
    const wrappedUp = call(1, { handle_durations: [{ id: 1, ended_at: '2026-09-14T09:25:00.000-07:00' }] });
    await using database = await templateCopy();
    for (const files of permutations([short, rated, wrappedUp])) {
      await query(database.url, 'TRUNCATE sessions, raw_documents, handle_phases, agent_handles');
      for (const file of files) await ingestRecords(database.url, [file]);
      expect(fatesOf(await ingestRecords(database.url, files))).toMatchObject({ same: 1, stale: 2, replaced: 0 });
      expect((await query(database.url, 'SELECT rating, handle_seconds FROM sessions')).rows).toEqual([
        { rating: null, handle_seconds: null },
      ]);
      expect((await query(database.url, 'SELECT count(*)::int AS found FROM handle_phases')).rows).toEqual([
        { found: 1 },
      ]);
    }
    await query(database.url, 'TRUNCATE sessions, raw_documents, handle_phases, agent_handles');
    expect(fatesOf(await ingestRecords(database.url, [short]))).toMatchObject({ new: 1 });
    expect(fatesOf(await ingestRecords(database.url, [rated]))).toMatchObject({ replaced: 1 });
    expect(fatesOf(await ingestRecords(database.url, [short]))).toMatchObject({ stale: 1 });
    expect(fatesOf(await ingestRecords(database.url, [rated]))).toMatchObject({ same: 1 });
  });

  it('without a version stands below every version', async () => {
    await using database = await templateCopy();
    const fates = fatesOf(
      await ingestRecords(database.url, [call(1, { updated_at: null }), call(1), call(1, { updated_at: null })]),
    );
    expect(fates).toEqual({ new: 1, replaced: 1, same: 0, stale: 1, quarantined: 0 });
  });

  it('is another session on the other channel or in another instance', async () => {
    await using database = await templateCopy();
    const chat = { ...call(1), call_type: undefined, chat_type: 'Messaging Inbound (Web Chat)' };
    await ingestRecords(database.url, [call(1), chat]);
    await ingestRecords(database.url, [call(1)], { instance: 'there' });
    const { rows } = await query(database.url, 'SELECT instance, channel FROM sessions ORDER BY 1, 2');
    expect(rows).toEqual([
      { instance: 'here', channel: 'CHAT' },
      { instance: 'here', channel: 'VOICE' },
      { instance: 'there', channel: 'VOICE' },
    ]);
  });

  it('leaves an agent as the newest file tells, whatever the order', async () => {
    const told = (id: number, day: string, name: string | undefined) =>
      call(id, {
        updated_at: `2026-09-${day}T00:00:00.000Z`,
        agent_info: name ? { id: 7, name, email: null } : undefined,
        handle_durations: [{ id, agent_id: 7 }],
      });
    const files = [told(1, '01', 'Old'), told(2, '03', 'New'), told(3, '02', 'Between'), told(4, '04', undefined)];
    await using database = await templateCopy();
    for (const order of permutations(files)) {
      await query(database.url, 'TRUNCATE sessions, raw_documents, handle_phases, agent_handles, agents');
      const half = order.length >> 1;
      await ingestRecords(database.url, order.slice(0, half));
      await ingestRecords(database.url, order.slice(half));
      expect((await query(database.url, 'SELECT name FROM agents')).rows).toEqual([{ name: 'New' }]);
    }
  }, 120_000);
});
