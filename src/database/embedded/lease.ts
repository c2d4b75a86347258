import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Cluster } from './cluster.ts';
import { DATABASE_USER, readPassword } from './initdb.ts';
import type { Postmaster } from './postmaster.ts';
import { startOf } from './process-start.ts';
import { codeOf, EmbeddedRefusal, messageOf } from './refusal.ts';

const DATABASE = 'sessiongraph';
const LEASE = 'sessiongraph lease ';
const RECOVERY_MS = 5 * 60_000;
const END_MS = 5_000;
const CANNOT_CONNECT_NOW = '57P03';
const WRONG_PASSWORD = '28P01';

/** Takes a lease on a running server: an idle connection whose presence says that this process uses it. Makes the database if there is none. */
export async function takeLease(cluster: Cluster, server: Postmaster): Promise<pg.Client> {
  const client = await connect(cluster, server);
  try {
    const { rows } = await client.query<{ folder: string; isMade: boolean }>(
      `SELECT current_setting('data_directory') AS folder, EXISTS (SELECT FROM pg_database WHERE datname = $1) AS "isMade"`,
      [DATABASE],
    );
    if (!(await isSame(rows[0]?.folder ?? '', cluster.folder))) throw wrongServer(cluster, server);
    if (rows[0]?.isMade !== true) await client.query(`CREATE DATABASE ${DATABASE}`);
    return client;
  } catch (error) {
    await endLease(client);
    throw asLeaseRefusal(error, cluster);
  }
}

/** How many other leases living processes hold on the server of this one. */
export async function otherLeases(lease: pg.Client): Promise<number> {
  const { rows } = await lease.query<{ name: string }>(
    'SELECT application_name AS name FROM pg_stat_activity WHERE starts_with(application_name, $1) AND pid <> pg_backend_pid()',
    [LEASE],
  );
  // PostgreSQL takes a moment to notice that a client was killed.
  const starts = await Promise.all(rows.map(({ name }) => startOf(Number(name.slice(LEASE.length)))));
  return starts.filter((start) => start !== undefined).length;
}

/** Ends a lease, be its server alive or not; a server that hangs is not waited for. */
export async function endLease(lease: pg.Client): Promise<void> {
  await Promise.race([lease.end().catch(() => {}), sleep(END_MS, undefined, { ref: false })]);
}

/** The address of the database for this machine's clients, password included. */
export async function urlOf(cluster: Cluster, { port }: Postmaster): Promise<string> {
  // sslmode is said because PGSSLMODE of a user's shell would otherwise decide.
  return `postgres://${DATABASE_USER}:${await readPassword(cluster)}@127.0.0.1:${port}/${DATABASE}?sslmode=disable`;
}

async function connect(cluster: Cluster, { port }: Postmaster): Promise<pg.Client> {
  const password = await readPassword(cluster);
  const deadline = Date.now() + RECOVERY_MS;
  for (;;) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: DATABASE_USER,
      password,
      database: 'postgres',
      ssl: false,
      application_name: `${LEASE}${process.pid}`,
      connectionTimeoutMillis: 10_000,
      query_timeout: 60_000,
    });
    // Without a listener the server's end would be ours; who cares listens for 'end'.
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await endLease(client);
      // After the crash of one of its processes the server is ready again only once it has recovered.
      if (codeOf(error) !== CANNOT_CONNECT_NOW || Date.now() > deadline) throw asLeaseRefusal(error, cluster);
      await sleep(50);
    }
  }
}

async function isSame(folder: string, other: string): Promise<boolean> {
  const [one, two] = await Promise.all([stat(folder).catch(() => undefined), stat(other)]);
  return one?.ino === two.ino && one.dev === two.dev;
}

function wrongServer({ folder }: Cluster, { pid, port }: Postmaster): EmbeddedRefusal {
  return new EmbeddedRefusal(
    `The postmaster.pid in ${folder} names process ${pid} and port ${port}, which serve another folder. If no PostgreSQL uses ${folder}, remove that file and try again.`,
  );
}

function asLeaseRefusal(error: unknown, { folder, passwordFile, logFile }: Cluster): EmbeddedRefusal {
  if (error instanceof EmbeddedRefusal) return error;
  const text =
    codeOf(error) === WRONG_PASSWORD
      ? `The password in ${passwordFile} is not the one of the database in ${folder}. Put the file back that was made with it.`
      : `The PostgreSQL in ${folder} runs but does not serve: ${messageOf(error)}. ${logFile} may say why.`;
  return new EmbeddedRefusal(text, { cause: error });
}
