import { instant, key, text } from '../../model/columns.ts';
import { personal } from '../../model/personal-data.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key } from '../../model/values.ts';
import { GrainChild } from '../session-child.ts';

/** A code, and perhaps a note, that an agent gave a session at the end of a turn. */
@Stored({
  says: 'A code, and perhaps a note, that an agent gave the session. One turn may have several. Files give it neither id nor time.',
  table: 'dispositions',
  tie: ['sessionId', 'rowId'],
  indexes: [
    { name: 'dispositions_newest' },
    { name: 'dispositions_agent', drives: 'agent' },
    { name: 'dispositions_code', drives: 'code' },
  ],
})
export class Disposition extends GrainChild {
  // Shown here, because a disposition has no time of its own to be sorted by.
  @instant(null, 'When the session was created; the disposition itself has no time.', { order: 'stable' })
  override sessionCreatedAt!: Instant | null;

  @text('code', 'The code, as the agent read it.')
  code!: string | null;

  @key('ujet_code_id', "The platform's number of the code.")
  codeId!: Key | null;

  @text('custom_code_id', "The company's own id of the code; may be empty.")
  customCodeId!: string | null;

  @text('list', 'The list that the code was chosen from.')
  list!: string | null;

  @text('list_path', 'The list with the lists above it, joined by `/`.')
  listPath!: string | null;

  @key('ujet_list_id', "The platform's number of the list.")
  listId!: Key | null;

  @text('custom_list_id', "The company's own id of the list; may be empty.")
  customListId!: string | null;

  @text('note', 'What the agent wrote beside it; null where nothing.', { personal: personal.freeText })
  note!: string | null;

  @key('user_id', 'Agent who gave it.', { hidden: true, refers: 'Agent' })
  agentId!: Key | null;

  @key('transfer_id', 'Number of the transfer that led to the turn; null for the first turn.')
  transferId!: Key | null;

  @key('participant_id', 'Row id of the participant who gave it.', { hidden: true })
  participantRowId!: Key | null;
}
