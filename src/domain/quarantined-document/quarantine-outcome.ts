import { key, text, texts } from '../../model/columns.ts';
import { closedEnum } from '../../model/open-enum.ts';
import { Shape } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';

/** What may become of a quarantined document. */
const QuarantineFate = closedEnum('QuarantineFate', 'What became of a quarantined document.', {
  NEW: 'Taken in: its session was not known.',
  REPLACED: 'Taken in: it replaced an older document of its session.',
  SAME: 'Left the quarantine: it was stored already.',
  STALE: 'Left the quarantine: a newer document of its session is stored.',
  QUARANTINED: 'It still cannot be taken in, and stays.',
  NOT_WHOLE: 'Not all of it is kept, so it cannot be tried again, and stays; take it in from its source.',
  DISCARDED: 'Deleted.',
  NOT_FOUND: 'There is none of this id, or another process has it in hand.',
  NOT_REACHED: 'The time of the operation was over before its turn; it is as it was.',
});

/** What became of one quarantined document. */
@Shape('What became of a quarantined document.')
export class QuarantineOutcome {
  @text(null, 'The id as it was given.', { required: true, isId: true })
  id!: string;

  @text(null, 'What became of it.', { required: true, closed: QuarantineFate })
  outcome!: string;

  @texts(null, 'Why it could not be taken in, in words.', { required: true })
  problems!: string[];

  @text(null, 'Name of its instance; null where it was not found or not tried.')
  instance!: string | null;

  @text(null, 'Channel of the session that it tells of; null where it was not taken in.')
  channel!: string | null;

  @key(null, "The platform's number of that session; null where it was not taken in.")
  sessionExternalId!: Key | null;
}
