import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isBlank } from './blank.ts';
import type { DocumentLimits, ReadDocument, RefusedDocument } from './document.ts';
import { isGzip } from './from-bytes.ts';
import { readDocument } from './parse.ts';
import type { Piece, Splitter } from './piece.ts';
import { isLineFile, namedPiece, splitterFor } from './split.ts';

const NEWLINE = 0x0a;

/** The records of a stream, one after the other; memory holds one record, however long the stream is. */
export async function* documentsOfStream(
  name: string,
  chunks: AsyncIterable<Buffer>,
  limits: DocumentLimits,
): AsyncGenerator<ReadDocument | RefusedDocument> {
  const { head, pieces } = await cut(name, chunks, limits);
  // The first record waits for the second, because an only one has the file's own name; and a gzip's checksum comes after it.
  let first: Piece | null = null;
  let count = 0;
  let problem: string | null = null;
  try {
    for await (const piece of pieces) {
      if (count++ === 0 && !isLineFile(name)) first = piece;
      else {
        if (first) yield readDocument(namedPiece(name, first, false), limits);
        first = null;
        yield readDocument(namedPiece(name, piece, false), limits);
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenGzip)) throw error;
    problem = error.message;
  }
  const whole = { source: name, bytes: head.length > 1024 ? Buffer.alloc(0) : head };
  const rest = first ? namedPiece(name, first, true) : whole;
  if (problem !== null) yield readDocument({ ...rest, problems: [problem] }, limits);
  else if (first || (count === 0 && isBlank(head))) yield readDocument(rest, limits);
}

/** The gzip around a file is cut off or damaged. */
class BrokenGzip extends Error {}

async function cut(
  name: string,
  chunks: AsyncIterable<Buffer>,
  limits: DocumentLimits,
): Promise<{ head: Buffer; pieces: AsyncGenerator<Piece> }> {
  const file = await untilHead(chunks, (_, size) => size >= 2);
  const { head, all } = await untilHead(isGzip(file.head) ? unzipped(file.all()) : file.all(), enough(limits));
  const splitter = splitterFor(name, head, limits);
  return { head, pieces: piecesOf(splitter, all()) };
}

async function* piecesOf(splitter: Splitter, chunks: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  try {
    for await (const chunk of chunks) yield* splitter.push(chunk);
  } catch (error) {
    if (error instanceof BrokenGzip) yield* splitter.end();
    throw error;
  }
  yield* splitter.end();
}

type IsEnough = (chunk: Buffer, size: number) => boolean;

/** The first line, or as much as a record may measure. */
const enough =
  (limits: DocumentLimits): IsEnough =>
  (chunk, size) =>
    size >= limits.bytes || (size > 3 && chunk.includes(NEWLINE));

/** Reads ahead until the beginning tells what is needed; `all` gives everything from the start. */
async function untilHead(
  chunks: AsyncIterable<Buffer>,
  isEnough: IsEnough,
): Promise<{ head: Buffer; all: () => AsyncGenerator<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let size = 0;
  let failure: unknown = null;
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      seen.push(next.value);
      size += next.value.length;
      if (isEnough(next.value, size)) break;
    }
  } catch (error) {
    failure = error;
  }
  const head = Buffer.concat(seen);
  return {
    head,
    async *all() {
      try {
        if (head.length > 0) yield head;
        if (failure) throw failure as Error;
        for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
      } finally {
        await iterator.return?.();
      }
    },
  };
}

async function* unzipped(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const source = Readable.from(packed);
  source.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'Z_BUF_ERROR') throw new BrokenGzip('the gzip is cut off: it ends before its data does');
    if (code.startsWith('Z_')) throw new BrokenGzip('the gzip is damaged: its data cannot be unpacked');
    throw error;
  } finally {
    gunzip.destroy();
    source.destroy();
  }
}
