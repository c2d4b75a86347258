import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeCluster } from '../../src/database/embedded/cluster.ts';
import { withLock } from '../../src/database/embedded/lock.ts';
import { openEmbedded } from '../../src/database/embedded/open.ts';
import { isRunning } from '../../src/database/embedded/process-start.ts';
import { stopServer } from '../../src/database/embedded/server.ts';

/** The PostgreSQL of one run of the tests. */
export interface TestServer {
  readonly url: string;
  end(): Promise<void>;
}

const PREFIX = 'sessiongraph-test-';
/** Nothing here outlives the run, so nothing needs to be safe from a crash of the machine. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_connections: '200' };

/** Starts an embedded PostgreSQL in a temporary folder. */
export async function startTestServer(): Promise<TestServer> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // mkdtemp closes the folder to others, and for root another user runs PostgreSQL.
  await chmod(folder, 0o711);
  const { url, release } = await openEmbedded({ dataDir: join(folder, 'data'), settings: SETTINGS });
  return {
    url,
    async end() {
      await release();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Ends the servers of runs that were killed, for those had no chance to. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [pid = ''] = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-') : [];
    if (pid === '' || isRunning(Number(pid))) continue;
    try {
      const dataDir = join(tmpdir(), name, 'data');
      const cluster = await describeCluster({ dataDir });
      await withLock(dataDir, () => stopServer(cluster));
      await rm(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's: theirs to clear.
    }
  }
}
