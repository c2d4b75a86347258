import { decimal, derived, flag, integer, json, key, open, seconds, text } from '../../model/columns.ts';
import { personal } from '../../model/personal-data.ts';
import type { Key, Int64 } from '../../model/values.ts';
import { AdapterFailure, adapterFailure } from '../adapter-failure.ts';
import { customDataFilter } from './custom-data-filter.ts';
import { MenuPath, menuPathFrom } from '../menu-path.ts';
import { DeflectionKind } from '../vocabulary/deflection-kind.ts';
import {
  AnswerType,
  DisconnectedBy,
  HandledBy,
  OfferType,
  RecordingPermission,
  SessionFinishReason,
  VoicemailReason,
} from './session.enums.ts';
import { SessionHead } from './session.head.ts';
import { Feedback, OutTicket } from './session.shapes.ts';

const menuPath = menuPathFrom('menuPath');

/** Survey, ticket, recording, menu, people and everything else of the top level of a file. */
export abstract class SessionDetail extends SessionHead {
  @decimal('rating', 'Rating of the survey; null is "not rated", not 0. The scale is the survey’s.', {
    order: 'volatile',
  })
  rating!: number | null;

  @flag('has_feedback', 'Whether the consumer left a comment.')
  hasFeedback!: boolean | null;

  @text('feedback', 'Comment of the survey.', { personal: personal.freeText, hidden: true })
  feedbackComment!: string | null;

  @derived(
    () => Feedback,
    'Rating and comment of the survey; null where there is neither.',
    ['rowId', 'rating', 'feedbackComment', 'hasFeedback'],
    (row) =>
      row.rating === null && row.feedbackComment === null
        ? null
        : {
            rating: row.rating,
            comment: row.feedbackComment,
            hasComment: row.hasFeedback,
            sessionId: row.rowId,
          },
  )
  readonly feedback!: Feedback | null;

  @text('out_ticket_id', 'Id of the record in the CRM; text even where it is a number.', { personal: personal.crm })
  outTicketId!: string | null;

  @text('out_ticket_url', 'Link to the record in the CRM; may be a media link.', { personal: personal.url })
  outTicketUrl!: string | null;

  @flag('is_out_ticket_account', 'Whether the CRM record is an account or contact rather than a ticket.', {
    hidden: true,
  })
  isOutTicketAccount!: boolean | null;

  @derived(
    () => OutTicket,
    'The record of this session in the CRM; null where there is none.',
    ['outTicketId', 'outTicketUrl', 'isOutTicketAccount'],
    (row) =>
      row.outTicketId === null && row.outTicketUrl === null
        ? null
        : { id: row.outTicketId, url: row.outTicketUrl, isAccount: row.isOutTicketAccount },
  )
  readonly outTicket!: OutTicket | null;

  @flag('verified', 'Whether the consumer passed the verification SmartAction.')
  verified!: boolean | null;

  @text('recording_url', 'Where the merged recording is; null until it is uploaded, and on chats.', {
    personal: personal.url,
  })
  recordingUrl!: string | null;

  @open(RecordingPermission, 'recording_permission', 'What the consumer said to being recorded; null on chats.')
  recordingPermissionText!: string | null;

  @open(VoicemailReason, 'voicemail_reason', 'Why the call became a voicemail; null where it did not, and on chats.')
  voicemailReasonText!: string | null;

  @open(DeflectionKind, 'deflection', 'How the session was sent elsewhere, if it was; null on chats.')
  deflectionText!: string | null;

  @open(DisconnectedBy, 'disconnected_by', 'Who hung up; null on chats.')
  disconnectedByText!: string | null;

  @text('support_number', 'Number the consumer dialled, E.164; null where none was dialled.', {
    personal: personal.phone,
  })
  supportNumber!: string | null;

  @text('outbound_number', 'Caller id used towards the consumer, E.164; null for inbound calls.', {
    personal: personal.phone,
  })
  outboundNumber!: string | null;

  @text('menu_path.name', 'Menu names of the last queue.', { hidden: true })
  menuPathName!: string | null;

  @text('menu_path.materialized_path', 'Menu ids of the last queue.', { hidden: true })
  menuPathIds!: string | null;

  @integer('menu_path.items_count', 'Depth of the last queue.', { hidden: true })
  menuPathDepth!: number | null;

  @derived(
    () => MenuPath,
    'Way through the menus to the last queue; null where there was none. Source: `menu_path`.',
    menuPath.needs,
    menuPath.value,
  )
  readonly menuPath!: MenuPath | null;

  @key('selected_menu.id', 'Menu that the consumer chose.', { hidden: true, refers: 'Menu' })
  selectedMenuId!: Key | null;

  @integer('queue_priority_level', 'Priority in the queue; null when not used.')
  queuePriority!: number | null;

  @open(
    AnswerType,
    'answer_type',
    'How the agent’s side answered. Whether a human or a virtual agent handled it is `handledBy`.',
  )
  answerTypeText!: string | null;

  @text(null, 'Who took part on the centre’s side. Derived from the legs and participants.', {
    required: true,
    closed: HandledBy,
  })
  handledBy!: string;

  @key(null, 'Last agent of the session, as `agent_info` or else the last handle says.', {
    hidden: true,
    refers: 'Agent',
  })
  agentId!: Key | null;

  @key(null, 'Last virtual agent of the session.', { hidden: true, refers: 'VirtualAgent' })
  virtualAgentId!: Key | null;

  @key('end_user.id', 'The consumer.', { hidden: true, refers: 'EndUser' })
  endUserId!: Key | null;

  @text('email', 'E-mail address of the consumer.', { personal: personal.email })
  email!: string | null;

  @open(OfferType, 'offer_type', 'How the session was offered to agents; null where it was not.')
  offerTypeText!: string | null;

  @text('voip_provider', 'Telephony provider; `deprecated` in current files. Calls only.')
  voipProvider!: string | null;

  @text('adapter_fail_code', 'Code of the telephony adapter’s failure.', { hidden: true })
  adapterFailCode!: string | null;

  @text('adapter_fail_message', 'Text of the telephony adapter’s failure.', {
    hidden: true,
    personal: personal.freeText,
  })
  adapterFailMessage!: string | null;

  @derived(() => AdapterFailure, adapterFailure.says, adapterFailure.needs, adapterFailure.value)
  readonly adapterFailure!: AdapterFailure | null;

  @text('provider_type', 'Message provider of a chat.')
  providerType!: string | null;

  @text('provider_channel_id', 'The provider’s id of the conversation; chats only.')
  providerChannelId!: string | null;

  @integer('message_count', 'Messages of a chat, all sides together.', { order: 'volatile' })
  messageCount!: number | null;

  @seconds('average_response_time', 'Average seconds of the agents’ responses; chats only.')
  averageResponseSeconds!: Int64 | null;

  @seconds('longest_response_time', 'Longest seconds of the agents’ responses; chats only.')
  longestResponseSeconds!: Int64 | null;

  @flag('transcript', 'Whether a transcript file exists or was asked for; it is not the text. Chats only.')
  hasTranscript!: boolean | null;

  @flag('after_hours', 'Whether a chat began outside opening hours; null on calls.')
  afterHours!: boolean | null;

  @integer('transfer_limit', 'Cap on transfers of a chat.')
  transferLimit!: number | null;

  @json('smart_action_text', 'Answer of the text SmartAction, of any shape.', {
    personal: personal.content,
    hidden: true,
  })
  smartActionText!: unknown;

  @json('custom_data_secured', 'Signed custom data.', { personal: personal.content })
  customDataSecured!: unknown;

  @json('custom_data_not_secured', 'Unsigned custom data: key → label and value.', {
    personal: personal.content,
    filter: customDataFilter,
  })
  customData!: unknown;

  @json('sip_headers', 'Headers of the SIP leg; null where there are none.', { personal: personal.content })
  sipHeaders!: unknown;

  @json('automation_redirection', 'Automatic redirection that applied; null in older files.')
  automationRedirection!: unknown;

  @key('parent_id', 'Number of the session that this one continues; only the Manager API delivers it.')
  parentExternalId!: Key | null;

  @open(
    SessionFinishReason,
    'finish_reason',
    'How the platform ended it, where out of the ordinary; only the Manager API delivers it.',
  )
  finishReasonText!: string | null;
}
