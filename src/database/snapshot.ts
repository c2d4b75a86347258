import type pg from 'pg';
import { Refusal } from '../errors.ts';
import type { Budget } from './budget.ts';
import { cancelBackend } from './cancel.ts';
import { backendOf, cutOff, pauseReading, rowsWatched, sendTogether } from './pg-internals.ts';
import { prepare } from './prepared.ts';
import type { Statement } from './sql.ts';
import type { Turn, Turns } from './turns.ts';

/** All statements of one operation: one connection, one read-only transaction, one budget. */
export interface Snapshot {
  /** Rows of a statement that is likely to come again; its plan is kept by the connection. */
  rows(statement: Statement): Promise<Record<string, unknown>[]>;
  /** Rows of a statement that finds rows by arrays of keys: its plan is good for all of them, so it is made once. */
  rowsByKeys(statement: Statement): Promise<Record<string, unknown>[]>;
  /** Rows of a statement that is planned for its own values (statistics). */
  rowsPlannedAnew(statement: Statement): Promise<Record<string, unknown>[]>;
  /** Ends the transaction; the snapshot cannot be used again. */
  end(): void;
}

export interface SnapshotOptions {
  readonly pool: pg.Pool;
  /** As many as the pool has connections: who waits for one has it when it is their turn, and is never overtaken. */
  readonly turns: Turns;
  readonly budget: Budget;
  /** Told every statement that is sent; for tests and the log. */
  readonly onStatement?: (text: string) => void;
}

const QUERY_CANCELED = '57014';

/** What a transaction needs to know besides its deadline. It is told each, because a pooler may take no settings with the connection. */
const SETTINGS = `SELECT set_config('statement_timeout', $1, true), set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('extra_float_digits', '1', true)`;

/** A snapshot that takes a connection when the first statement comes; an operation without any costs nothing. */
export function createSnapshot({ pool, turns, budget, onStatement }: SnapshotOptions): Snapshot {
  let turn: Turn | null = null;
  let opening: Promise<pg.PoolClient> | null = null;
  let state: 'open' | 'ended' | 'cancelled' = 'open';
  let failed = false;
  let outstanding = 0;
  budget.signal.addEventListener('abort', cancel, { once: true });

  async function open(): Promise<pg.PoolClient> {
    const own = (turn = turns.take());
    await own.come;
    const client = await pool.connect().catch((error: unknown) => {
      own.end();
      throw error;
    });
    if (state !== 'open') {
      client.release();
      own.end();
      budget.check();
      throw new Error('The snapshot has ended.');
    }
    // Not awaited: they travel with the first statement, and an error of theirs makes that one fail too.
    client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY').catch(ignore);
    client.query(prepare(client, { text: SETTINGS, values: [String(budget.leftMs)] })).catch(ignore);
    return client;
  }

  function cancel(): void {
    if (state !== 'open') return;
    state = 'cancelled';
    if (turn?.hasCome) void opening?.then(destroy, ignore);
    else turn?.end();
  }

  /** Stops what the database is doing for this operation, and never uses the connection again. */
  async function destroy(client: pg.PoolClient): Promise<void> {
    // A database that hangs hears of it when it wakes up.
    if (outstanding > 0) await cancelBackend(backendOf(client));
    cutOff(client);
    client.release(true);
    turn?.end();
  }

  let planning: Planning = 'auto';

  /** Tells the database how to plan what follows; only where it changes. */
  function plan(client: pg.PoolClient, wanted: Planning): void {
    if (planning === wanted) return;
    planning = wanted;
    client
      .query(prepare(client, { text: `SELECT set_config('plan_cache_mode', $1, true)`, values: [wanted] }))
      .catch(ignore);
  }

  async function ask(statement: Statement, isPrepared: boolean, wanted: Planning): Promise<Record<string, unknown>[]> {
    const client = await (opening ??= open());
    budget.check();
    onStatement?.(statement.text);
    sendTogether(client);
    plan(client, wanted);
    outstanding++;
    try {
      const { text, values } = statement;
      const query = isPrepared ? prepare(client, statement) : { text, values: values as unknown[] };
      return await rowsWatched(client, query, (bytes) => {
        if (!budget.readRow(bytes)) return false;
        if (budget.mustRest) pauseReading(client, budget.rest());
        return true;
      });
    } catch (error) {
      failed = true;
      if ((error as { code?: string }).code === QUERY_CANCELED) throw timedOut();
      throw error;
    } finally {
      outstanding--;
    }
  }

  const timedOut = (): Refusal =>
    new Refusal('TIMEOUT', `The operation took longer than ${String(budget.limits.timeoutMs)} ms and was cancelled.`);

  /** The budget decides before the database does: an answer that hangs, or never comes, ends with the operation. */
  async function run(statement: Statement, isPrepared: boolean, wanted: Planning = 'auto') {
    budget.check();
    if (state === 'ended') throw new Error('The snapshot has ended.');
    return Promise.race([ask(statement, isPrepared, wanted), budget.failed]);
  }

  return {
    rows: (statement) => run(statement, true),
    rowsByKeys: (statement) => run(statement, true, 'force_generic_plan'),
    rowsPlannedAnew: (statement) => run(statement, false),
    end: () => {
      if (state !== 'open') return;
      state = 'ended';
      budget.signal.removeEventListener('abort', cancel);
      if (!turn?.hasCome) return turn?.end();
      void opening?.then((client) => {
        // The connection answers in order, so the next operation may send its BEGIN behind this. After an error it is
        // given up: what was sent behind the failed statement was refused, and pg's book of prepared statements may be wrong.
        if (!failed) client.query('COMMIT').catch(ignore);
        client.release(failed);
        turn?.end();
      }, ignore);
    },
  };
}

/** `auto` weighs a plan for the values against one for any; it plans anew too often where values do not matter. */
type Planning = 'auto' | 'force_generic_plan';

const ignore = (): void => {};
