import type { Duplex } from 'node:stream';
import type pg from 'pg';
import { Refusal } from '../errors.ts';
import { prepare } from './prepared.ts';
import type { Statement } from './sql.ts';

/** All statements of one operation: one connection, one read-only transaction, one deadline. */
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
  readonly control: pg.Pool;
  /** Milliseconds for the whole operation. */
  readonly timeoutMs: number;
  /** Fires when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Told every statement that is sent; for tests and the log. */
  readonly onStatement?: (text: string) => void;
}

const QUERY_CANCELED = '57014';

/** A snapshot that takes a connection when the first statement comes; an operation without any costs nothing. */
export function createSnapshot({ pool, control, timeoutMs, signal, onStatement }: SnapshotOptions): Snapshot {
  const deadline = Date.now() + timeoutMs;
  let opening: Promise<pg.PoolClient> | null = null;
  let state: 'open' | 'ended' | 'cancelled' = 'open';
  let failed = false;
  let outstanding = 0;
  let timer: NodeJS.Timeout | undefined;

  const timedOut = (): Refusal =>
    new Refusal('TIMEOUT', `The operation took longer than ${String(timeoutMs)} ms and was cancelled.`);

  async function open(): Promise<pg.PoolClient> {
    const client = await pool.connect();
    if (state !== 'open') {
      client.release();
      throw state === 'cancelled' ? timedOut() : new Error('The snapshot has ended.');
    }
    const left = Math.max(1, deadline - Date.now());
    timer = setTimeout(cancel, left);
    signal.addEventListener('abort', cancel, { once: true });
    // Not awaited: they travel with the first statement, and an error of theirs makes that one fail too.
    client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY').catch(ignore);
    client
      .query(prepare(client, { text: `SELECT set_config('statement_timeout', $1, true)`, values: [String(left)] }))
      .catch(ignore);
    return client;
  }

  function cancel(): void {
    if (state !== 'open') return;
    state = 'cancelled';
    stopWatching();
    void opening?.then(destroy, ignore);
  }

  /** Stops what the database is doing for this operation, and never uses the connection again. */
  async function destroy(client: pg.PoolClient): Promise<void> {
    const { processID } = client as unknown as { processID: number };
    if (outstanding > 0) await control.query('SELECT pg_cancel_backend($1)', [processID]).catch(ignore);
    client.release(true);
  }

  function stopWatching(): void {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
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

  async function run(
    statement: Statement,
    isPrepared: boolean,
    wanted: Planning = 'auto',
  ): Promise<Record<string, unknown>[]> {
    if (state === 'cancelled' || signal.aborted) throw timedOut();
    const client = await (opening ??= open());
    onStatement?.(statement.text);
    sendTogether(client);
    plan(client, wanted);
    outstanding++;
    try {
      const values = statement.values as unknown[];
      const result = await client.query<Record<string, unknown>>(
        isPrepared ? prepare(client, statement) : { text: statement.text, values },
      );
      return result.rows;
    } catch (error) {
      failed = true;
      if ((state as string) === 'cancelled' || (error as { code?: string }).code === QUERY_CANCELED) throw timedOut();
      throw error;
    } finally {
      outstanding--;
    }
  }

  return {
    rows: (statement) => run(statement, true),
    rowsByKeys: (statement) => run(statement, true, 'force_generic_plan'),
    rowsPlannedAnew: (statement) => run(statement, false),
    end: () => {
      if (state !== 'open') return;
      state = 'ended';
      stopWatching();
      void opening?.then((client) => {
        // The connection answers in order, so the next operation may send its BEGIN behind this. After an error it is
        // given up: what was sent behind the failed statement was refused, and pg's book of prepared statements may be wrong.
        if (!failed) client.query('COMMIT').catch(ignore);
        client.release(failed);
      }, ignore);
    },
  };
}

/** `auto` weighs a plan for the values against one for any; it plans anew too often where values do not matter. */
type Planning = 'auto' | 'force_generic_plan';

/** Holds back what is written until everything that can be asked now has been: one packet instead of one for each statement. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const ignore = (): void => {};
