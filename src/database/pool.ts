import pg from 'pg';
import { rowTypes } from './row-types.ts';

/** What is told when a connection breaks while nobody is using it. */
export type OnConnectionError = (error: Error) => void;

/**
 * Connections of the read path. Statements of one operation are sent without waiting for each other (pipelined). The session's
 * time zone is UTC and its dates ISO, which the row types rely on.
 */
export function createReadPool(url: string, size: number, onError: OnConnectionError): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: rowTypes,
    application_name: 'sessiongraph read',
    options: '-c timezone=UTC -c datestyle=ISO -c extra_float_digits=1',
    ...({ pipeline: true } as object),
  });
  // Without a listener a server that stops would end this process.
  pool.on('error', onError);
  return pool;
}

/** One connection for cancelling others, so that a full pool cannot stand in the way. */
export function createControlPool(url: string, onError: OnConnectionError): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    application_name: 'sessiongraph control',
    allowExitOnIdle: true,
  });
  pool.on('error', onError);
  return pool;
}
