import { createHash } from 'node:crypto';
import type { DocumentLimits, ReadDocument, RefusedDocument } from '../document/document.ts';
import { inWords } from '../document/document.ts';
import { isRefused, readDocument } from '../document/parse.ts';
import type { Piece } from '../document/piece.ts';
import { namedPiece } from '../document/split.ts';
import { ValueSplitter } from '../document/value-splitter.ts';
import { instantOfText } from '../map/instant-text.ts';
import { StoreError } from '../../storage/store-error.ts';

/** One session of a page. */
export interface PageRow {
  readonly document: ReadDocument | RefusedDocument;
  /** Milliseconds since 1970; null where it tells none that can be read. */
  readonly updatedAt: number | null;
  /** Tells it from every other session, and from another version of the same. */
  readonly hash: string;
}

/** What a page of a hundred sessions may measure; real ones measure about one MiB. */
const MOST_BYTES = 64 * 1024 * 1024;

const OPEN_BRACKET = 0x5b;

/** The sessions of an answer, each with the bytes it has there; a StoreError (UNAVAILABLE) where the answer is no list, or not all of it. */
export async function rowsOf(
  list: string,
  body: AsyncIterable<Uint8Array>,
  limits: DocumentLimits,
): Promise<readonly PageRow[]> {
  const splitter = new ValueSplitter(limits.bytes);
  const rows: PageRow[] = [];
  const refuse = (problem: string): never => {
    throw new StoreError('UNAVAILABLE', `The answer of ${list} cannot be used: ${problem}.`);
  };
  const take = (piece: Piece): void => {
    if (piece.index === null) refuse('something other than a list of sessions');
    rows.push(rowOf(list, piece, limits));
  };
  let size = 0;
  let isList = false;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    size += bytes.length;
    if (size > MOST_BYTES) refuse(`it is larger than ${inWords(MOST_BYTES)}`);
    const first: number | undefined = isList ? undefined : bytes.find((byte) => byte > 0x20 && byte < 0x80);
    if (first !== undefined && first !== OPEN_BRACKET) refuse('it is no list');
    isList ||= first !== undefined;
    splitter.push(bytes).forEach(take);
  }
  if (!isList) refuse('it is empty');
  // A record that a file ends in is quarantined; a page that ends in one is asked for again.
  if (splitter.end().length > 0) refuse('it is cut off');
  return rows;
}

function rowOf(list: string, piece: Piece, limits: DocumentLimits): PageRow {
  const read = readDocument(namedPiece(list, piece, false), limits);
  const record = isRefused(read) ? null : read.record;
  const id = record ? record['id'] : /^\{\s*"id"\s*:\s*(\d{1,19})\b/.exec(piece.bytes.toString('latin1', 0, 200))?.[1];
  const isId = typeof id === 'number' || typeof id === 'bigint' || typeof id === 'string';
  const text = record?.['updated_at'];
  return {
    // Pages move while they are read, so the place of a session in them would be another each time.
    document: { ...read, source: isId ? `${list}/${encodeURIComponent(String(id))}` : list },
    updatedAt: typeof text === 'string' ? instantOfText(text) : null,
    hash: createHash('sha256').update(piece.bytes).digest('base64'),
  };
}
