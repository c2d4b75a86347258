import { instant, integer, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant } from '../../model/values.ts';

/** A place that is watched for files, and how far it is known. */
@Stored({
  says: 'A place that is watched for files, and how far it is known.',
  table: 'ingest_sources',
  tie: ['name'],
  hidden: true,
})
export class IngestSource {
  @text(null, 'Name, as configured.', { primary: true })
  name!: string;

  @text(null, 'Instance that its files come from.', { required: true })
  instance!: string;

  @text(null, 'Where it is, without secrets.', { required: true })
  url!: string;

  @instant(null, 'When a process last watched it.', { required: true })
  seenAt!: Instant;

  @instant(null, 'When the last listing began that came to its end; null before the first.')
  listingStartedAt!: Instant | null;

  @instant(null, 'When that listing ended.')
  listedAt!: Instant | null;

  @instant(null, 'Up to which `updated_at` an interface that is pulled has been read.')
  cursorAt!: Instant | null;

  @instant(null, 'When it is to be listed again; a lease while a process lists it.', { required: true })
  nextListingAt!: Instant;

  @integer(null, 'How often listing it failed since it last succeeded.', { required: true })
  failures!: number;

  @text(null, 'Why listing it failed last, in words; null after a success.')
  lastError!: string | null;
}
