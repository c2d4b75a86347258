import type { BigIntStats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { inPages } from '../pages.ts';
import { StoreError } from '../store-error.ts';
import type { FoundObject, Store, WantedObject } from '../store.ts';
import { fromSystem } from './system-error.ts';
import { filesBelow } from './walk.ts';

const CHUNK = 256 * 1024;

/** A folder of this machine. */
export class LocalStore implements Store {
  readonly url: string;

  constructor(folder: string) {
    this.url = folder;
  }

  list(signal?: AbortSignal): AsyncGenerator<readonly FoundObject[]> {
    return inPages(this.found(signal));
  }

  async *read(object: WantedObject, signal?: AbortSignal): AsyncGenerator<Buffer> {
    signal?.throwIfAborted();
    const path = join(this.url, object.path);
    if (object.path.split('/').includes('..')) throw new StoreError('GONE', `${path} is not below ${this.url}.`);
    let file: FileHandle | null = null;
    try {
      // Opening a pipe would wait for somebody to write into it.
      if (!(await stat(path)).isFile()) throw new StoreError('GONE', `${path} is not a file.`);
      file = await open(path, 'r');
      const version = versionOf(await file.stat({ bigint: true }));
      if (object.version !== undefined && object.version !== version) throw changed(path);
      yield* chunksOf(file, signal);
      if (versionOf(await file.stat({ bigint: true })) !== version) throw changed(path);
    } catch (error) {
      throw fromSystem(error, path);
    } finally {
      await file?.close();
    }
  }

  async close(): Promise<void> {
    // Files are closed by whoever reads them.
  }

  private async *found(signal?: AbortSignal): AsyncGenerator<readonly FoundObject[]> {
    signal?.throwIfAborted();
    try {
      const root = await stat(this.url);
      if (!root.isDirectory()) throw new StoreError('MISCONFIGURED', `${this.url} is not a folder.`);
      for await (const files of filesBelow(this.url)) {
        signal?.throwIfAborted();
        const objects = await Promise.all(files.map((file) => this.describe(file)));
        yield objects.filter((object) => object !== null);
      }
    } catch (error) {
      const told = fromSystem(error, this.url);
      // An object may vanish; a source that is not there must not look like an empty one.
      if (told instanceof StoreError && told.kind === 'GONE') throw new StoreError('MISCONFIGURED', told.message);
      throw told;
    }
  }

  /** Null for a file that has vanished since its name was read. */
  private async describe(file: string): Promise<FoundObject | null> {
    const found = await stat(file, { bigint: true }).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw fromSystem(error, file);
    });
    if (found === null) return null;
    return {
      path: relative(this.url, file).split(sep).join('/'),
      size: Number(found.size),
      version: versionOf(found),
      modifiedAt: Number(found.mtimeNs / 1_000_000n),
    };
  }
}

async function* chunksOf(file: FileHandle, signal?: AbortSignal): AsyncGenerator<Buffer> {
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(CHUNK), 0, CHUNK, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** A file written anew in its place has another time or size; one moved there, another inode. */
const versionOf = ({ mtimeNs, size, ino }: BigIntStats): string => `${mtimeNs}-${size}-${ino}`;

const changed = (path: string): StoreError => new StoreError('CHANGED', `${path} has changed since it was found.`);
