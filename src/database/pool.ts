import pg from 'pg';

/** What is told when a connection breaks while nobody is using it. */
export type OnConnectionError = (error: Error) => void;

export interface PoolOptions {
  readonly url: string;
  /** How the database lists its connections, behind `sessiongraph`. */
  readonly name: string;
  readonly size: number;
  readonly onError: OnConnectionError;
  /** Whatever else `pg` is to be told. */
  readonly more?: pg.PoolConfig;
}

/** How long a database may take to let a connection in, in milliseconds. */
const CONNECT_MS = 10_000;

/**
 * A pool whose connections may break at any time. What is under way on one that breaks is rejected, and the pool opens another for
 * the next; `pg` tells the loss of one in use as an event besides, which ends the process where nobody listens.
 */
export function createPool({ url, name, size, onError, more }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: `sessiongraph ${name}`,
    connectionTimeoutMillis: CONNECT_MS,
    ...more,
  });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

const ignore = (): void => {};
