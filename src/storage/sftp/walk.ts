import ssh2, { type FileEntry, type Stats } from 'ssh2';
import { StoreError } from '../store-error.ts';
import type { FoundObject } from '../store.ts';
import type { SftpSession } from './session.ts';

const { EOF: END, FAILURE } = ssh2.utils.sftp.STATUS_CODE;

/** The time of SFTP is in whole seconds. */
export const versionOf = ({ mtime, size }: Pick<Stats, 'mtime' | 'size'>): string => `${mtime}-${size}`;

/** A folder to look into; `above` are the real paths of it and of those it lies in, because a link back would never end. */
interface Folder {
  /** Below the root, with `/` at its end; empty for the root. */
  readonly path: string;
  readonly above: readonly string[];
}

/** Every file below a folder, in the steps in which the server tells their names. Links are followed. */
export async function* objectsBelow(
  session: SftpSession,
  root: string,
  url: string,
  signal?: AbortSignal,
): AsyncGenerator<readonly FoundObject[]> {
  const start = await realPath(session, root, url, signal).catch(rootMissing);
  const folders: Folder[] = [{ path: '', above: [start] }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for await (const entries of stepsOf(session, root, folder.path, url, signal)) {
      const found: FoundObject[] = [];
      for (const { filename, attrs } of entries) {
        if (filename === '.' || filename === '..') continue;
        // The types of ssh2 hide that these are the same as those of stat.
        const stats = attrs as Stats;
        const path = `${folder.path}${filename}`;
        const isLink = stats.isSymbolicLink();
        const target = isLink ? await targetOf(session, `${root}/${path}`, url, signal) : { stats };
        if (target?.stats.isFile()) found.push(objectAt(path, target.stats));
        if (!target?.stats.isDirectory()) continue;
        const real = 'real' in target ? target.real : `${folder.above.at(-1) ?? ''}/${filename}`;
        if (!folder.above.includes(real)) folders.push({ path: `${path}/`, above: [...folder.above, real] });
      }
      yield found;
    }
  }
}

function objectAt(path: string, stats: Pick<Stats, 'mtime' | 'size'>): FoundObject {
  return { path, size: stats.size, version: versionOf(stats), modifiedAt: stats.mtime * 1000 };
}

async function* stepsOf(
  session: SftpSession,
  root: string,
  path: string,
  url: string,
  signal?: AbortSignal,
): AsyncGenerator<readonly FileEntry[]> {
  const place = path === '' ? url : `${url.replace(/\/$/, '')}/${path}`;
  const handle = await session
    .ask<Buffer>(place, (sftp, done) => sftp.opendir(`${root}/${path}`, done), signal)
    .catch((error: unknown) => (path === '' ? rootMissing(error) : unlessGone(error)));
  if (handle === null) return;
  yield* session.with(handle, namesIn(session, handle, place, signal));
}

async function* namesIn(
  session: SftpSession,
  handle: Buffer,
  place: string,
  signal?: AbortSignal,
): AsyncGenerator<readonly FileEntry[]> {
  for (;;) {
    const step = await session.ask<readonly FileEntry[] | null>(
      place,
      (sftp, done) =>
        sftp.readdir(handle, (error, list) => {
          if ((error as { code?: unknown } | undefined)?.code === END) done(null, null);
          else done(error, list);
        }),
      signal,
    );
    if (step === null) return;
    yield step;
  }
}

/** Where a link leads; null where it leads nowhere. */
async function targetOf(
  session: SftpSession,
  path: string,
  url: string,
  signal?: AbortSignal,
): Promise<{ readonly stats: Stats; readonly real: string } | null> {
  const stats = await session
    .ask<Stats | null>(
      url,
      (sftp, done) =>
        sftp.stat(path, (error, found) => {
          // Links in a circle are a failure without a name.
          if ((error as { code?: unknown } | undefined)?.code === FAILURE) done(null, null);
          else done(error, found);
        }),
      signal,
    )
    .catch(unlessTemporary);
  const real = stats && (await realPath(session, path, url, signal).catch(unlessTemporary));
  return stats && real ? { stats, real } : null;
}

function realPath(session: SftpSession, path: string, url: string, signal?: AbortSignal): Promise<string> {
  return session.ask<string>(url, (sftp, done) => sftp.realpath(path, done), signal);
}

function rootMissing(error: unknown): never {
  // A source that is not there must not look like an object that vanished.
  if (error instanceof StoreError && error.kind === 'GONE') throw new StoreError('MISCONFIGURED', error.message);
  throw error as Error;
}

function unlessGone(error: unknown): null {
  if (error instanceof StoreError && error.kind === 'GONE') return null;
  throw error as Error;
}

/** A link that leads nowhere, in a circle or where one may not look is passed over. */
function unlessTemporary(error: unknown): null {
  if (error instanceof StoreError && (error.kind === 'GONE' || error.kind === 'DENIED')) return null;
  throw error as Error;
}
