import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { lastLines, run } from './program.ts';
import { codeOf, ELSEWHERE, EmbeddedRefusal } from './refusal.ts';

/** The database user that owns everything. */
export const DATABASE_USER = 'sessiongraph';
const UNFINISHED = 'postgres.new-';

/** Makes the cluster, under another name until it is whole: being killed on the way leaves only a folder that the next call removes. */
export async function makeCluster(cluster: Cluster): Promise<void> {
  const { dataDir, folder, owner, log } = cluster;
  log(`Making a PostgreSQL ${cluster.major} cluster in ${folder}`);
  await removeUnfinished(dataDir);
  const password = await ensurePassword(cluster.passwordFile);
  const workshop = await mkdtemp(join(dataDir, UNFINISHED));
  try {
    // initdb reads the password as the server's user, who may not read ours.
    const passwordCopy = join(workshop, 'password');
    await writeFile(passwordCopy, password, { mode: 0o600 });
    const made = join(workshop, 'cluster');
    await mkdir(made, { mode: 0o700 });
    if (owner !== undefined) {
      for (const path of [passwordCopy, made, workshop]) await chown(path, owner.uid, owner.gid);
    }
    await initdb(cluster, made, passwordCopy);
    await rename(made, folder);
    await syncFolder(dataDir);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** The password of the database user; refuses when the file is gone, for nothing else knows it. */
export async function readPassword({ passwordFile, folder }: Cluster): Promise<string> {
  try {
    return (await readFile(passwordFile, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new EmbeddedRefusal(
      `The file ${passwordFile} with the password of the database in ${folder} is missing. Put it back, or move ${folder} away and ingest again, or ${ELSEWHERE}.`,
    );
  }
}

async function initdb(cluster: Cluster, folder: string, passwordFile: string): Promise<void> {
  const outcome = await run(
    cluster.binaries.initdb,
    [
      `--pgdata=${folder}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      // Who runs without fsync does not wait for it here either.
      ...(cluster.settings['fsync'] === 'off' ? ['--no-sync'] : []),
    ],
    cluster.owner,
  );
  if (outcome.code === 0) return;
  throw new EmbeddedRefusal(
    `PostgreSQL could not make its database below ${cluster.dataDir}: ${outcome.error?.message ?? lastLines(outcome.output)}. Put that right, or ${ELSEWHERE}.`,
  );
}

/** Written before the cluster, so that no cluster can exist whose password is nowhere; one left by an interrupted start serves. */
async function ensurePassword(file: string): Promise<string> {
  try {
    const password = (await readFile(file, 'utf8')).trim();
    if (password !== '') return password;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const password = randomBytes(24).toString('base64url');
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(`${password}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(file, 0o600);
  return password;
}

async function removeUnfinished(dataDir: string): Promise<void> {
  const left = (await readdir(dataDir)).filter((name) => name.startsWith(UNFINISHED));
  // An initdb whose starter was killed may still be writing there; what survives this goes with the next start.
  for (const name of left) await rm(join(dataDir, name), { recursive: true, force: true }).catch(() => {});
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and needs no such thing.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
