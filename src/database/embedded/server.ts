import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { freePort } from './free-port.ts';
import { livingPostmaster, readPostmaster, type Postmaster } from './postmaster.ts';
import { lastLines, run, runningAs, SURROUNDINGS } from './program.ts';
import { EmbeddedRefusal } from './refusal.ts';
import { logSince, turnLog } from './server-log.ts';
import { settingArguments } from './settings.ts';

/** The living server of a cluster, and whether this call started it. */
export interface Server extends Postmaster {
  readonly isNew: boolean;
}

/** Recovery after a crash may take minutes; a server that needs longer is left to it and found by the next start. */
const START_MS = 5 * 60_000;
/** How long a start is tried again against a taken port, or processes of a killed server that still hold its memory. */
const OBSTACLE_MS = 20_000;
const OBSTACLES = /Address already in use|is still in use|lock file "[^"]*" already exists/;

/** The server of the cluster: the living one, else a new one, on `port` if that is free. Call it under the lock. */
export async function ensureServer(
  cluster: Cluster,
  port?: number,
  pickPort: () => Promise<number> = freePort,
): Promise<Server> {
  const deadline = Date.now() + OBSTACLE_MS;
  // After a crash the old port is tried first, so that others who still hold its address find the server again.
  let wanted = port ?? (await readPostmaster(cluster))?.port;
  for (;;) {
    const living = await readyServer(cluster);
    if (living !== undefined) {
      cluster.log(`Using the running PostgreSQL (process ${living.pid}, port ${living.port})`);
      return { ...living, isNew: false };
    }
    const end = await turnLog(cluster.logFile);
    const started = await startServer(
      cluster,
      wanted === undefined || Number.isNaN(wanted) ? await pickPort() : wanted,
    );
    if (started !== undefined) return { ...started, isNew: true };
    const reason = await logSince(cluster.logFile, end);
    if (!OBSTACLES.test(reason) || Date.now() > deadline) {
      throw new EmbeddedRefusal(`PostgreSQL did not start in ${cluster.folder}: ${reason} (from ${cluster.logFile}).`);
    }
    if (!reason.includes('Address already in use')) await sleep(250);
    wanted = undefined;
  }
}

/** Stops the server of the cluster, if one lives, ending its connections; refuses when it does not end. Call it under the lock. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const living = await livingPostmaster(cluster);
  if (living === undefined) return;
  const { code, output } = await run(
    cluster.binaries.pgCtl,
    ['stop', `--pgdata=${cluster.folder}`, '--mode=fast', '--timeout=120', '--silent'],
    cluster.owner,
  );
  if (code === 0 || (await livingPostmaster(cluster)) === undefined) return;
  throw new EmbeddedRefusal(
    `PostgreSQL (process ${living.pid}) did not stop: ${lastLines(output)}. ${cluster.logFile} may say why; the next start takes it over.`,
  );
}

/** Waits while the living server starts, and hurries one that is stopping; undefined when none lives. */
export async function readyServer(cluster: Cluster): Promise<Postmaster | undefined> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const living = await livingPostmaster(cluster);
    if (living === undefined || living.status === 'ready') return living;
    // Under the lock none of us is stopping it: it waits for its clients to leave, which may be never.
    if (living.status === 'stopping') await stopServer(cluster);
    else if (Date.now() > deadline) throw tooSlow(cluster, living.pid);
    else await sleep(25);
  }
}

/** Starts a server and waits until it is ready; undefined when it ended instead. */
async function startServer(cluster: Cluster, port: number): Promise<Postmaster | undefined> {
  const log = await open(cluster.logFile, 'a', 0o600);
  let hasEnded = false;
  let child: ChildProcess;
  try {
    child = spawn(cluster.binaries.postgres, ['-D', cluster.folder, ...settingArguments(port, cluster.settings)], {
      ...SURROUNDINGS,
      ...runningAs(cluster.owner),
      // So that Ctrl-C in the terminal reaches us and not PostgreSQL, which must outlive us when another process uses it.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.once('exit', () => (hasEnded = true));
    await once(child, 'spawn');
    child.unref();
  } finally {
    await log.close();
  }
  const deadline = Date.now() + START_MS;
  while (!hasEnded) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') {
      cluster.log(`PostgreSQL ${cluster.major} started (process ${postmaster.pid}, port ${port})`);
      return postmaster;
    }
    if (Date.now() > deadline) throw tooSlow(cluster, child.pid);
    await sleep(10);
  }
  return undefined;
}

function tooSlow(cluster: Cluster, pid: number | undefined): EmbeddedRefusal {
  return new EmbeddedRefusal(
    `PostgreSQL (process ${pid}) has not become ready in ${START_MS / 60_000} minutes; it may be recovering. See ${cluster.logFile}, and try again later.`,
  );
}
