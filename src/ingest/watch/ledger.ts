import type pg from 'pg';
import { createPool } from '../../database/pool.ts';

/** Where the ledger's statements are sent. */
export type Ledger = Pick<pg.Pool, 'query'>;

/**
 * Every row is found by its key, whatever the planner believes of a table that was empty a moment ago; and rows are locked in the
 * order in which they are named.
 */
const PLANS = 'SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off';
const MOST_CONNECTIONS = 4;

/** Connections for the ledger, apart from those that documents are stored by. Clocks are the database's: every process has its own. */
export function openLedger(url: string, onError: (error: Error) => void): pg.Pool {
  return createPool({
    url,
    name: 'watch',
    size: MOST_CONNECTIONS,
    onError,
    more: {
      connectionTimeoutMillis: 30_000,
      // The pool waits for it, whatever its types say.
      onConnect: (client) => client.query(PLANS) as unknown as void,
    },
  });
}
