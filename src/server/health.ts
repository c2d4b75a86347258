import pg from 'pg';
import type { Log } from '../log.ts';

/** How long the database may take to answer before it counts as unreachable. */
const PATIENCE_MS = 2_000;

/** Asks the database for a sign of life, on a connection of its own so that a busy pool does not look like a dead database. */
export interface HealthCheck {
  /** True when the database answers; several askers share one question. */
  isDatabaseThere(): Promise<boolean>;
  close(): Promise<void>;
}

export function createHealthCheck(url: string, log: Log): HealthCheck {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    application_name: 'sessiongraph health',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    idleTimeoutMillis: 60_000,
  });
  pool.on('error', (err) => log.debug({ err }, 'The connection of the health check was lost'));
  let asked: Promise<boolean> | undefined;
  return {
    isDatabaseThere() {
      asked ??= pool
        .query('SELECT 1')
        .then(
          () => true,
          (err: unknown) => {
            log.warn({ err }, 'The database does not answer');
            return false;
          },
        )
        .finally(() => (asked = undefined));
      return asked;
    },
    close: () => pool.end(),
  };
}
