import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { DocumentLimits, ReadDocument, RefusedDocument } from '../document/document.ts';
import { documentsOfBytes } from '../document/from-bytes.ts';
import { documentsOfStream } from '../document/from-stream.ts';
import type { FoundFile } from './walk.ts';

/** Files up to this size are read whole and ahead; the rest when their turn comes, as streams. */
const SMALL = 1024 * 1024;

/** A small file's bytes; null where it has to be read as a stream; or why it cannot be read. */
export type Loaded = Buffer | null | RefusedDocument;

/** A read that takes longer, in milliseconds, comes from a disk or a network that one should not wait for. */
const SLOW = 0.5;
const FILES_IN_THREADS = 1000;

/**
 * Reads small files: in this thread as long as that is quick (a quarter of the work, with files in memory or on a good disk), else
 * in threads, so that many are under way at once.
 */
export class Loader {
  /** Share of slow reads, the last ones counting most. */
  private slowShare = 0;
  private inThreads = 0;

  async load({ path, isRegular, isSkipped }: FoundFile): Promise<Loaded> {
    if (isSkipped || !isRegular) return null;
    try {
      if (this.inThreads > 0) {
        this.inThreads--;
        return await loadInThread(path);
      }
      const before = performance.now();
      const loaded = loadNow(path);
      this.slowShare += ((performance.now() - before > SLOW ? 1 : 0) - this.slowShare) / 32;
      if (this.slowShare > 0.5) [this.slowShare, this.inThreads] = [0, FILES_IN_THREADS];
      return loaded;
    } catch (error) {
      return unreadable(path, error);
    }
  }
}

function loadNow(path: string): Buffer | null {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > SMALL) return null;
    const bytes = Buffer.allocUnsafeSlow(size);
    return bytes.subarray(0, readSync(file, bytes, 0, size, 0));
  } finally {
    closeSync(file);
  }
}

async function loadInThread(path: string): Promise<Buffer | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > SMALL) return null;
    const bytes = Buffer.allocUnsafeSlow(size);
    return bytes.subarray(0, (await file.read(bytes, 0, size, 0)).bytesRead);
  } finally {
    await file.close();
  }
}

/** The records of a file. */
export async function* documentsOfFile(
  path: string,
  loaded: Loaded,
  limits: DocumentLimits,
): AsyncGenerator<ReadDocument | RefusedDocument> {
  if (loaded !== null && !Buffer.isBuffer(loaded)) {
    yield loaded;
    return;
  }
  const small = loaded && documentsOfBytes(path, loaded, limits);
  if (small) {
    yield* small;
    return;
  }
  try {
    yield* documentsOfStream(
      path,
      createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>,
      limits,
    );
  } catch (error) {
    yield unreadable(path, error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is no longer there',
  EISDIR: 'it is a folder',
  EIO: 'the disk reports an error',
  ELOOP: 'it is a link that leads to itself',
};

/** A file that the system does not give is refused like one that makes no sense; any other error is ours. */
function unreadable(path: string, error: unknown): RefusedDocument {
  const { code } = error as NodeJS.ErrnoException;
  const reason = code && (reasons[code] ?? (/^E[A-Z]+$/.test(code) ? code : undefined));
  // Too many open files is no fault of this one.
  if (!reason || code === 'EMFILE' || code === 'ENFILE') throw error as Error;
  return { source: path, bytes: Buffer.alloc(0), problems: [`the file cannot be read: ${reason}`] };
}
