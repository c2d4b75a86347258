import { derived, instant, json, key, keys, open, seconds, text } from '../../model/columns.ts';
import { personal } from '../../model/personal-data.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';
import { AdapterFailure, adapterFailure } from '../adapter-failure.ts';
import { SessionChild } from '../session-child.ts';
import { FailReason } from '../vocabulary/fail-reason.ts';
import { ParticipantStatus, ParticipantType } from './participant.enums.ts';

/** One presence of one person or virtual agent in a session. */
@Stored({
  says: 'One presence of a person or virtual agent in a session. Who leaves and comes back, or has a second turn, makes another. Times and statistics are taken from legs and handles instead.',
  table: 'participants',
  tie: ['sessionId', 'rowId'],
})
export class Participant extends SessionChild {
  @open(ParticipantType, 'type', 'What part was taken.')
  typeText!: string | null;

  @text('entry_type', 'How they came in, such as `queue_or_transfer`.')
  entryType!: string | null;

  @open(ParticipantStatus, 'status', 'Where the participation stands.')
  statusText!: string | null;

  @open(FailReason, 'fail_reason', 'Why it failed; null where it did not.')
  failReasonText!: string | null;

  @instant('connected_at', 'When they joined; null if they did not.')
  connectedAt!: Instant | null;

  @instant(['ended_at', 'finished_at'], 'When they left; null while there.')
  endedAt!: Instant | null;

  @seconds(['call_duration', 'chat_duration'], 'Seconds present; null where not told.')
  durationSeconds!: Int64 | null;

  @seconds('hold_duration', 'Seconds on hold as delivered; contradicts the handle phases, so use those. Null on chats.')
  holdSeconds!: Int64 | null;

  @key('user_id', 'The agent.', { hidden: true, refers: 'Agent' })
  agentId!: Key | null;

  @key('virtual_agent_id', 'The virtual agent.', { hidden: true, refers: 'VirtualAgent' })
  virtualAgentId!: Key | null;

  @key('end_user_id', 'The consumer.', { hidden: true, refers: 'EndUser' })
  endUserId!: Key | null;

  @keys('teams[].id', 'Teams of the agent at that moment; null for other participants.', {
    hidden: true,
    refers: 'Team',
  })
  teamIds!: Key[] | null;

  @text('first_name', 'First name of an agent; null for others.', { personal: personal.name })
  firstName!: string | null;

  @text('middle_name', 'Middle name of an agent; null for others.', { personal: personal.name })
  middleName!: string | null;

  @text('last_name', 'Last name of an agent; null for others.', { personal: personal.name })
  lastName!: string | null;

  @text('email', 'E-mail address of an agent; null for others.', { personal: personal.email })
  email!: string | null;

  @text('phone_number', 'Telephone number of the consumer, E.164; null for others and where not known.', {
    personal: personal.phone,
  })
  phoneNumber!: string | null;

  @text('caller_id', 'Caller id; rarely delivered.', { personal: personal.phone })
  callerId!: string | null;

  @key('location_id', "The platform's number of the agent's location; null for others.")
  locationId!: Key | null;

  @json('location', "The agent's location as delivered; null for others.", { personal: personal.content })
  location!: unknown;

  @text('virtual_agent.conversation_id', "The virtual agent platform's id of the conversation; null for others.")
  conversationId!: string | null;

  @json('virtual_agent', 'The object that holds the conversation id, with whatever else a release adds.', {
    hidden: true,
  })
  virtualAgentConversation!: unknown;

  @json('virtual_agent_params', 'What the virtual agent was started with: any keys; null for others.', {
    personal: personal.content,
  })
  virtualAgentParams!: unknown;

  @json('agent_assist', 'Agent Assist as delivered: conversation and, on chats, settings; null where not used.', {
    personal: personal.content,
  })
  agentAssist!: unknown;

  @json('sip_headers', 'Headers of this SIP leg; null where there are none.', { personal: personal.content })
  sipHeaders!: unknown;

  @text('adapter_fail_code', 'Code of the telephony adapter’s failure.', { hidden: true })
  adapterFailCode!: string | null;

  @text('adapter_fail_message', 'Text of the telephony adapter’s failure.', {
    hidden: true,
    personal: personal.freeText,
  })
  adapterFailMessage!: string | null;

  @derived(() => AdapterFailure, adapterFailure.says, adapterFailure.needs, adapterFailure.value)
  readonly adapterFailure!: AdapterFailure | null;
}
