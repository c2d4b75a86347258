import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { isRunning } from './process-start.ts';
import { run } from './program.ts';
import { codeOf } from './refusal.ts';

/** What postmaster.pid says of the server of a cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready`, `stopping`, or empty before PostgreSQL has written it. */
  readonly status: string;
}

/** Reads postmaster.pid, which PostgreSQL keeps while it runs and leaves behind when it is killed; undefined when there is none. */
export async function readPostmaster({ folder }: Cluster): Promise<Postmaster | undefined> {
  try {
    const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
    return {
      pid: Number.parseInt(lines[0] ?? '', 10),
      port: Number.parseInt(lines[3] ?? '', 10),
      status: (lines[7] ?? '').trim(),
    };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The living server of the cluster, in whatever state; a postmaster.pid that names a process which is no such server is removed. */
export async function livingPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  let postmaster = await readPostmaster(cluster);
  if (postmaster !== undefined && Number.isNaN(postmaster.pid)) {
    // Created but not yet written, or left empty by a full disk.
    await sleep(500);
    postmaster = await readPostmaster(cluster);
  }
  if (postmaster === undefined) return undefined;
  const { pid } = postmaster;
  const isUsed = !Number.isNaN(pid) && isRunning(pid);
  if (isUsed && (await servesFolder(pid, cluster))) return postmaster;
  if (isUsed || Number.isNaN(pid)) {
    // PostgreSQL believes a stale file whose pid is used again, or an empty one, and would not start. The file of a dead pid it clears itself.
    cluster.log(`Removing a stale postmaster.pid from ${cluster.folder}`);
    await rm(join(cluster.folder, 'postmaster.pid'), { force: true });
  }
  return undefined;
}

/** Whether the process is a server of that folder: servers work in their data folder. */
async function servesFolder(pid: number, { folder, owner }: Cluster): Promise<boolean> {
  if (process.platform === 'win32') return true;
  if (process.platform === 'linux') {
    // Asked as the server's user, because root in a container may not look into other users' processes.
    const { code } = await run('/bin/sh', ['-c', '[ "$1" -ef "$2" ]', 'sh', `/proc/${pid}/cwd`, folder], owner);
    return code !== 1;
  }
  const { code, output } = await run('/bin/ps', ['-o', 'comm=', '-p', String(pid)], undefined);
  return code !== 0 || output.includes('postgres');
}
