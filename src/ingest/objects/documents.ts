import type { Store, WantedObject } from '../../storage/store.ts';
import type { DocumentLimits, ReadDocument, RefusedDocument } from '../document/document.ts';
import { documentsOfBytes } from '../document/from-bytes.ts';
import { documentsOfStream } from '../document/from-stream.ts';
import { isRefused } from '../document/parse.ts';

/** A store, and how its objects are read. */
export interface Reading {
  readonly store: Store;
  readonly limits: DocumentLimits;
  readonly signal: AbortSignal;
}

/** Under which name an object's documents are kept. */
export const nameOf = ({ url }: Store, path: string): string => `${url.replace(/\/+$/, '')}/${path}`;

/** The records of an object, whose bytes are given where it was read ahead; chat transcripts, which lie beside them, are left out. */
export async function* documentsOfObject(
  { store, limits, signal }: Reading,
  object: WantedObject,
  bytes: Buffer | null,
): AsyncGenerator<ReadDocument | RefusedDocument> {
  const name = nameOf(store, object.path);
  const documents = bytes && documentsOfBytes(name, bytes, limits);
  const stream = bytes ? only(bytes) : store.read(object, signal);
  for await (const document of documents ?? documentsOfStream(name, stream, limits)) {
    if (!isTranscript(document)) yield document;
  }
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

/** A transcript has the name of its chat and may end in .json; only inside it says what it is. */
function isTranscript(document: ReadDocument | RefusedDocument): boolean {
  if (isRefused(document)) return false;
  const { comm_type: type, entries, id } = document.record;
  return typeof type === 'string' && Array.isArray(entries) && id === undefined;
}
