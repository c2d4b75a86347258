import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { DocumentLimits, ReadDocument, RefusedDocument } from '../document/document.ts';
import { documentsOfBytes } from '../document/from-bytes.ts';
import { documentsOfStream } from '../document/from-stream.ts';
import { systemReason } from '../../system-error.ts';
import type { FoundFile } from './walk.ts';

/** Files up to this size are read whole and ahead; the rest when their turn comes, as streams. */
const SMALL = 1024 * 1024;

const CHUNK = 256 * 1024;

/** Records as they are read, one after the other. */
export type Documents = Iterable<ReadDocument | RefusedDocument>;

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

  /** What each of the files holds. */
  async load(files: readonly FoundFile[]): Promise<readonly Loaded[]> {
    if (this.inThreads > 0) {
      this.inThreads -= files.length;
      return Promise.all(files.map((file) => (isLoaded(file) ? inThread(file.path) : Promise.resolve(null))));
    }
    return files.map((file) => (isLoaded(file) ? this.now(file.path) : null));
  }

  private now(path: string): Loaded {
    const before = performance.now();
    try {
      return loadNow(path);
    } catch (error) {
      return unreadable(path, error);
    } finally {
      this.slowShare += ((performance.now() - before > SLOW ? 1 : 0) - this.slowShare) / 32;
      if (this.slowShare > 0.5) [this.slowShare, this.inThreads] = [0, FILES_IN_THREADS];
    }
  }
}

const isLoaded = ({ isRegular, isSkipped }: FoundFile): boolean => isRegular && !isSkipped;

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

async function inThread(path: string): Promise<Loaded> {
  try {
    const { size } = await stat(path);
    return size > SMALL ? null : await readFile(path);
  } catch (error) {
    return unreadable(path, error);
  }
}

/** The records of a file that was loaded; null where it has to be read as a stream. */
export function documentsOfLoaded(path: string, loaded: Loaded, limits: DocumentLimits): Documents | null {
  if (loaded === null) return null;
  return Buffer.isBuffer(loaded) ? documentsOfBytes(path, loaded, limits) : [loaded];
}

/** The records of a file of any size. */
export async function* documentsOfLarge(
  path: string,
  limits: DocumentLimits,
): AsyncGenerator<ReadDocument | RefusedDocument> {
  try {
    const chunks = createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>;
    yield* documentsOfStream(path, chunks, limits);
  } catch (error) {
    yield unreadable(path, error);
  }
}

/** A file that the system does not give is refused like one that makes no sense; any other error is ours. */
function unreadable(path: string, error: unknown): RefusedDocument {
  const { code } = error as NodeJS.ErrnoException;
  const reason = code && (systemReason(code) ?? (/^E[A-Z]+$/.test(code) ? code : undefined));
  // Too many open files is no fault of this one.
  if (!reason || code === 'EMFILE' || code === 'ENFILE') throw error as Error;
  return { source: path, bytes: Buffer.alloc(0), problems: [`the file cannot be read: ${reason}`] };
}
