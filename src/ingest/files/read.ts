import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { DocumentLimits, ReadDocument, RefusedDocument } from '../document/document.ts';
import { documentsOfBytes } from '../document/from-bytes.ts';
import { documentsOfStream } from '../document/from-stream.ts';
import type { FoundFile } from './walk.ts';

/** Files up to this size are read whole and ahead; the rest when their turn comes, as streams. */
const SMALL = 1024 * 1024;

/** A small file's bytes; null where it has to be read as a stream; or why it cannot be read. */
export type Loaded = Buffer | null | RefusedDocument;

/** Reads a file if it is small. */
export async function load({ path, isRegular, isSkipped }: FoundFile): Promise<Loaded> {
  if (isSkipped || !isRegular) return null;
  try {
    const file = await open(path);
    try {
      const found = await file.stat();
      if (found.size > SMALL) return null;
      const bytes = Buffer.allocUnsafeSlow(found.size);
      const { bytesRead } = await file.read(bytes, 0, found.size, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadable(path, error);
  }
}

/** The records of a file. */
export async function* documentsOfFile(path: string, loaded: Loaded, limits: DocumentLimits): AsyncGenerator<ReadDocument | RefusedDocument> {
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
    yield* documentsOfStream(path, createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>, limits);
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
