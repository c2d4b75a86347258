import { instant, integer, key, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key } from '../../model/values.ts';

/** An object of a watched source: which version was taken in, and what is still to be done. */
@Stored({
  says: 'An object of a watched source: which version was taken in, and what is still to be done.',
  table: 'ingest_objects',
  tie: ['source', 'path'],
  hidden: true,
  indexes: [{ name: 'ingest_objects_pending' }, { name: 'ingest_objects_oldest' }],
})
export class IngestObject {
  @text(null, 'Name of its source.', { primary: true })
  source!: string;

  @text(null, 'Path within the source.', { primary: true })
  path!: string;

  @text(null, 'Instance of its source.', { required: true })
  instance!: string;

  @text(null, 'What changes when its content does, as last listed.', { required: true })
  version!: string;

  @key(null, 'Size in bytes, as last listed.')
  size!: Key | null;

  @instant(null, 'When it was last changed, as its store tells.')
  modifiedAt!: Instant | null;

  @text(null, '`PENDING` until this version is taken in, then `DONE`.', { required: true })
  state!: string;

  @instant(null, 'When this version was first listed.', { required: true })
  listedAt!: Instant;

  @integer(null, 'How often reading this version failed.', { required: true })
  attempts!: number;

  @instant(null, 'Not before this instant is it read: a lease while a process reads it, a delay after a failure.', {
    required: true,
  })
  dueAt!: Instant;

  @instant(null, 'When a version of it was last taken in.')
  doneAt!: Instant | null;

  @text(null, 'Why reading it failed last, in words.')
  lastError!: string | null;
}
