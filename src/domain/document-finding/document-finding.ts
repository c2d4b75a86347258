import { instant, key, seconds, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';

/** Something odd that documents of an instance have in common. */
@Stored({
  says: 'Something odd that documents of an instance have in common: told by paths and reasons, never by values of persons.',
  table: 'document_findings',
  tie: ['instance', 'kind', 'path'],
})
export class DocumentFinding {
  @text(null, 'Instance of the documents.', { primary: true, hidden: true })
  instance!: string;

  @text(null, '`UNMAPPED` (nothing holds this path), `REPAIRED` (a value was repaired or left out) or `ARITHMETIC`.', {
    primary: true,
    hidden: true,
  })
  kind!: string;

  @text(null, 'Path in the document, with `[]` for the items of a list; very long ones are cut.', { primary: true })
  path!: string;

  @seconds(null, 'In how many documents it was found; those that changed nothing do not count.', { required: true })
  documents!: Int64;

  @text(null, 'What the newest of them has there, in words; null where there is no more to say than the path.')
  problem!: string | null;

  @text(null, 'Channel of the newest session that has it.', { required: true, hidden: true })
  channel!: string;

  @key(null, "The platform's number of that session.", { required: true, hidden: true })
  sessionExternalId!: Key;

  @instant(null, 'When it was first found.', { required: true })
  firstSeenAt!: Instant;

  @instant(null, 'When it was last found.', { required: true })
  lastSeenAt!: Instant;
}
