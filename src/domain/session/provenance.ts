import { readJson } from '../../database/row-types.ts';
import { derived, instant, json, seconds, text, texts } from '../../model/columns.ts';
import { Shape } from '../../model/stored.ts';
import type { Instant, Int64 } from '../../model/values.ts';

/** A value that was repaired or left out when a file was taken in. */
@Shape(
  'A value that was repaired or taken as null when the file was taken in, or a sum that does not hold. The file was kept all the same.',
)
export class IngestWarning {
  @text(null, 'Where in the file, such as `transfers[0].created_at`.', { required: true })
  path!: string;

  @text(null, 'What is wrong there.', { required: true })
  problem!: string;
}

/** Where the stored document of a session came from. */
@Shape('Where the stored document of a session came from, and what was odd about it.')
export class Provenance {
  @text(null, 'File, or line of a stream, that it was read from; null where it was not named.')
  source!: string | null;

  @instant(null, 'When this server took it in.', { required: true })
  receivedAt!: Instant;

  @seconds(null, 'Size of the document in bytes.', { required: true })
  sizeBytes!: Int64;

  @text(null, 'SHA-256 of the bytes of the document, in hexadecimal.', { required: true })
  sha256!: string;

  @texts(
    null,
    'Paths of the document that no column, row or JSON field of this server holds; they are in `raw` only.',
    { required: true },
  )
  unmappedPaths!: string[];

  @json(null, 'The warnings as they are stored.', { hidden: true })
  storedWarnings!: unknown;

  @derived(
    () => [IngestWarning],
    'Values that were repaired or left out, and sums that do not hold.',
    ['storedWarnings'],
    (row) => row.storedWarnings,
    {
      nullable: false,
    },
  )
  readonly warnings!: IngestWarning[];
}

/** The columns of the stored document that its provenance is told from. */
export const provenanceColumns = ['source', 'receivedAt', 'size', 'hash', 'unmappedPaths', 'warnings'] as const;
type Stored = Readonly<Record<(typeof provenanceColumns)[number], unknown>>;

/** The provenance that the stored document of a session says; null where none is stored. */
export function provenanceFrom(document: Stored | undefined): unknown {
  if (!document) return null;
  return {
    source: document.source,
    receivedAt: document.receivedAt,
    sizeBytes: document.size,
    sha256: (document.hash as Buffer).toString('hex'),
    unmappedPaths: document.unmappedPaths,
    storedWarnings: document.warnings,
  };
}

/** The stored document as JSON; null where none is stored. */
export const documentFrom = (stored: { readonly document: unknown } | undefined): unknown =>
  stored ? readJson((stored.document as Buffer).toString('utf8').replace(/^\uFEFF/, '')) : null;
