import { lchown, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { codeOf, ELSEWHERE, EmbeddedRefusal } from './refusal.ts';

/** A user of this machine as /etc/passwd has it. */
export interface UnixUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The users of a text in the form of /etc/passwd. */
export function usersIn(passwd: string): UnixUser[] {
  const fields = passwd.split('\n').map((line) => line.split(':'));
  return fields
    .filter(([name, , uid, gid]) => name !== '' && uid !== undefined && gid !== undefined)
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }));
}

/** Who runs PostgreSQL for root, which it refuses to serve: whoever owns the cluster already, else `postgres`, else `nobody`. */
export function standIn(users: readonly UnixUser[], owner: number | undefined): UnixUser | undefined {
  const asOwner = users.find(({ uid }) => uid === owner && uid !== 0);
  return asOwner ?? users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody');
}

/** The user PostgreSQL must run as, or undefined when that is this process's own; refuses a user PostgreSQL cannot work with. */
export async function serverOwner(cluster: string): Promise<UnixUser | undefined> {
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  const owner = await uidOf(cluster);
  if (self === 0) {
    const user = standIn(usersIn(await readFile('/etc/passwd', 'utf8')), owner);
    if (user !== undefined) return user;
    throw new EmbeddedRefusal(
      'PostgreSQL does not run as root, and /etc/passwd has no user "postgres" or "nobody" to run it. Add one, run SessionGraph as an ordinary user, or set DATABASE_URL.',
    );
  }
  refuseNameless(self);
  if (owner === undefined || owner === self) return undefined;
  throw new EmbeddedRefusal(
    `The database folder ${cluster} belongs to another user (uid ${owner}; this is uid ${self}). Run SessionGraph as that user or as root, give the folder to this user with chown -R, or ${ELSEWHERE}.`,
  );
}

/** Gives a folder and all in it to the user; does nothing when it is that user's already. */
export async function giveTo(user: UnixUser | undefined, folder: string): Promise<void> {
  if (user === undefined || (await uidOf(folder)) === user.uid) return;
  for (const entry of await readdir(folder, { recursive: true })) await lchown(join(folder, entry), user.uid, user.gid);
  // The folder itself comes last: its owner says that the rest is done, should we die before.
  await lchown(folder, user.uid, user.gid);
}

async function uidOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).uid;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function refuseNameless(uid: number): void {
  try {
    userInfo();
  } catch {
    throw new EmbeddedRefusal(
      `PostgreSQL needs a user with a name, and uid ${uid} has no entry in /etc/passwd. Add one, run SessionGraph as another user, or set DATABASE_URL.`,
    );
  }
}
