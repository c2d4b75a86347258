import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file to be read, or one in a folder that is none of ours. */
export interface FoundFile {
  readonly path: string;
  readonly isSkipped: boolean;
  /** False for a pipe that was named, which can be opened once only. */
  readonly isRegular: boolean;
}

/** Names sorted at once: an ordinary folder is read in order, and one with millions of files still in constant memory. */
const PAGE = 10_000;
const OURS = /\.(json|ndjson|gz)$/i;
/** Files that are handed on together: giving each by itself would cost more than finding it. */
const GROUP = 32;

/** Every file at and under these paths, in order. A file that is named is always read; in folders only JSON, NDJSON and gzip files. */
export async function* filesUnder(paths: readonly string[]): AsyncGenerator<readonly FoundFile[]> {
  for (const path of paths) {
    const found = await stat(path);
    if (found.isDirectory()) yield* walk(path, [identityOf(found)]);
    else yield [{ path, isSkipped: false, isRegular: found.isFile() }];
  }
}

const identityOf = ({ dev, ino }: { readonly dev: number; readonly ino: number }): string =>
  `${String(dev)}:${String(ino)}`;

interface Entry {
  readonly name: string;
  readonly isFile: boolean;
}

/** `above` are the folders that this one lies in: a link back to one of them would never end. */
async function* walk(folder: string, above: readonly string[]): AsyncGenerator<readonly FoundFile[]> {
  let page: Entry[] = [];
  for await (const entry of await opendir(folder, { bufferSize: 256 })) {
    page.push({ name: entry.name, isFile: entry.isFile() });
    if (page.length < PAGE) continue;
    yield* inOrder(folder, page, above);
    page = [];
  }
  yield* inOrder(folder, page, above);
}

async function* inOrder(folder: string, page: Entry[], above: readonly string[]): AsyncGenerator<readonly FoundFile[]> {
  let group: FoundFile[] = [];
  for (const { name, isFile } of page.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, name);
    // A link to a folder or file, else a folder. What has vanished since, or is a socket, is passed over.
    const found = isFile ? null : await stat(path).catch(() => null);
    if (isFile || found?.isFile()) group.push({ path, isSkipped: !OURS.test(name), isRegular: true });
    const isBelow = found?.isDirectory() && !above.includes(identityOf(found));
    if (group.length >= GROUP || isBelow) {
      yield group;
      group = [];
    }
    if (found && isBelow) yield* walk(path, [...above, identityOf(found)]);
  }
  yield group;
}
