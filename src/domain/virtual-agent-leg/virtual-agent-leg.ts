import { decimal, flag, instant, integer, key, open, seconds, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';
import { GrainChild } from '../session-child.ts';
import { EscalationReason } from '../vocabulary/escalation-reason.ts';
import { InitiatedBy, VirtualAgentFinishReason } from './virtual-agent-leg.enums.ts';

/** One virtual agent's turn in a session. */
@Stored({
  says: "One virtual agent's turn in a session. Its time is not part of the agents' handle time.",
  table: 'virtual_agent_legs',
  tie: ['sessionId', 'rowId'],
  indexes: [
    { name: 'virtual_agent_legs_newest' },
    { name: 'virtual_agent_legs_virtual_agent', drives: 'virtualAgent' },
  ],
})
export class VirtualAgentLeg extends GrainChild {
  @key('virtual_agent.id', 'The virtual agent.', { hidden: true, refers: 'VirtualAgent' })
  virtualAgentId!: Key | null;

  @instant('started_at', 'When the turn began.', { order: 'stable' })
  startedAt!: Instant | null;

  @instant('ended_at', 'When the turn ended; null while it goes on.', { order: 'volatile' })
  endedAt!: Instant | null;

  @seconds(['call_duration', 'chat_duration'], 'Seconds of the turn.', { order: 'volatile' })
  handleSeconds!: Int64 | null;

  @open(VirtualAgentFinishReason, 'finish_reason', 'How the turn ended; null while it goes on.')
  finishReasonText!: string | null;

  @open(EscalationReason, 'escalation_reason', 'Why it handed over to a person; null where it did not.')
  escalationReasonText!: string | null;

  @open(InitiatedBy, 'initiated_by', 'Who brought the virtual agent in.')
  initiatedByText!: string | null;

  @integer('sentiment', 'Mood of the consumer, about 0 to 100; null where not measured, and on chats.')
  sentiment!: number | null;

  @integer('response_count', 'Responses of the virtual agent.')
  responseCount!: number | null;

  @integer('fallback_response_count', 'Responses that said it had not understood.')
  fallbackResponseCount!: number | null;

  @seconds('response_time_total', 'Seconds of all responses together; chats only.')
  responseSecondsTotal!: Int64 | null;

  @seconds('response_time_max', 'Longest seconds of a response; chats only.')
  responseSecondsMax!: Int64 | null;

  @decimal(
    'response_time_avg',
    'Average seconds of a response as delivered; chats only. Do not average it: divide total by count.',
  )
  responseSecondsAverage!: number | null;

  @text('menu_path', 'Name of the queue.', { hidden: true })
  queueName!: string | null;

  @key('menu_path_id', "The platform's id of the queue's path and language; null without a queue.")
  menuPathId!: Key | null;

  @text('lang', 'Language of the queue; null where not told.')
  language!: string | null;

  @flag('transfer', 'Whether a transfer led here.')
  isTransfer!: boolean | null;

  @key('transfer_id', 'Number of the transfer that led here; null where none did.')
  transferId!: Key | null;
}
