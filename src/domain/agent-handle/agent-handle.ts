import { flag, instant, integer, key, keys, seconds, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';
import { GrainChild } from '../session-child.ts';

const sum = 'Over the phases of the turn';

/** One agent's turn in a session. */
@Stored({
  says: "One agent's turn in a session, built from its phases: one for each agent and transfer. A supervisor who barged in has none.",
  table: 'agent_handles',
  tie: ['sessionId', 'rowId'],
  indexes: [
    { name: 'agent_handles_newest' },
    { name: 'agent_handles_agent', drives: 'agent' },
    { name: 'agent_handles_queue', drives: 'queue' },
    { name: 'agent_handles_team_ids' },
  ],
})
export class AgentHandle extends GrainChild {
  @key(null, 'Agent of the turn.', { hidden: true })
  agentId!: Key | null;

  @text(null, 'Name of the queue that the turn came from; null for direct transfers and outbound calls.', {
    hidden: true,
  })
  queueName!: string | null;

  @key(null, "The platform's id of that queue's path and language; null for direct transfers and outbound calls.")
  menuPathId!: Key | null;

  @text(null, 'Language of the queue; null where not told.')
  language!: string | null;

  @keys(null, 'Teams of the agent at that moment, as the participants say; null where they say none.', { hidden: true })
  teamIds!: Key[] | null;

  @instant(null, 'When the first phase began.', { order: 'stable' })
  startedAt!: Instant | null;

  @instant(null, 'When the last phase ended, wrap-up included; null while it goes on.', { order: 'volatile' })
  endedAt!: Instant | null;

  @flag(null, 'Whether there was talk or hold. A turn without is kept as a row, and left out of counts and averages.', {
    required: true,
  })
  counted!: boolean;

  @seconds(null, `Seconds of handling: talk, hold, wrap-up and pre-work. ${sum}.`, { order: 'volatile' })
  handleSeconds!: Int64 | null;

  @seconds(null, `Seconds of talk or chat without hold. ${sum}.`, { order: 'volatile' })
  talkSeconds!: Int64 | null;

  @seconds(null, `Seconds on hold; null on chats. ${sum}.`, { order: 'volatile' })
  holdSeconds!: Int64 | null;

  @seconds(null, `Seconds of wrap-up. ${sum}; it comes with the second file of a session.`, { order: 'volatile' })
  wrapUpSeconds!: Int64 | null;

  @seconds(null, `Seconds of work before a campaign call; null on chats. ${sum}.`)
  preWorkSeconds!: Int64 | null;

  @seconds(null, 'Seconds from the choice of the agent until they joined. Of the phase with talk; null without one.')
  connectSeconds!: Int64 | null;

  @flag(null, 'Whether the consumer was put on hold.', { required: true })
  isHeld!: boolean;

  @flag(null, 'Whether a transfer led here.')
  isTransfer!: boolean | null;

  @key(null, 'Number of the transfer that led here; null where none did.')
  transferId!: Key | null;

  @flag(null, 'Whether that transfer was cold (blind); null where there was none or it is not told.')
  isCold!: boolean | null;

  @flag(null, 'Whether this turn counts as a transfer received.', { required: true })
  isTransferIn!: boolean;

  @integer(null, 'Transfers that this agent began from this turn.', { required: true })
  transfersOut!: number;

  @integer(null, `Responses of the agent; chats only. ${sum}.`)
  responseCount!: number | null;

  @seconds(null, `Seconds of all responses together; chats only. ${sum}.`)
  responseSecondsTotal!: Int64 | null;

  @seconds(null, `Longest seconds of a response; chats only. ${sum}.`)
  responseSecondsMax!: Int64 | null;

  @integer(null, 'Messages of the turn; null, because files do not tell them by agent.')
  messages!: number | null;
}
