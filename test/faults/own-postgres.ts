import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../../src/database/embedded/open.ts';
import { migrate } from '../../src/database/migrate.ts';

/** A PostgreSQL that a test may break: nobody else is on it. It comes back by itself when it dies, at the same address. */
export interface OwnPostgres extends AsyncDisposable {
  readonly url: string;
  /** A connection that survives nothing, and whose loss is nobody's concern. */
  connect(): Promise<pg.Client>;
  /** Ends the server: at once and without a word, or in good order with its connections cut off. */
  end(how: 'SIGKILL' | 'SIGINT'): Promise<void>;
  /** Stops every process of the server where it stands, as a machine that hangs. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Resolves when it answers again. */
  back(): Promise<void>;
}

export async function ownPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'sessiongraph-faults-'));
  // mkdtemp closes the folder to others, and for root another user runs PostgreSQL.
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'data');
  const { url, release } = await openEmbedded({ dataDir, settings: { fsync: 'off', shared_buffers: '32MB' } });
  await migrate(url);
  const postmaster = async (): Promise<number> =>
    Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);
  const signalAll = async (signal: NodeJS.Signals): Promise<void> => {
    const first = await postmaster();
    for (const pid of [first, ...(await childrenOf(first))]) process.kill(pid, signal);
  };
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  return {
    url,
    connect,
    end: async (how) => void process.kill(await postmaster(), how),
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    async back() {
      for (let tries = 0; tries < 200; tries++) {
        const client = await connect().catch(() => null);
        if (client) return client.end();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('PostgreSQL has not come back.');
    },
    async [Symbol.asyncDispose]() {
      await release();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]) === parent ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}
