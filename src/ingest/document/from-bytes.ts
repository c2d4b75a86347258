import { constants, gunzipSync } from 'node:zlib';
import { isBlank } from './blank.ts';
import type { DocumentLimits, ReadDocument, RefusedDocument } from './document.ts';
import { isRefused, readDocument } from './parse.ts';
import { isLineFile, namedPiece, splitterFor } from './split.ts';

/** Of more bytes than these, unpacked, the records are too many to be there all at once. */
const MOST_AT_ONCE = 1024 * 1024;

export const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The records of a file that is in memory. Null where it has to be read as a stream: a gzip that is damaged or grows beyond the
 * limit, a file beyond the limit, many records in a large gzip.
 */
export function documentsOfBytes(
  name: string,
  file: Buffer,
  limits: DocumentLimits,
): (ReadDocument | RefusedDocument)[] | null {
  const bytes = isGzip(file) ? unzip(file, limits) : file;
  if (bytes === null || bytes.length > limits.bytes) return null;
  if (isBlank(bytes)) return [readDocument({ source: name, bytes }, limits)];
  const isLines = isLineFile(name);
  const only = isLines || firstCharacter(bytes) === '[' ? null : readDocument({ source: name, bytes }, limits);
  if (only && !isRefused(only)) return [only];
  if (bytes.length > MOST_AT_ONCE) return null;
  const splitter = splitterFor(name, bytes, limits);
  const pieces = [...splitter.push(bytes), ...splitter.end()];
  if (only && pieces.length < 2) return [only];
  return pieces.map((piece) => readDocument(namedPiece(name, piece, !isLines && pieces.length === 1), limits));
}

/** The first character that is no white space nor a byte order mark; '' where there is none. */
const firstCharacter = (bytes: Buffer): string => bytes.toString('utf8', 0, 64).trimStart().slice(0, 1);

function unzip(file: Buffer, limits: DocumentLimits): Buffer | null {
  try {
    return gunzipSync(file, { maxOutputLength: limits.bytes, finishFlush: constants.Z_FINISH });
  } catch {
    return null;
  }
}
