import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { findBinaries, majorVersion, type Binaries } from './binaries.ts';
import { giveTo, serverOwner, type UnixUser } from './owner.ts';
import { refuseUnreachableData } from './reach.ts';
import { codeOf, ELSEWHERE, EmbeddedRefusal } from './refusal.ts';

/** A PostgreSQL cluster under a data folder, and what it takes to run it. */
export interface Cluster {
  readonly dataDir: string;
  readonly folder: string;
  readonly passwordFile: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly major: string;
  /** Who runs the server; undefined when that is this process's own user. */
  readonly owner: UnixUser | undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** PostgreSQL settings by name, over the defaults; they hold when this process is the one that starts the server. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

/** Makes sure that the data folder exists and that PostgreSQL can run in it; makes no cluster yet. */
export async function describeCluster({
  dataDir: given,
  settings = {},
  log = () => {},
}: EmbeddedOptions): Promise<Cluster> {
  const dataDir = resolve(given);
  const folder = join(dataDir, 'postgres');
  const binaries = findBinaries();
  const made = await makeFolder(dataDir);
  const owner = await serverOwner(folder);
  // Root's umask may have closed what we just made to the server's user.
  if (owner !== undefined) for (const path of made) await chmod(path, 0o755);
  const major = await majorVersion(binaries, owner);
  await refuseUnreachableData(dataDir, owner);
  const passwordFile = join(dataDir, 'postgres-password');
  return {
    dataDir,
    folder,
    passwordFile,
    logFile: join(dataDir, 'postgres.log'),
    binaries,
    major,
    owner,
    settings,
    log,
  };
}

/** Whether the cluster has been made; refuses one of another PostgreSQL major version, and hands a foreign one to the server's user. */
export async function isMade({ folder, major, owner, dataDir }: Cluster): Promise<boolean> {
  let version: string;
  try {
    version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  if (version !== major) {
    throw new EmbeddedRefusal(
      `The database in ${folder} was made by PostgreSQL ${version}, and SessionGraph brings PostgreSQL ${major}, which cannot open it. Run the SessionGraph that made it, or move ${dataDir} away and ingest again, or ${ELSEWHERE}.`,
    );
  }
  await giveTo(owner, folder);
  return true;
}

/** Makes a folder and those above it, and returns the new ones. Step by step, because Node's own way hides why it fails on a read-only disk. */
async function makeFolder(path: string): Promise<string[]> {
  try {
    await mkdir(path);
    return [path];
  } catch (error) {
    const parent = dirname(path);
    if (codeOf(error) === 'ENOENT' && parent !== path) {
      return [...(await makeFolder(parent)), ...(await makeFolder(path))];
    }
    const isThere = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isThere) return [];
    throw error;
  }
}
