import { randomBytes } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startOf } from './process-start.ts';
import { EmbeddedRefusal } from './refusal.ts';

/** Longer than any start or stop may take, so that giving up means that its holder hangs. */
const PATIENCE_MS = 10 * 60_000;
const PREFIX = 'postgres.lock.';

/**
 * Runs `work` while no other process (and no other call in this one) works under the lock of that folder; refuses when the holder hangs.
 *
 * Each contender puts down a file of its own, named after its process, and holds the lock when it then sees no living rival; of two that see
 * each other both step back. A dead process's file can be removed by anyone without hitting a living one, since names are never used twice.
 */
export async function withLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const own = await acquire(dataDir);
  try {
    return await work();
  } finally {
    await rm(own, { force: true });
  }
}

async function acquire(dataDir: string): Promise<string> {
  const name = `${PREFIX}${process.pid}.${(await startOf(process.pid)) ?? ''}.${randomBytes(6).toString('hex')}`;
  const own = join(dataDir, name);
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    let rival = await livingRival(dataDir, name);
    if (rival === undefined) {
      await writeFile(own, '', { mode: 0o600 });
      rival = await livingRival(dataDir, name);
      if (rival === undefined) return own;
      await rm(own, { force: true });
    }
    if (Date.now() > deadline) {
      throw new EmbeddedRefusal(
        `Process ${rival} has been starting or stopping the PostgreSQL of ${dataDir} for minutes. End that process, then try again.`,
      );
    }
    await sleep(5 + Math.random() * 45);
  }
}

/** The pid of a living process with a file in the folder, other than our own; files of dead ones are removed on the way. */
async function livingRival(dataDir: string, ownName: string): Promise<number | undefined> {
  let rival: number | undefined;
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(PREFIX) || name === ownName) continue;
    const [pid = '', start = ''] = name.slice(PREFIX.length).split('.');
    const since = await startOf(Number(pid));
    if (since === undefined || (since !== '' && start !== '' && since !== start)) {
      await rm(join(dataDir, name), { force: true });
    } else {
      rival = Number(pid);
    }
  }
  return rival;
}
