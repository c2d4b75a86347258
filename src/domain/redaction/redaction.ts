import { decimal, instant, key } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key } from '../../model/values.ts';
import { SessionChild } from '../session-child.ts';

/** A stretch that an agent kept out of a recording. */
@Stored({
  says: 'A stretch that an agent kept out of a recording, such as a card number.',
  table: 'redactions',
  tie: ['sessionId', 'rowId'],
})
export class Redaction extends SessionChild {
  @key(null, 'Row id of the recording.', { hidden: true })
  recordingRowId!: Key | null;

  @instant('start', 'When it began, to the millisecond.')
  startedAt!: Instant | null;

  @instant('end', 'When it ended, to the millisecond; null where it was not ended.')
  endedAt!: Instant | null;

  @decimal('duration', 'Length in seconds with a fraction; null where it was not ended.')
  durationSeconds!: number | null;

  @key('start_agent_id', 'Agent who began it.', { hidden: true, refers: 'Agent' })
  startAgentId!: Key | null;

  @key('end_agent_id', 'Agent who ended it.', { hidden: true, refers: 'Agent' })
  endAgentId!: Key | null;
}
