import { instant, integer, text } from '../model/columns.ts';
import type { Instant, Key } from '../model/values.ts';

/**
 * Something that many sessions mention: an agent, a menu. Files hold what was true when they were written, and some hold only an id,
 * so a row keeps what the best and then newest mention said.
 */
export abstract class Mentioned {
  /** The platform's number of it. */
  abstract externalId: Key;

  @text(null, 'Instance that it belongs to; ids repeat between instances.', {
    primary: true,
    hidden: true,
    filtered: true,
  })
  instance!: string;

  @integer(
    null,
    'How much the mention told that this row was taken from: 0 only the id, 1 some names, 2 the whole profile.',
    {
      required: true,
      hidden: true,
    },
  )
  profileRank!: number;

  @instant(null, 'Version (`updated_at`) of the file that this row was taken from.', { hidden: true })
  profileAt!: Instant | null;
}
