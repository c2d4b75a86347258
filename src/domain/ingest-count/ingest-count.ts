import { instant, key, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';

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
  hour!: string;

  @key(null, 'Documents of sessions not known before.', { required: true })
  new!: string;

  @key(null, 'Documents that replaced an older one.', { required: true })
  replaced!: string;

  @key(null, 'Documents that were stored already.', { required: true })
  same!: string;

  @key(null, 'Documents older than what was stored.', { required: true })
  stale!: string;

  @key(null, 'Documents that could not be taken in.', { required: true })
  quarantined!: string;

  @instant(null, 'When the last of them came.', { required: true })
  lastAt!: string;
}
