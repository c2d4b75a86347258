import type { FastifyInstance } from 'fastify';
import { createPool } from '../database/pool.ts';
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
  const pool = createPool({
    url,
    name: 'health',
    size: 1,
    onError: (err) => log.debug({ err }, 'The connection of the health check was lost'),
    more: { connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS, idleTimeoutMillis: 60_000 },
  });
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

/**
 * `/health/live`: this process answers, whatever becomes of its database; who watches it need not start it again. `/health/ready`, and
 * `/health` as it was called first: it can serve, because its database answers too.
 */
export function addHealthRoutes(http: FastifyInstance, health: HealthCheck): void {
  http.get('/health/live', () => ({ status: 'ok' }));
  for (const path of ['/health', '/health/ready']) {
    http.get(path, async (_request, reply) => {
      const isThere = await health.isDatabaseThere();
      return reply
        .code(isThere ? 200 : 503)
        .send({ status: isThere ? 'ok' : 'unavailable', database: isThere ? 'ok' : 'unreachable' });
    });
  }
}
