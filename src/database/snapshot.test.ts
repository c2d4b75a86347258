import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { templateCopy, type TestDatabase } from '../../test/support/postgres.ts';
import { Budget, type Limits } from './budget.ts';
import { createPool } from './pool.ts';
import { rowTypes } from './row-types.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';
import type { Statement } from './sql.ts';
import { Turns } from './turns.ts';

let database: TestDatabase;
let observer: pg.Client;
beforeAll(async () => {
  database = await templateCopy();
  observer = new pg.Client(database.url);
  await observer.connect();
});
afterAll(async () => {
  await observer.end();
  await database[Symbol.asyncDispose]();
});

let pool: pg.Pool;
let turns: Turns;
beforeEach(() => {
  const more = { types: rowTypes, pipeline: true };
  pool = createPool({ url: database.url, name: 'read', size: 1, onError: () => undefined, more });
  turns = new Turns(1);
});
afterEach(() => pool.end());

interface Opened {
  readonly snapshot: Snapshot;
  readonly sent: string[];
  /** The client goes away. */
  leave(): void;
}

/** A snapshot; the pool has one connection, so of two the second waits for the first. */
function opened(limits: Partial<Limits> = {}): Opened {
  const gone = new AbortController();
  const budget = new Budget({ timeoutMs: 10_000, rows: 1_000, bytes: 1_000_000, ...limits }, gone.signal);
  const sent: string[] = [];
  const snapshot = createSnapshot({ pool, turns, budget, onStatement: (text) => sent.push(text) });
  return { snapshot, sent, leave: () => gone.abort() };
}

const of = (text: string, ...values: unknown[]): Statement => ({ text, values });
const session = of('SELECT pg_backend_pid() AS id');
const sessionOf = async ({ snapshot }: Opened): Promise<unknown> => (await snapshot.rows(session))[0]?.['id'];
const slow = of('SELECT pg_sleep(20)');
const refused = (code: string): unknown => expect.objectContaining({ extensions: { code } });

/** The session of the next snapshot, which a snapshot that has ended leaves room for. */
async function nextSession(): Promise<unknown> {
  const next = opened();
  const id = await sessionOf(next);
  next.snapshot.end();
  return id;
}

test('nothing is sent, and no connection taken, before the first statement', async () => {
  const { snapshot, sent } = opened();
  snapshot.end();
  await sleep(20);
  expect([sent, pool.totalCount]).toEqual([[], 0]);
});

test.each<[what: string, statement: Statement, rows: unknown]>([
  ['transaction_read_only', of('SHOW transaction_read_only'), [{ transaction_read_only: 'on' }]],
  ['transaction_isolation', of('SHOW transaction_isolation'), [{ transaction_isolation: 'repeatable read' }]],
  ['the zone', of('SHOW timezone'), [{ TimeZone: 'UTC' }]],
  ['an instant', of(`SELECT '2026-09-14 10:00:00+02'::timestamptz AS at`), [{ at: '2026-09-14T08:00:00.000Z' }]],
  ['a bound value', of('SELECT $1::text AS it', `'; --`), [{ it: `'; --` }]],
])('%s is as a snapshot has it', async (_what, statement, rows) => {
  const { snapshot } = opened();
  for (const kind of ['rows', 'rowsByKeys', 'rowsPlannedAnew'] as const) {
    expect(await snapshot[kind](statement)).toEqual(rows);
  }
  snapshot.end();
});

test('it writes nothing', async () => {
  const { snapshot } = opened();
  await expect(snapshot.rows(of('DELETE FROM sessions'))).rejects.toMatchObject({ code: '25006' });
  snapshot.end();
});

test.each([
  ['rows', 'auto'],
  ['rowsByKeys', 'force_generic_plan'],
  ['rowsPlannedAnew', 'auto'],
] as const)('%s is planned by %s, whatever was before it', async (kind, mode) => {
  const { snapshot } = opened();
  for (const before of ['rows', 'rowsByKeys', 'rowsPlannedAnew'] as const) {
    await snapshot[before](of('SELECT 1'));
    expect(await snapshot[kind](of('SHOW plan_cache_mode'))).toEqual([{ plan_cache_mode: mode }]);
  }
  snapshot.end();
});

test('all statements see the same moment', async () => {
  const { snapshot } = opened();
  const count = of('SELECT count(*) AS n FROM instances');
  const before = await snapshot.rows(count);
  await observer.query(`INSERT INTO instances (name, first_seen_at) VALUES ('meanwhile', now())`);
  expect(await snapshot.rows(count)).toEqual(before);
  snapshot.end();
});

test('the connection of one that ends well serves the next, in a transaction of its own', async () => {
  const first = opened();
  const id = await sessionOf(first);
  const [{ at: begun } = {}] = await first.snapshot.rows(of('SELECT now()::text AS at'));
  first.snapshot.end();
  first.snapshot.end();
  const second = opened();
  expect(await sessionOf(second)).toBe(id);
  expect((await second.snapshot.rows(of('SELECT now()::text AS at')))[0]?.['at']).not.toBe(begun);
  second.snapshot.end();
});

test('one that has ended takes no statement', async () => {
  const { snapshot } = opened();
  await snapshot.rows(session);
  snapshot.end();
  await expect(snapshot.rows(session)).rejects.toThrow('ended');
});

test('the connection of one that failed is given up', async () => {
  const failed = opened();
  const id = await sessionOf(failed);
  await expect(failed.snapshot.rows(of('SELECT nothing'))).rejects.toMatchObject({ code: '42703' });
  failed.snapshot.end();
  expect(await nextSession()).not.toBe(id);
});

/** Whether a session works on the slow statement; the database says so a moment after it was told to stop. */
async function isWorking(): Promise<boolean> {
  const query = `SELECT FROM pg_stat_activity WHERE application_name = 'sessiongraph read' AND state = 'active' AND query ~ 'pg_sleep' AND pid <> pg_backend_pid()`;
  for (let tries = 0; tries < 50; tries++) {
    if ((await observer.query(query)).rowCount === 0) return false;
    await sleep(20);
  }
  return true;
}

test.each<[what: string, limits: Partial<Limits>, ends: (it: Opened) => void, code: string]>([
  ['its deadline passes', { timeoutMs: 150 }, () => undefined, 'TIMEOUT'],
  ['its client leaves', {}, ({ leave }) => setTimeout(leave, 150), 'TIMEOUT'],
])('it stops what the database does when %s, and gives the connection up', async (_what, limits, ends, code) => {
  const it = opened(limits);
  const id = await sessionOf(it);
  ends(it);
  await expect(it.snapshot.rows(slow)).rejects.toEqual(refused(code));
  expect(await isWorking()).toBe(false);
  await expect(it.snapshot.rows(session)).rejects.toEqual(refused(code));
  it.snapshot.end();
  expect(await nextSession()).not.toBe(id);
});

test.each<[what: string, limits: Partial<Limits>]>([
  ['rows', { rows: 500 }],
  ['bytes', { bytes: 50_000 }],
])('a statement with ten million rows is stopped at the limit of %s', async (_what, limits) => {
  const it = opened(limits);
  const begun = performance.now();
  const many = of(`SELECT generate_series(1, 10000000) AS n, repeat('x', 100) AS text`);
  await expect(it.snapshot.rows(many)).rejects.toEqual(refused('LIMIT_EXCEEDED'));
  // Made and sent whole they take a minute.
  expect(performance.now() - begun).toBeLessThan(15_000);
  it.snapshot.end();
  expect(await nextSession()).toEqual(expect.any(Number));
});

test('the deadline runs while it waits for a connection, and it then never begins', async () => {
  const first = opened();
  await sessionOf(first);
  const second = opened({ timeoutMs: 100 });
  await expect(second.snapshot.rows(session)).rejects.toEqual(refused('TIMEOUT'));
  first.snapshot.end();
  await nextSession();
  expect(second.sent).toEqual([]);
});

test('the database knows how much of the deadline is left', async () => {
  const first = opened();
  await sessionOf(first);
  const second = opened({ timeoutMs: 2_000 });
  const left = second.snapshot.rows(of(`SELECT setting FROM pg_settings WHERE name = 'statement_timeout'`));
  await sleep(500);
  first.snapshot.end();
  // In milliseconds; SHOW says `2s`, which is 2.
  const ms = Number((await left)[0]?.['setting']);
  expect(ms).toBeGreaterThan(0);
  expect(ms).toBeLessThanOrEqual(1_550);
  second.snapshot.end();
});

test.each<[what: string, leaves: (it: Opened) => void]>([
  ['ended', ({ snapshot }) => snapshot.end()],
  ['left', ({ leave }) => leave()],
])('one that is %s while it waits takes nobody’s turn', async (_what, leaves) => {
  const first = opened();
  const id = await sessionOf(first);
  const second = opened();
  const asked = second.snapshot.rows(session).catch(() => 'refused');
  const third = opened();
  const served = sessionOf(third);
  leaves(second);
  first.snapshot.end();
  expect(await served).toBe(id);
  expect(second.sent).toEqual([]);
  third.snapshot.end();
  void asked;
});

test('connections are had in the order in which they were asked for', async () => {
  const first = opened();
  await sessionOf(first);
  const served: number[] = [];
  const waiting = [1, 2, 3, 4].map(async (n) => {
    const it = opened();
    await sessionOf(it);
    served.push(n);
    it.snapshot.end();
  });
  first.snapshot.end();
  await Promise.all(waiting);
  expect(served).toEqual([1, 2, 3, 4]);
});
