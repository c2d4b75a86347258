import { decimal, flag, instant, integer, key, seconds, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';
import { SessionChild } from '../session-child.ts';

/** One phase of an agent's turn. */
@Stored({
  says: "One phase of an agent's turn: talk, wrap-up, or work before a campaign call. A turn has several; see `AgentHandle` for the turn.",
  table: 'handle_phases',
  tie: ['sessionId', 'rowId'],
})
export class HandlePhase extends SessionChild {
  @key('agent_id', 'Agent of the phase.', { hidden: true, refers: 'Agent' })
  agentId!: Key | null;

  @key(null, "Row id of the agent's turn; null where a supervisor barged in, which is no turn.", { hidden: true })
  handleRowId!: Key | null;

  @instant('started_at', 'When the phase began.')
  startedAt!: Instant | null;

  @instant('ended_at', 'When the phase ended; null while it goes on.')
  endedAt!: Instant | null;

  @instant('scheduled_at', 'Booked time of a scheduled call; calls only.')
  scheduledAt!: Instant | null;

  @seconds(['call_duration', 'chat_duration'], 'Seconds of talk or chat, hold included; 0 in a phase of another kind.')
  talkAndHoldSeconds!: Int64 | null;

  @seconds('hold_duration', 'Seconds on hold; null in a phase of another kind, and on chats.')
  holdSeconds!: Int64 | null;

  @seconds('acw_duration', 'Seconds of wrap-up; 0 in a phase of another kind.')
  wrapUpSeconds!: Int64 | null;

  @seconds('bcw_duration', 'Seconds of work before a campaign call, or of waiting for its consumer; null on chats.')
  preWorkSeconds!: Int64 | null;

  @seconds('assigned_connection_duration', 'Seconds from the choice of the agent until they joined; 0 in wrap-up.')
  connectSeconds!: Int64 | null;

  @text('menu_path', 'Name of the queue.', { hidden: true })
  queueName!: string | null;

  @key('menu_path_id', "The platform's id of path and language; null for direct transfers and outbound calls.")
  menuPathId!: Key | null;

  @text('lang', 'Language of the queue; null where not told.')
  language!: string | null;

  @flag('barged', 'Whether this is a supervisor who barged in; null on chats.')
  isBarge!: boolean | null;

  @flag('transfer', 'Whether a transfer led here.')
  isTransfer!: boolean | null;

  @key('transfer_id', 'Number of the transfer that led here; null where none did.')
  transferId!: Key | null;

  @flag('transfer_cold', 'Whether that transfer was cold (blind); null where there was none, and in wrap-up.')
  isCold!: boolean | null;

  @integer('response_count', 'Responses of the agent; chats only.')
  responseCount!: number | null;

  @seconds('response_time_total', 'Seconds of all responses together; chats only.')
  responseSecondsTotal!: Int64 | null;

  @seconds('response_time_max', 'Longest seconds of a response; chats only.')
  responseSecondsMax!: Int64 | null;

  @decimal(
    'response_time_avg',
    'Average seconds of a response as delivered; chats only. Do not average it: divide total by count.',
  )
  responseSecondsAverage!: number | null;
}
