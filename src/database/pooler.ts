import type pg from 'pg';
import { backendOf } from './pg-internals.ts';
import { openClient } from './with-client.ts';

/** How often it is looked: where others use the pooler too, one look may find two connections by chance. */
const LOOKS = 5;

/**
 * Whether something between us and PostgreSQL hands its sessions from one client to the next although both stay connected, as PgBouncer does
 * in transaction mode. Two connections that are open at the same time then meet the same session, which can be no other way.
 */
export async function poolsTransactions(url: string, client: pg.Client): Promise<boolean> {
  // Where nothing stands between, the session is the one that we were told of as we connected.
  if ((await sessionOf(client)) === backendOf(client).processId) return false;
  const other = await openClient(url, 'start', { connectionTimeoutMillis: 10_000 });
  try {
    for (let look = 0; look < LOOKS; look++) {
      if ((await sessionOf(client)) === (await sessionOf(other))) return true;
    }
    return false;
  } finally {
    await other.end().catch(() => undefined);
  }
}

async function sessionOf(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>('SELECT pg_backend_pid() AS id');
  return rows[0]?.id;
}
