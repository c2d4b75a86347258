import { bytes, derived, flag, instant, integer, seconds, text, texts } from '../../model/columns.ts';
import { personal } from '../../model/personal-data.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Int64 } from '../../model/values.ts';
import { problemFilter } from './problem-filter.ts';

/** Bytes of a document that an answer shows; the rest is for the command line, because 500 documents may be 8 GB. */
const MOST_SHOWN = 65_536;

/** A document that could not be taken in, kept with everything that is wrong with it. */
@Stored({
  says: 'A document that could not be taken in, and why. The same bytes from the same source again are the same one.',
  table: 'quarantined_documents',
  tie: ['id'],
  indexes: [
    { name: 'quarantined_documents_natural_key', columns: ['instance', 'source', 'hash'], unique: true },
    { name: 'quarantined_documents_newest', columns: ['lastSeenAt', 'id'] },
  ],
})
export class QuarantinedDocument {
  @text(null, 'A UUID, given when it was first refused; `sessiongraph quarantine` takes it too. No global id.', {
    primary: true,
    isId: true,
  })
  id!: string;

  @text(null, 'Name of the instance that its source belongs to.', { required: true })
  instance!: string;

  @text(null, 'File, or line of a stream, that it was read from.', { required: true })
  source!: string;

  @bytes(null, 'SHA-256 of its bytes, the whole of them.', { required: true, hidden: true })
  hash!: Buffer;

  @bytes(null, 'Its bytes, cut at the size limit.', { required: true, hidden: true, most: MOST_SHOWN })
  document!: Buffer;

  @seconds(null, 'Its size in bytes, the whole of it.', { required: true, order: 'stable' })
  size!: Int64;

  @flag(
    null,
    'Whether every byte of it is kept. Not of one that was cut at the size limit, nor where nothing could be read.',
    { required: true },
  )
  isWhole!: boolean;

  @texts(null, 'Everything that is wrong with it, in words.', { required: true, filter: problemFilter })
  problems!: string[];

  @instant(null, 'When it was last refused.', { required: true, order: 'volatile' })
  lastSeenAt!: Instant;

  @instant(null, 'When it was first refused.', { required: true, order: 'stable' })
  firstSeenAt!: Instant;

  @integer(null, 'How often it was refused.', { required: true, order: 'volatile' })
  attempts!: number;

  @derived(
    () => 'text',
    `Its first ${MOST_SHOWN.toLocaleString('en')} bytes as text, those that are no UTF-8 as U+FFFD; null where nothing is kept. \`sessiongraph quarantine show\` prints all of them.`,
    ['document'],
    (row) => textOf(row.document as Buffer),
    { personal: personal.freeText },
  )
  readonly content!: string | null;
}

/** Without the beginning of a character whose end was cut off. */
const textOf = (document: Buffer): string | null =>
  document.length === 0 ? null : new TextDecoder().decode(document, { stream: document.length === MOST_SHOWN });
