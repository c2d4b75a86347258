import { resolve } from 'node:path';
import type { DatabaseConfig } from '../config.ts';
import { openEmbedded } from '../database/embedded/open.ts';
import { poolsTransactions } from '../database/pooler.ts';
import { openClient } from '../database/with-client.ts';
import { CommandRefusal } from './refusals.ts';

/** A database that this process may use until it releases it. */
export interface OpenDatabase {
  readonly url: string;
  readonly isEmbedded: boolean;
  /** Where the data is, in words, without user or password. */
  readonly place: string;
  release(): Promise<void>;
}

const OLDEST = 15;

const POOLED =
  'DATABASE_URL leads to a pooler that changes the connection between transactions (PgBouncer: pool_mode = transaction). SessionGraph keeps prepared statements, locks and settings with a connection. Set pool_mode = session for its database, or name the address of PostgreSQL itself; DATABASE_POOL says how many connections it opens.';

/** Opens the embedded PostgreSQL, starting it if need be, or makes sure that the configured one is there and new enough. */
export async function openDatabase(config: DatabaseConfig, log: (line: string) => void): Promise<OpenDatabase> {
  if (config.kind === 'embedded') {
    const { url, release } = await openEmbedded({ dataDir: config.dataDir, log });
    return { url, isEmbedded: true, place: `embedded PostgreSQL in ${resolve(config.dataDir)}`, release };
  }
  const client = await openClient(config.url, 'start', { connectionTimeoutMillis: 10_000 });
  try {
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST) {
      throw new CommandRefusal(`The database is PostgreSQL ${version}; SessionGraph needs ${OLDEST} or newer.`);
    }
    if (await poolsTransactions(config.url, client)) throw new CommandRefusal(POOLED);
    return {
      url: config.url,
      isEmbedded: false,
      place: `PostgreSQL ${version} at ${client.host}:${client.port}, database ${client.database ?? ''}`,
      release: () => Promise.resolve(),
    };
  } finally {
    await client.end().catch(() => {});
  }
}
