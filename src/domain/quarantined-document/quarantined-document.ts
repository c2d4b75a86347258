import { bytes, flag, instant, integer, key, text, texts } from '../../graphql/columns.ts';
import { Stored } from '../../graphql/stored.ts';

/** A document that could not be taken in, kept with everything that is wrong with it. */
@Stored({
  says: 'A document that could not be taken in, and why.',
  table: 'quarantined_documents',
  tie: ['id'],
  hidden: true,
  indexes: [
    { name: 'quarantined_documents_natural_key', columns: ['instance', 'source', 'hash'], unique: true },
    { name: 'quarantined_documents_newest', columns: ['lastSeenAt', 'id'] },
  ],
})
export class QuarantinedDocument {
  @text(null, 'A UUID, given when it was first refused.', { primary: true })
  id!: string;

  @text(null, 'Instance that its source belongs to.', { required: true })
  instance!: string;

  @text(null, 'File, or line of a stream, that it was read from.', { required: true })
  source!: string;

  @bytes(null, 'SHA-256 of its bytes, the whole of them.', { required: true, hidden: true })
  hash!: Buffer;

  @bytes(null, 'Its bytes, cut at the size limit.', { required: true, hidden: true })
  document!: Buffer;

  @key(null, 'Its size in bytes, the whole of it.', { required: true })
  size!: string;

  @flag(
    null,
    'Whether every byte of it is kept. Not of one that was cut at the size limit, nor where nothing could be read.',
    { required: true },
  )
  isWhole!: boolean;

  @texts(null, 'Everything that is wrong with it, in words.', { required: true })
  problems!: string[];

  @instant(null, 'When it was first refused.', { required: true })
  firstSeenAt!: string;

  @instant(null, 'When it was last refused.', { required: true })
  lastSeenAt!: string;

  @integer(null, 'How often it was refused.', { required: true })
  attempts!: number;
}
