import pg from 'pg';
import { templateCopy, type TestDatabase } from '../../../test/support/postgres.ts';
import type { Source } from '../sources/source.ts';
import { usualPace } from './pace.ts';
import {
  moveCursor,
  nextTurnIn,
  registerSource,
  renewTurn,
  takeTurn,
  turnFailed,
  turnReleased,
  turnSucceeded,
  type Turn,
} from './source-row.ts';

let database: TestDatabase;
let ledger: pg.Pool;
beforeAll(async () => {
  database = await templateCopy();
  ledger = new pg.Pool({ connectionString: database.url, max: 2 });
  ledger.on('error', () => undefined);
});
afterAll(async () => {
  await ledger.end();
  await database[Symbol.asyncDispose]();
});
beforeEach(() => ledger.query('TRUNCATE ingest_sources, ingest_objects'));

const LEASE = 60;
const source = { name: 'inbox', instance: 'here', url: 'file:///inbox', everySeconds: 30 } as Source;
const elsewhere = { ...source, url: 'file:///elsewhere' } as Source;
const other = { ...source, name: 'other' } as Source;

/** The row of a source; its instants in seconds from now, rounded. */
async function rowOf({ name }: Source = source): Promise<Record<string, unknown> | undefined> {
  const seconds = (column: string): string => `round(extract(epoch FROM ${column} - now()))::int AS ${column}`;
  const { rows } = await ledger.query<Record<string, unknown>>(
    `SELECT instance, url, failures, last_error, cursor_at, ${['seen_at', 'next_listing_at', 'listed_at', 'listing_started_at'].map(seconds).join(', ')}
     FROM ingest_sources WHERE name = $1`,
    [name],
  );
  return rows[0];
}

const enter = async (...sources: Source[]): Promise<void> => {
  for (const it of sources) await registerSource(ledger, it);
};
const turnOf = async (it: Source = source): Promise<Turn> => (await takeTurn(ledger, it, LEASE)) as Turn;
/** Lets so many seconds pass; and a few milliseconds of the clock, because two turns never end in the same one. */
const pass = (seconds: number): Promise<unknown> =>
  ledger.query(
    `WITH slept AS MATERIALIZED (SELECT pg_sleep(0.005))
     UPDATE ingest_sources SET next_listing_at = next_listing_at - $1 * interval '1 second' FROM slept`,
    [seconds],
  );
const objectsOf = async (): Promise<unknown[]> =>
  (await ledger.query<{ source: string }>('SELECT source FROM ingest_objects ORDER BY 1')).rows.map((it) => it.source);
const addObject = ({ name }: Source): Promise<unknown> =>
  ledger.query(
    `INSERT INTO ingest_objects (source, path, instance, version, state, listed_at, attempts, due_at)
     VALUES ($1, 'a.json', 'here', '1', 'PENDING', now(), 0, now())`,
    [name],
  );

describe('a source', () => {
  it('that is entered is due at once, knows nothing, and did not change', async () => {
    expect(await registerSource(ledger, source)).toBe(false);
    expect(await rowOf()).toEqual({
      instance: 'here',
      url: 'file:///inbox',
      failures: 0,
      last_error: null,
      cursor_at: null,
      seen_at: expect.closeTo(0, -1) as number,
      next_listing_at: expect.closeTo(0, -1) as number,
      listed_at: null,
      listing_started_at: null,
    });
  });

  it('that is new changes nothing beside another, and one that is alone can change', async () => {
    await enter(other);
    await addObject(source);
    expect(await registerSource(ledger, source)).toBe(false);
    await ledger.query("DELETE FROM ingest_sources WHERE name = 'other'");
    expect(await objectsOf()).toEqual(['inbox']);
    expect(await registerSource(ledger, elsewhere)).toBe(true);
    expect(await objectsOf()).toEqual([]);
  });

  it('that is entered again stays as it is, with its objects', async () => {
    await enter(source, other);
    await Promise.all([addObject(source), addObject(other)]);
    const turn = await turnOf();
    await turnSucceeded(ledger, source, turn);
    const before = await rowOf();
    expect(await registerSource(ledger, source)).toBe(false);
    expect(await rowOf()).toEqual(before);
    expect(await objectsOf()).toEqual(['inbox', 'other']);
  });

  it.each([
    ['another place', elsewhere],
    ['another instance', { ...source, instance: 'there' } as Source],
  ])('that is now %s begins anew, without the objects of the other', async (_what, changed) => {
    await enter(source, other);
    await Promise.all([addObject(source), addObject(other)]);
    await moveCursor(ledger, 'inbox', 5000);
    await turnFailed(ledger, source, await turnOf(), 'away', usualPace);
    await pass(-1000);
    await ledger.query(
      `UPDATE ingest_sources SET listed_at = now(), listing_started_at = now(), seen_at = now() - interval '1 day'`,
    );
    expect(await registerSource(ledger, changed)).toBe(true);
    expect(await rowOf()).toEqual({
      instance: changed.instance,
      url: changed.url,
      failures: 0,
      last_error: null,
      cursor_at: null,
      seen_at: expect.closeTo(0, -1) as number,
      next_listing_at: expect.closeTo(0, -1) as number,
      listed_at: null,
      listing_started_at: null,
    });
    expect(await objectsOf()).toEqual(['other']);
    expect(await rowOf(other)).toMatchObject({ next_listing_at: expect.closeTo(1000, -1) as number });
  });
});

describe('the turn to list a source', () => {
  it('can be had at the very instant at which it is due', async () => {
    const client = await ledger.connect();
    try {
      // In a transaction it is the same instant all the time.
      await client.query('BEGIN');
      await registerSource(client, source);
      expect(await takeTurn(client, source, LEASE)).not.toBeNull();
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('is one process’s until its lease is over', async () => {
    await enter(source, other);
    await moveCursor(ledger, 'inbox', 5000);
    await ledger.query(`UPDATE ingest_sources SET seen_at = now() - interval '1 day'`);
    const turn = await turnOf();
    const clock = (await ledger.query<{ now: Date }>('SELECT now()')).rows[0]?.now as Date;
    expect(turn.until.getTime() - turn.startedAt.getTime()).toBe(LEASE * 1000);
    expect(Math.abs(clock.getTime() - turn.startedAt.getTime())).toBeLessThan(20_000);
    expect(turn).toMatchObject({ cursorAt: new Date(5000), failures: 0 });
    expect(await rowOf()).toMatchObject({ seen_at: expect.closeTo(0, -1) as number });
    expect(await rowOf(other)).toMatchObject({ seen_at: -86_400 });
    expect(await takeTurn(ledger, source, LEASE)).toBeNull();
    expect(await takeTurn(ledger, other, LEASE)).not.toBeNull();
    await pass(LEASE + 1);
    expect(await takeTurn(ledger, source, LEASE)).not.toBeNull();
  });

  it.each([
    ['of another place', elsewhere],
    ['of another instance', { ...source, instance: 'there' } as Source],
    ['of another name', other],
  ])('is not to be had %s', async (_what, wanted) => {
    await enter(source);
    expect(await takeTurn(ledger, wanted, LEASE)).toBeNull();
  });

  it('is renewed by whoever has it, and by nobody else', async () => {
    await enter(source, other);
    const turn = await turnOf();
    const until = (await renewTurn(ledger, 'inbox', turn.until, 2 * LEASE)) as Date;
    expect(until.getTime() - turn.until.getTime()).toBeGreaterThan(LEASE * 500);
    expect(await renewTurn(ledger, 'inbox', turn.until, LEASE)).toBeNull();
    expect(await renewTurn(ledger, 'other', until, LEASE)).toBeNull();
    expect(await rowOf()).toMatchObject({ next_listing_at: expect.closeTo(2 * LEASE, -1) as number });
    expect(await renewTurn(ledger, 'inbox', until, LEASE)).not.toBeNull();
  });

  it('that succeeded is followed by the next so many seconds after its begin, and forgets failures', async () => {
    await enter(source, other);
    await turnFailed(ledger, source, await turnOf(), 'away', usualPace);
    await pass(1000);
    const turn = await turnOf();
    expect(turn.failures).toBe(1);
    await turnSucceeded(ledger, source, turn);
    expect(await rowOf()).toMatchObject({
      failures: 0,
      last_error: null,
      listed_at: expect.closeTo(0, -1) as number,
      listing_started_at: expect.closeTo(0, -1) as number,
      next_listing_at: expect.closeTo(30, -1) as number,
    });
    expect(await rowOf(other)).toMatchObject({ listed_at: null });
  });

  it('that took longer than its source waits is followed by the next at once, not before now', async () => {
    await enter(source);
    const turn = await turnOf();
    const startedAt = new Date(turn.startedAt.getTime() - 600_000);
    await turnSucceeded(ledger, source, { ...turn, startedAt });
    expect(await rowOf()).toMatchObject({
      listing_started_at: expect.closeTo(-600, -1) as number,
      next_listing_at: expect.closeTo(0, -1) as number,
    });
  });

  it('that failed says why, and is followed by the next after a wait that grows with the failures', async () => {
    await enter(source, other);
    const pace = { ...usualPace, firstWait: 100, longestWait: 100_000 };
    const waits: number[] = [];
    for (let failures = 0; failures < 8; failures++) {
      const turn = await turnOf();
      expect(turn.failures).toBe(failures);
      await turnFailed(ledger, source, turn, `away ${String(failures)}`, pace);
      expect(await rowOf()).toMatchObject({
        failures: failures + 1,
        last_error: `away ${String(failures)}`,
        listed_at: null,
      });
      waits.push((await nextTurnIn(ledger, source)) as number);
      await pass(200_000);
    }
    waits.forEach((wait, failures) => expect(wait).toBeLessThanOrEqual(100 * 2 ** failures));
    // At random below a wait that doubles: of eight, one at least is long.
    expect(Math.max(...waits)).toBeGreaterThan(100);
    expect(await rowOf(other)).toMatchObject({ failures: 0, last_error: null });
  });

  it('waits no longer than the longest wait', async () => {
    await enter(source);
    const turn = { ...(await turnOf()), failures: 25 };
    await turnFailed(ledger, source, turn, 'away', { ...usualPace, firstWait: 100, longestWait: 7 });
    expect(await nextTurnIn(ledger, source)).toBeLessThanOrEqual(7);
  });

  it('that is let go can be taken at once', async () => {
    await enter(source, other);
    const [turn] = [await turnOf(), await turnOf(other)];
    await turnReleased(ledger, 'inbox', turn);
    expect(await takeTurn(ledger, other, LEASE)).toBeNull();
    expect(await takeTurn(ledger, source, LEASE)).not.toBeNull();
  });

  it.each([
    ['succeeds', (turn: Turn) => turnSucceeded(ledger, source, turn)],
    ['fails', (turn: Turn) => turnFailed(ledger, source, turn, 'away', usualPace)],
    ['is let go', (turn: Turn) => turnReleased(ledger, 'inbox', turn)],
  ])('that another process has by now changes nothing where it %s', async (_what, end) => {
    await enter(source);
    const lost = await turnOf();
    await pass(LEASE + 1);
    await turnOf();
    const before = await rowOf();
    await end(lost);
    expect({ ...(await rowOf()), seen_at: 0, next_listing_at: expect.anything() as unknown }).toEqual({
      ...before,
      seen_at: 0,
      next_listing_at: expect.anything() as unknown,
    });
    expect(await takeTurn(ledger, source, LEASE)).toBeNull();
  });

  it('is told by how long it is to the next; null of a source that is no longer ours', async () => {
    await enter(source);
    expect(await nextTurnIn(ledger, source)).toBeCloseTo(0, -1);
    await turnOf();
    const seconds = (await nextTurnIn(ledger, source)) as number;
    expect(seconds).toBeGreaterThan(LEASE - 30);
    expect(seconds).toBeLessThanOrEqual(LEASE);
    for (const it of [elsewhere, other, { ...source, instance: 'there' } as Source]) {
      expect(await nextTurnIn(ledger, it)).toBeNull();
    }
  });
});

test('a cursor only ever moves on', async () => {
  await enter(source, other);
  for (const [to, cursor] of [
    [5000, 5000],
    [4000, 5000],
    [6000, 6000],
  ] as const) {
    await moveCursor(ledger, 'inbox', to);
    expect(await rowOf()).toMatchObject({ cursor_at: new Date(cursor) });
  }
  expect(await rowOf(other)).toMatchObject({ cursor_at: null });
});
