import { instant, key, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key } from '../../model/values.ts';

/** A rebuild of the rows of an instance from its stored documents, and how far it has come. */
@Stored({
  says: 'A rebuild of the rows of an instance from its stored documents, and how far it has come.',
  table: 'reingest_runs',
  tie: ['instance'],
  hidden: true,
})
export class ReingestRun {
  @text(null, 'Instance whose sessions are rebuilt.', { primary: true })
  instance!: string;

  @instant(null, 'When it began; what came later was built by the new program already.', { required: true })
  startedAt!: Instant;

  @instant(null, 'When it ended; null while there is more to do.')
  finishedAt!: Instant | null;

  @key(null, 'Row id of the last session that was looked at.', { required: true })
  lastSessionId!: Key;

  @key(null, 'Sessions rebuilt.', { required: true })
  sessions!: Key;

  @key(null, 'Stored documents that the program does not understand; their rows stay as they were.', { required: true })
  refused!: Key;
}
