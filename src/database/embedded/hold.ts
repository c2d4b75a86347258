import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isMade, type Cluster } from './cluster.ts';
import { makeCluster } from './initdb.ts';
import { endLease, otherLeases, takeLease, urlOf } from './lease.ts';
import { withLock } from './lock.ts';
import { livingPostmaster } from './postmaster.ts';
import { asRefusal, codeOf, messageOf } from './refusal.ts';
import { ensureServer, readyServer, stopServer, type Server } from './server.ts';

const LONGEST_PAUSE_MS = 30_000;

/** One process's use of a running server. */
export interface Hold {
  readonly url: string;
  release(): Promise<void>;
}

interface Held {
  readonly server: Server;
  readonly url: string;
  readonly lease: pg.Client;
}

/**
 * Makes the cluster if need be, starts its server unless it runs, and keeps a lease on it. When the server dies meanwhile, the hold starts it
 * again on the same port, so that this process's pools find it; `release` ends all that.
 */
export async function holdServer(cluster: Cluster): Promise<Hold> {
  let isReleased = false;
  // Set by the first attach, before anything can read it.
  let held!: Held;
  const waking = new AbortController();

  async function attach(port?: number, tries = 3): Promise<Held> {
    const server = await ensureServer(cluster, port);
    try {
      const url = await urlOf(cluster, server);
      const lease = await takeLease(cluster, server);
      // The server may die at once, so what is held is set before anything else can happen.
      held = { server, url, lease };
      lease.once('end', () => void (isReleased || restore(server)));
      return held;
    } catch (error) {
      // It may have died between its start and our lease; a process that is being killed loses its sockets before its pid.
      await sleep(100);
      if (tries > 1 && (await livingPostmaster(cluster)) === undefined) return attach(port, tries - 1);
      // Nobody would stop what we started and cannot use.
      if (server.isNew) await stopServer(cluster);
      throw error;
    }
  }

  async function restore({ port }: Server): Promise<void> {
    cluster.log('The connection to the embedded PostgreSQL was lost');
    for (let pause = 100; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await sleep(pause, undefined, { ref: false, signal: waking.signal }).catch(() => {});
      if (isReleased) return;
      try {
        const again = await withLock(cluster.dataDir, async () => (isReleased ? undefined : attach(port)));
        if (again === undefined || again.server.port === port) return;
        return cluster.log(`PostgreSQL has moved to port ${again.server.port}; restart this process to follow it`);
      } catch (error) {
        cluster.log(`The embedded PostgreSQL is not back yet: ${messageOf(asRefusal(error, cluster.dataDir))}`);
      }
    }
  }

  async function release(): Promise<void> {
    isReleased = true;
    waking.abort();
    try {
      await withLock(cluster.dataDir, () => leave(cluster, held.lease));
    } catch (error) {
      await endLease(held.lease);
      // With the data folder removed there is nothing to agree about; its server notices and ends itself.
      if (codeOf(error) !== 'ENOENT') throw asRefusal(error, cluster.dataDir);
    }
  }

  const { url } = await withLock(cluster.dataDir, async () => {
    if (!(await isMade(cluster))) await makeCluster(cluster);
    return attach();
  });
  let released: Promise<void> | undefined;
  return { url, release: () => (released ??= release()) };
}

/** Ends a lease, and the server with it unless another lease is held. */
async function leave(cluster: Cluster, lease: pg.Client): Promise<void> {
  const others = await otherLeases(lease).catch(() => undefined);
  await endLease(lease);
  if (others === 0) return stopServer(cluster);
  if (others !== undefined) return cluster.log('Another process uses PostgreSQL; it is left running');
  // The lease was lost with the server; another process may have it running again.
  const server = await readyServer(cluster);
  if (server !== undefined) await leave(cluster, await takeLease(cluster, server));
}
