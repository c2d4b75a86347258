import { isBlank } from './blank.ts';
import type { DocumentLimits, ReadDocument, RefusedDocument } from './document.ts';
import { isGzip } from './from-bytes.ts';
import { readDocument } from './parse.ts';
import type { Piece, Splitter } from './piece.ts';
import { isLineFile, namedPiece, splitterFor } from './split.ts';
import { BadGzip, unpacked } from './unpack.ts';

const NEWLINE = 0x0a;
/** Of a chunk that is larger, this many bytes are cut into records at a time: they may be as short as two bytes. */
const SLICE = 64 * 1024;

/**
 * The records of a stream, one after the other; memory holds one record, however long the stream is. What is wrong with a gzip around
 * them is told as a record that is refused, unless it `throws` it.
 */
export async function* documentsOfStream(
  name: string,
  chunks: AsyncIterable<Buffer>,
  limits: DocumentLimits,
  throws: (problem: BadGzip) => boolean = () => false,
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
    if (!(error instanceof BadGzip) || throws(error)) throw error;
    problem = error.message;
  }
  const whole = { source: name, bytes: head.length > 1024 ? Buffer.alloc(0) : head };
  const rest = first ? namedPiece(name, first, true) : whole;
  if (problem !== null) yield readDocument({ ...rest, problems: [problem] }, limits);
  else if (first || (count === 0 && isBlank(head))) yield readDocument(rest, limits);
}

async function cut(
  name: string,
  chunks: AsyncIterable<Buffer>,
  limits: DocumentLimits,
): Promise<{ head: Buffer; pieces: AsyncGenerator<Piece> }> {
  const file = await untilHead(chunks, (_, size) => size >= 2);
  const { head, all } = await untilHead(
    isGzip(file.head) ? unpacked(file.all(), limits.unpacked) : file.all(),
    enough(limits),
  );
  const splitter = splitterFor(name, head, limits);
  return { head, pieces: piecesOf(splitter, all()) };
}

async function* piecesOf(splitter: Splitter, chunks: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += SLICE) yield* splitter.push(chunk.subarray(at, at + SLICE));
    }
  } catch (error) {
    if (error instanceof BadGzip && !error.isTooLarge) yield* splitter.end();
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
