import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { UnixUser } from './owner.ts';
import { run } from './program.ts';
import { ELSEWHERE, EmbeddedRefusal } from './refusal.ts';

/** Refuses a data folder that the server's user cannot enter, naming the folder that is closed to it. */
export async function refuseUnreachableData(dataDir: string, user: UnixUser | undefined): Promise<void> {
  const closed = await closedTo(user, dataDir);
  if (closed === undefined || user === undefined) return;
  throw new EmbeddedRefusal(
    `PostgreSQL does not run as root, so it runs as user "${user.name}", who cannot enter ${closed} and so not the data folder ${dataDir}. Run chmod o+x ${closed}, ${ELSEWHERE}.`,
  );
}

/** Refuses PostgreSQL programs that lie below a folder which the server's user cannot enter. */
export async function refuseUnreachablePrograms(folder: string, user: UnixUser | undefined): Promise<void> {
  const closed = await closedTo(user, folder);
  if (closed === undefined || user === undefined) return;
  throw new EmbeddedRefusal(
    `PostgreSQL does not run as root, so it runs as user "${user.name}", who cannot enter ${closed} and so not run the programs in ${folder}. Run chmod o+x ${closed}, install SessionGraph elsewhere, or set DATABASE_URL.`,
  );
}

/** The outermost folder on the way to `path` that the user may not enter, or undefined when the way is open. */
async function closedTo(user: UnixUser | undefined, path: string): Promise<string | undefined> {
  if (user === undefined) return undefined;
  for (const folder of wayTo(path)) {
    // Mode bits are cheap but do not know access lists, so a closed door is tried before it is believed.
    if ((await looksClosed(folder, user)) && !(await enters(folder, user))) return folder;
  }
  return undefined;
}

function wayTo(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...wayTo(parent), path];
}

async function looksClosed(folder: string, user: UnixUser): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) === 0;
}

async function enters(folder: string, user: UnixUser): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], user)).code === 0;
}
