import type { Dir } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Names sorted at once: an ordinary folder is read in order, and one with millions of files still in constant memory. */
const PAGE = 10_000;
/** Files that are handed on together: giving each by itself would cost more than finding it. */
const GROUP = 32;

/** Every file below a folder, in order and in small groups; links are followed, and what is no file or folder is passed over. */
export async function* filesBelow(folder: string): AsyncGenerator<readonly string[]> {
  yield* walk(folder, await opendir(folder, { bufferSize: 256 }), [identityOf(await stat(folder))]);
}

const identityOf = ({ dev, ino }: { readonly dev: number; readonly ino: number }): string =>
  `${String(dev)}:${String(ino)}`;

interface Entry {
  readonly name: string;
  readonly isFile: boolean;
}

/** `above` are the folders that this one lies in: a link back to one of them would never end. */
async function* walk(folder: string, opened: Dir, above: readonly string[]): AsyncGenerator<readonly string[]> {
  let page: Entry[] = [];
  for await (const entry of opened) {
    page.push({ name: entry.name, isFile: entry.isFile() });
    if (page.length < PAGE) continue;
    yield* inOrder(folder, page, above);
    page = [];
  }
  yield* inOrder(folder, page, above);
}

async function* inOrder(folder: string, page: Entry[], above: readonly string[]): AsyncGenerator<readonly string[]> {
  let group: string[] = [];
  for (const { name, isFile } of page.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, name);
    // A link to a folder or file, else a folder. What has vanished since, or is a socket, is passed over.
    const found = isFile ? null : await stat(path).catch(() => null);
    if (isFile || found?.isFile()) group.push(path);
    const isBelow = found?.isDirectory() && !above.includes(identityOf(found));
    if (group.length >= GROUP || (isBelow && group.length > 0)) {
      yield group;
      group = [];
    }
    if (!found || !isBelow) continue;
    const opened = await opendir(path, { bufferSize: 256 }).catch(unlessGone);
    if (opened) yield* walk(path, opened, [...above, identityOf(found)]);
  }
  if (group.length > 0) yield group;
}

function unlessGone(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error as Error;
}
