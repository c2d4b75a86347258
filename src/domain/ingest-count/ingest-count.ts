import { instant, key, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key } from '../../model/values.ts';

/** What became of the documents of an instance that came within one hour. */
@Stored({
  says: 'What became of the documents of an instance that came within one hour.',
  table: 'ingest_counts',
  tie: ['instance', 'hour'],
  hidden: true,
})
export class IngestCount {
  @text(null, 'Instance of the documents.', { primary: true })
  instance!: string;

  @instant(null, 'Begin of the hour.', { primary: true })
  hour!: Instant;

  @key(null, 'Documents of sessions not known before.', { required: true })
  new!: Key;

  @key(null, 'Documents that replaced an older one.', { required: true })
  replaced!: Key;

  @key(null, 'Documents that were stored already.', { required: true })
  same!: Key;

  @key(null, 'Documents older than what was stored.', { required: true })
  stale!: Key;

  @key(null, 'Documents that could not be taken in.', { required: true })
  quarantined!: Key;

  @instant(null, 'When the last of them came.', { required: true })
  lastAt!: Instant;
}
