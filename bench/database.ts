import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../src/database/embedded/open.ts';
import { migrate } from '../src/database/migrate.ts';

/** An embedded PostgreSQL for measuring, with databases of its own. */
export interface BenchServer extends AsyncDisposable {
  readonly version: string;
  /** The first process of PostgreSQL. */
  readonly postmaster: number;
  /** The address of a database. */
  urlOf(database: string): string;
  /** Makes a database anew, with empty tables. */
  create(database: string): Promise<string>;
  /** Makes and fills a database, unless an earlier run in the same folder did; returns its address. */
  ensure(database: string, fill: (url: string) => Promise<void>): Promise<string>;
  drop(database: string): Promise<void>;
}

const FILLED = 'filled';

/**
 * Starts PostgreSQL in `folder`, or in a new one that is removed at the end. Two gigabytes of buffers, so that the data is in memory and
 * what is measured is work, not the disk.
 */
export async function openBenchServer(folder: string | null, sharedBuffers: string): Promise<BenchServer> {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'sessiongraph-bench-')));
  // mkdtemp closes the folder to others, and for root another user runs PostgreSQL.
  if (folder === null) await chmod(dataDir, 0o755);
  const settings = { shared_buffers: sharedBuffers, max_wal_size: '8GB', checkpoint_timeout: '60min' };
  const embedded = await openEmbedded({ dataDir, settings });
  const admin = new pg.Client({ connectionString: embedded.url });
  await admin.connect();
  const { rows } = await admin.query<{ version: string; postmaster: number }>(
    `SELECT current_setting('server_version') AS version, split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS postmaster`,
  );
  const first = rows[0] as { version: string; postmaster: number };
  const urlOf = (database: string): string => Object.assign(new URL(embedded.url), { pathname: `/${database}` }).href;
  const drop = async (database: string): Promise<void> => {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  };
  const create = async (database: string): Promise<string> => {
    await drop(database);
    await admin.query(`CREATE DATABASE ${database}`);
    await migrate(urlOf(database));
    return urlOf(database);
  };
  return {
    ...first,
    urlOf,
    create,
    drop,
    async ensure(database, fill) {
      const found = await admin.query(
        `SELECT FROM pg_database WHERE datname = $1 AND shobj_description(oid, 'pg_database') = $2`,
        [database, FILLED],
      );
      if (found.rows.length > 0) return urlOf(database);
      const url = await create(database);
      await fill(url);
      await inDatabase(url, (client) => client.query('VACUUM ANALYZE'));
      await admin.query('CHECKPOINT');
      await admin.query(`COMMENT ON DATABASE ${database} IS '${FILLED}'`);
      return url;
    },
    async [Symbol.asyncDispose]() {
      await admin.end();
      await embedded.release();
      if (folder === null) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Works on one connection and closes it. */
export async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  client.on('error', (error) => console.error(error.message));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
