import { bytes, instant, integer, json, key, text, texts } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key } from '../../model/values.ts';

/** The newest document of a session, byte for byte, and where it came from. */
@Stored({
  says: 'The newest document of a session as it was delivered, and where it came from.',
  table: 'raw_documents',
  tie: ['sessionId'],
  hidden: true,
})
export class RawDocument {
  @key(null, 'Row id of the session.', { primary: true, hidden: true })
  sessionId!: Key;

  @text(null, 'Instance of the session.', { required: true, hidden: true })
  instance!: string;

  @text(null, 'Channel of the session: `VOICE` or `CHAT`.', { required: true, hidden: true })
  channel!: string;

  @key(null, "The platform's number of the session.", { required: true, hidden: true })
  sessionExternalId!: Key;

  @bytes(null, 'The document, byte for byte.', { required: true, hidden: true })
  document!: Buffer;

  @bytes(null, 'SHA-256 of the document.', { required: true, hidden: true })
  hash!: Buffer;

  @integer(null, 'Size of the document in bytes.', { required: true })
  size!: number;

  @text(null, 'File, or line of a stream, that it was read from; null where it was not named.')
  source!: string | null;

  @instant(null, 'When this server took it in.', { required: true })
  receivedAt!: Instant;

  @texts(null, 'Paths of the document that nothing here holds.', { required: true })
  unmappedPaths!: string[];

  @json(null, 'Values that were repaired or left out: a list of path and problem.', { required: true })
  warnings!: unknown;
}
