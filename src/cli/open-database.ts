import { resolve } from 'node:path';
import pg from 'pg';
import type { DatabaseConfig } from '../config.ts';
import { openEmbedded } from '../database/embedded/open.ts';
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

/** Opens the embedded PostgreSQL, starting it if need be, or makes sure that the configured one is there and new enough. */
export async function openDatabase(config: DatabaseConfig, log: (line: string) => void): Promise<OpenDatabase> {
  if (config.kind === 'embedded') {
    const { url, release } = await openEmbedded({ dataDir: config.dataDir, log });
    return { url, isEmbedded: true, place: `embedded PostgreSQL in ${resolve(config.dataDir)}`, release };
  }
  const client = new pg.Client({ connectionString: config.url, connectionTimeoutMillis: 10_000 });
  // Without a listener a connection that breaks would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST) {
      throw new CommandRefusal(`The database is PostgreSQL ${version}; SessionGraph needs ${OLDEST} or newer.`);
    }
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
