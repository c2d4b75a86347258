/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How the consumer and the centre talked. */
export type Channel =
  /** A chat: in an app, on a web page, by SMS or by WhatsApp. */
  | 'CHAT'
  /** A call. */
  | 'VOICE';

/** What the consumer was asked to do. */
export type ConsumerEventType =
  /** A satisfaction survey. Source: `csat`. */
  | 'CSAT'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER';

/** How a session, transfer or escalation was sent elsewhere; null where it was not. Few words are published, so expect `OTHER` with its text. */
export type DeflectionKind =
  /** Outside opening hours: a message, and nothing else. Source: `after_hours_message_only`. */
  | 'AFTER_HOURS_MESSAGE_ONLY'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER'
  /** Temporary redirection to a telephone number. Source: `temp_redirection_phone`. */
  | 'TEMP_REDIRECTION_PHONE'
  /** Temporary redirection to another queue. Source: `temp_redirection_queue`. */
  | 'TEMP_REDIRECTION_QUEUE';

/** Which side began the session. */
export type Direction =
  /** The consumer asked for a call, at once or at a booked time, and the centre called. */
  | 'CALLBACK'
  /** The consumer began it. */
  | 'INBOUND'
  /** One agent called another. */
  | 'INTERNAL'
  /** The centre began it: an agent, a campaign or the API. */
  | 'OUTBOUND';

/** Why a virtual agent handed over to a person, or tried to. */
export type EscalationReason =
  /** The consumer asked for a person. Source: `by_end_user_ask`. */
  | 'BY_END_USER_ASK'
  /** A message of the consumer triggered it. Source: `by_end_user_message`. */
  | 'BY_END_USER_MESSAGE'
  /** A person took over from a task virtual agent. Source: `by_human_agent`. */
  | 'BY_HUMAN_AGENT'
  /** The virtual agent decided it. Source: `by_virtual_agent`. */
  | 'BY_VIRTUAL_AGENT'
  /** The conversation could not be resumed. Source: `could_not_resume`. */
  | 'COULD_NOT_RESUME'
  /** An agent dismissed a task virtual agent. Source: `dismissed`. */
  | 'DISMISSED'
  /** The virtual agent named a queue that does not exist. Source: `invalid_queue`. */
  | 'INVALID_QUEUE'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER'
  /** The virtual agent's answer could not be used. Source: `payload_failure`. */
  | 'PAYLOAD_FAILURE'
  /** The platform does not know why. Source: `unknown`. */
  | 'UNKNOWN';

/** Where an escalation stands. */
export type EscalationStatus =
  /** It was called off, or the consumer left. Source: `canceled`. */
  | 'CANCELED'
  /** It was sent elsewhere. Source: `deflected`. */
  | 'DEFLECTED'
  /** It is being sent elsewhere. Source: `deflecting`. */
  | 'DEFLECTING'
  /** Completed: a person took it. Source: `escalated`. */
  | 'ESCALATED'
  /** Under way. Source: `escalating`. */
  | 'ESCALATING'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER';

/** Why something failed. Calls and chats share the list; null where nothing failed. */
export type FailReason =
  /** Chat: outside opening hours. Source: `after_hours`. */
  | 'AFTER_HOURS'
  /** The agent called it off. Source: `ag_canceled`. */
  | 'AG_CANCELED'
  /** The agent did not react. Source: `ag_ignored`. */
  | 'AG_IGNORED'
  /** The agent's browser refused the microphone. Source: `ag_mic_denied`. */
  | 'AG_MIC_DENIED'
  /** The agent had no microphone. Source: `ag_mic_no_device`. */
  | 'AG_MIC_NO_DEVICE'
  /** Chat: the consumer took too long. Source: `customer_timeout`. */
  | 'CUSTOMER_TIMEOUT'
  /** Platform: the call went straight to the fallback number. Source: `direct_pstn_call_to_fallback_number`. */
  | 'DIRECT_PSTN_CALL_TO_FALLBACK_NUMBER'
  /** Chat: the consumer opted out of messages. Source: `end_user_opt_out`. */
  | 'END_USER_OPT_OUT'
  /** Chat: the hand-over from the virtual agent failed. Source: `escalation_failed`. */
  | 'ESCALATION_FAILED'
  /** The consumer left the queue before an agent came. Source: `eu_abandoned`. */
  | 'EU_ABANDONED'
  /** Outbound: the consumer was busy. Source: `eu_busy`. */
  | 'EU_BUSY'
  /** The consumer called it off. Source: `eu_canceled`. */
  | 'EU_CANCELED'
  /** The consumer left inside the menu, before any queue. Source: `eu_in_menu_abandoned`. */
  | 'EU_IN_MENU_ABANDONED'
  /** The push notification did not reach the consumer. Source: `eu_noti_failed`. */
  | 'EU_NOTI_FAILED'
  /** Outbound: the consumer did not answer. Source: `eu_no_answer`. */
  | 'EU_NO_ANSWER'
  /** The consumer refused it. Source: `eu_rejected`. */
  | 'EU_REJECTED'
  /** The consumer asked for another callback instead. Source: `eu_repeated_callback`. */
  | 'EU_REPEATED_CALLBACK'
  /** The consumer left another voicemail instead. Source: `eu_repeated_voicemail`. */
  | 'EU_REPEATED_VOICEMAIL'
  /** Outbound: the number is not in use. Source: `eu_wrong_number`. */
  | 'EU_WRONG_NUMBER'
  /** It took longer than it may. Source: `expired`. */
  | 'EXPIRED'
  /** Chat: the consumer did not choose from the menu in time. Source: `expired_menu_selection`. */
  | 'EXPIRED_MENU_SELECTION'
  /** Platform: the session was ended by force. Source: `force_ended`. */
  | 'FORCE_ENDED'
  /** Platform: the group was deleted and has no substitute. Source: `group_deleted_no_substitute`. */
  | 'GROUP_DELETED_NO_SUBSTITUTE'
  /** Platform: the menu was deleted. Source: `menu_deleted`. */
  | 'MENU_DELETED'
  /** Chat: nobody wrote any more. Source: `no_response`. */
  | 'NO_RESPONSE'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER'
  /** Chat: over capacity, answered by e-mail instead. Source: `over_cap_email`. */
  | 'OVER_CAP_EMAIL'
  /** Platform: an API error left the session stuck. Source: `stuck_due_to_api_error`. */
  | 'STUCK_DUE_TO_API_ERROR'
  /** Nobody took the transfer in time. Source: `transfer_expired`. */
  | 'TRANSFER_EXPIRED'
  /** The platform does not know why. Source: `unknown`. */
  | 'UNKNOWN'
  /** Transfer: the virtual agent failed. Source: `va_failure`. */
  | 'VA_FAILURE'
  /** Telephony: the connection failed. Source: `voip_conn_general`. */
  | 'VOIP_CONN_GENERAL'
  /** Telephony: the signalling failed. Source: `voip_conn_signal`. */
  | 'VOIP_CONN_SIGNAL'
  /** Telephony: the connection took too long. Source: `voip_conn_timeout`. */
  | 'VOIP_CONN_TIMEOUT'
  /** Telephony: the access token was not valid. Source: `voip_invalid_token`. */
  | 'VOIP_INVALID_TOKEN'
  /** Telephony: an error of Nexmo. Source: `voip_nexmo_error`. */
  | 'VOIP_NEXMO_ERROR'
  /** Telephony: an error of TokBox. Source: `voip_tokbox_error`. */
  | 'VOIP_TOKBOX_ERROR'
  /** Telephony: an error of Twilio. Source: `voip_twilio_error`. */
  | 'VOIP_TWILIO_ERROR';

/** Who took part on the centre's side. */
export type HandledBy =
  /** Agents and virtual agents. */
  | 'BOTH'
  /** One or more agents, no virtual agent. */
  | 'HUMAN'
  /** Neither: left in the menu or queue, deflected, a voicemail. */
  | 'NOBODY'
  /** One or more virtual agents, no agent. */
  | 'VIRTUAL_AGENT';

/** By what the session came, as its type says in brackets. */
export type Medium =
  /** The API. */
  | 'API'
  /** A campaign. */
  | 'CAMPAIGN'
  /** An agent's own number. */
  | 'DIRECT'
  /** An extension. */
  | 'EXTENSION'
  /** Telephone and voice menu, also where the app dialled. */
  | 'IVR'
  /** The mobile app. */
  | 'MOBILE'
  /** SMS, also by API or from a number of an agent. */
  | 'SMS'
  /** The company telephone system. */
  | 'UCAAS'
  /** A web page. */
  | 'WEB'
  /** WhatsApp. */
  | 'WHATSAPP';

/** Where a menu is offered. The type of SMS queues is not published. */
export type MenuType =
  /** On the telephone. Source: `ivr_menu`. */
  | 'IVR_MENU'
  /** In the app. Source: `mobile_menu`. */
  | 'MOBILE_MENU'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER'
  /** On the web. Source: `web_menu`. */
  | 'WEB_MENU';

/** How a visit to the voice menu ended. */
export type MenuVisitEvent =
  /** The consumer left inside the menu. Source: `abandoned`. */
  | 'ABANDONED'
  /** The consumer came out of the menu. Source: `finished`. */
  | 'FINISHED'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER';

/** What part someone took in a session. */
export type ParticipantType =
  /** An agent. Source: `agent`. */
  | 'AGENT'
  /** Somebody whom a campaign dialled. The spelling is inferred. Source: `campaign_contact`. */
  | 'CAMPAIGN_CONTACT'
  /** The consumer. Source: `end_user`. */
  | 'END_USER'
  /** An agent outside the platform. The spelling is inferred. Source: `external_agent`. */
  | 'EXTERNAL_AGENT'
  /** A manager, listening or talking. The spelling is inferred. Source: `manager`. */
  | 'MANAGER'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER'
  /** A virtual agent that an agent brought in for a task. Source: `task_virtual_agent`. */
  | 'TASK_VIRTUAL_AGENT'
  /** Somebody else who was called in. The spelling is inferred. Source: `third_party`. */
  | 'THIRD_PARTY'
  /** A virtual agent. Source: `virtual_agent`. */
  | 'VIRTUAL_AGENT';

/** How a wait in a queue ended. */
export type QueueOutcome =
  /** Nobody answered and the consumer left. */
  | 'ABANDONED'
  /** An agent took it and talked. */
  | 'ANSWERED'
  /** Nobody answered and it was sent elsewhere. */
  | 'DEFLECTED'
  /** Nobody answered for any other reason: an agent's or the telephony's fault. Failed is not abandoned. */
  | 'FAILED'
  /** Still waiting when the file was written. */
  | 'OPEN';

/** The platform's verdict on the wait, by the target that was set at that moment. */
export type ServiceLevelEvent =
  /** Not counted, as the queue is configured. The spelling is inferred. Source: `excluded`. */
  | 'EXCLUDED'
  /** Within the target. Source: `in_sla`. */
  | 'IN_SLA'
  /** Beyond the target. Source: `not_in_sla`. */
  | 'NOT_IN_SLA'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER';

/** Where a session stands. Calls and chats share the list. Abandoned sessions are `FAILED` (calls) or `CANCELED`, `NO_RESPONSE` (chats). */
export type SessionStatus =
  /** A SmartAction without a conversation. Open. Source: `action_only`. */
  | 'ACTION_ONLY'
  /** A SmartAction without a conversation, done. Source: `action_only_finished`. */
  | 'ACTION_ONLY_FINISHED'
  /** An agent was chosen and has not joined yet. Open. Source: `assigned`. */
  | 'ASSIGNED'
  /** Campaign: the call is up. Open. Source: `campaign_connected`. */
  | 'CAMPAIGN_CONNECTED'
  /** Campaign: dialling. Open. Source: `campaign_connecting`. */
  | 'CAMPAIGN_CONNECTING'
  /** Chat called off before an agent came. Source: `canceled`. */
  | 'CANCELED'
  /** Agent and consumer are talking. Open. Source: `connected`. */
  | 'CONNECTED'
  /** The connection is being set up. Open. Source: `connecting`. */
  | 'CONNECTING'
  /** Sent elsewhere: over capacity, closed, or redirected. Source: `deflected`. */
  | 'DEFLECTED'
  /** An agent parked an idle chat; it may resume. Open. Source: `dismissed`. */
  | 'DISMISSED'
  /** Ended by a failure or because the consumer left; `failReason` says which. Source: `failed`. */
  | 'FAILED'
  /** Ended in the ordinary way. Source: `finished`. */
  | 'FINISHED'
  /** Chat ended because nobody wrote any more. Source: `no_response`. */
  | 'NO_RESPONSE'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER'
  /** Preview campaign: not shown to an agent yet. Open. Source: `preview_pending`. */
  | 'PREVIEW_PENDING'
  /** Preview campaign: an agent is reading before dialling. Open. Source: `preview_ready`. */
  | 'PREVIEW_READY'
  /** Waiting for an agent. Open. Source: `queued`. */
  | 'QUEUED'
  /** A failed call that was continued by a new one. Source: `recovered`. */
  | 'RECOVERED'
  /** Back in the queue after an agent could not take it. Open; the spelling is inferred. Source: `requeued`. */
  | 'REQUEUED'
  /** Booked for later. Open. Source: `scheduled`. */
  | 'SCHEDULED'
  /** The consumer is in the menu. Open. Source: `selecting`. */
  | 'SELECTING'
  /** Moving from one party to another. Open. Source: `switching`. */
  | 'SWITCHING'
  /** A virtual agent was chosen. Open. Source: `va_assigned`. */
  | 'VA_ASSIGNED'
  /** A virtual agent is talking. Open. Source: `va_connected`. */
  | 'VA_CONNECTED'
  /** A virtual agent parked an idle chat. Open. Source: `va_dismissed`. */
  | 'VA_DISMISSED'
  /** Became a voicemail. Source: `voicemail`. */
  | 'VOICEMAIL'
  /** A voicemail was left and listened to. Source: `voicemail_read`. */
  | 'VOICEMAIL_READ'
  /** A voicemail was left and stored. Source: `voicemail_received`. */
  | 'VOICEMAIL_RECEIVED';

/** Kind of session. Older wordings of the source count as the current one. */
export type SessionType =
  /** The consumer wrote in the app. Source: `messaging inbound (mobile chat)`, `messaging inbound (app chat)`. */
  | 'MESSAGING_INBOUND_MOBILE_CHAT'
  /** The consumer wrote an SMS. Source: `messaging inbound (sms)`, `messaging (sms)`. */
  | 'MESSAGING_INBOUND_SMS'
  /** The consumer wrote an SMS to an agent's own number. Source: `messaging inbound (sms direct)`. */
  | 'MESSAGING_INBOUND_SMS_DIRECT'
  /** The consumer wrote on a web page. Source: `messaging inbound (web chat)`. */
  | 'MESSAGING_INBOUND_WEB_CHAT'
  /** An agent wrote an SMS. Source: `messaging outbound (sms)`. */
  | 'MESSAGING_OUTBOUND_SMS'
  /** An agent wrote an SMS from a number of their own. Source: `messaging outbound (sms direct)`. */
  | 'MESSAGING_OUTBOUND_SMS_DIRECT'
  /** An SMS sent over the API from an agent's own number. Source: `messaging outbound (sms direct via api)`. */
  | 'MESSAGING_OUTBOUND_SMS_DIRECT_VIA_API'
  /** An SMS sent over the API. Source: `messaging outbound (sms via api)`. */
  | 'MESSAGING_OUTBOUND_SMS_VIA_API'
  /** A WhatsApp chat; outbound template messages share the type. Source: `messaging (whatsapp)`. */
  | 'MESSAGING_WHATSAPP'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER'
  /** The consumer asked on the web to be called at once. Source: `voice callback (web)`. */
  | 'VOICE_CALLBACK_WEB'
  /** A campaign dialled. The wording is inferred. Source: `voice campaign`. */
  | 'VOICE_CAMPAIGN'
  /** A call from or to an agent's own number; the older name does not say which. Source: `directcall`, `voice direct`. */
  | 'VOICE_DIRECT'
  /** An inbound call started over the API. Source: `voice inbound (api)`. */
  | 'VOICE_INBOUND_API'
  /** The consumer dialled an agent's own number. Source: `voice inbound (direct)`. */
  | 'VOICE_INBOUND_DIRECT'
  /** The consumer dialled an extension. Source: `voice inbound (extension)`. */
  | 'VOICE_INBOUND_EXTENSION'
  /** The consumer dialled and came through the voice menu. Source: `voice inbound (ivr)`, `ivrcall`. */
  | 'VOICE_INBOUND_IVR'
  /** The consumer dialled from the app and came through the voice menu. Source: `voice inbound (ivr via mobile)`, `voice inbound (ivr using mobile)`, `voice inbound (ivr by mobile)`, `voice inbound (ivr using app)`, `voice inbound (ivr via app)`. */
  | 'VOICE_INBOUND_IVR_VIA_MOBILE'
  /** The consumer called inside the app. Source: `voice inbound (mobile)`, `voice inbound (app)`, `incomingcall`. */
  | 'VOICE_INBOUND_MOBILE'
  /** One agent called another. Source: `voice internal`. */
  | 'VOICE_INTERNAL'
  /** An agent dialled. Source: `voice outbound`, `outboundcall`. */
  | 'VOICE_OUTBOUND'
  /** An outbound call started over the API. Source: `voice outbound (api)`. */
  | 'VOICE_OUTBOUND_API'
  /** An agent dialled from a number of their own. Source: `voice outbound (direct)`. */
  | 'VOICE_OUTBOUND_DIRECT'
  /** An agent dialled by the company telephone system. Source: `voice outbound (ucaas)`. */
  | 'VOICE_OUTBOUND_UCAAS'
  /** A booked call; the older name does not say where it was booked. Source: `scheduledcall`, `voice scheduled`. */
  | 'VOICE_SCHEDULED'
  /** A call booked over the API. Source: `voice scheduled (api)`. */
  | 'VOICE_SCHEDULED_API'
  /** The consumer booked a call in the app. Source: `voice scheduled (mobile)`, `voice scheduled (app)`. */
  | 'VOICE_SCHEDULED_MOBILE'
  /** The consumer booked a call on the web. Source: `voice scheduled (web)`. */
  | 'VOICE_SCHEDULED_WEB';

/** What an event of a timeline is. */
export type TimelineKind =
  /** An agent had a turn of talk or chat. */
  | 'AGENT'
  /** A supervisor barged in. */
  | 'BARGE'
  /** The consumer did something else beside the conversation. */
  | 'CONSUMER_EVENT'
  /** The session was created. */
  | 'CREATED'
  /** A hand-over from a virtual agent was sent elsewhere. */
  | 'DEFLECTED_ESCALATION'
  /** The conversation ended. */
  | 'ENDED'
  /** A virtual agent handed over to a person, or tried to. */
  | 'ESCALATION'
  /** The consumer was in the voice menu. */
  | 'MENU'
  /** The session was offered to agents. */
  | 'OFFER'
  /** Somebody else took part: a task virtual agent, a third party. */
  | 'PARTICIPANT'
  /** An agent prepared a campaign call, or waited for its consumer. */
  | 'PRE_WORK'
  /** The consumer waited in a queue. */
  | 'QUEUE'
  /** It was recorded. */
  | 'RECORDING'
  /** An agent kept a stretch out of the recording. */
  | 'REDACTION'
  /** The time for which the session was booked. */
  | 'SCHEDULED'
  /** The consumer was in the satisfaction survey. */
  | 'SURVEY'
  /** The session was handed on, or somebody tried to. */
  | 'TRANSFER'
  /** A virtual agent had its turn. */
  | 'VIRTUAL_AGENT'
  /** The consumer spent time with a virtual agent while waiting. */
  | 'WAIT_TIME_VIRTUAL_AGENT'
  /** An agent wrapped up. */
  | 'WRAP_UP';

/** Whether the agents spoke to each other before the hand-over. */
export type TransferKind =
  /** They did not (blind). */
  | 'COLD'
  /** They did (consult). */
  | 'WARM';

/** Where a transfer stands. */
export type TransferStatus =
  /** It was called off. The spelling is inferred. Source: `canceled`. */
  | 'CANCELED'
  /** It was sent elsewhere. The spelling is inferred. Source: `deflected`. */
  | 'DEFLECTED'
  /** It failed; `failReason` says why. The spelling is inferred. Source: `failed`. */
  | 'FAILED'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER'
  /** Completed: the other side took it. Source: `transferred`. */
  | 'TRANSFERRED'
  /** Under way. Source: `transferring`. */
  | 'TRANSFERRING';

/** How a virtual agent's turn ended. */
export type VirtualAgentFinishReason =
  /** The consumer left. Source: `consumer_ended`. */
  | 'CONSUMER_ENDED'
  /** It handed over to a person. Source: `escalated`. */
  | 'ESCALATED'
  /** It failed. Source: `failed`. */
  | 'FAILED'
  /** A word that this version does not know; the text beside it has it. */
  | 'OTHER'
  /** The virtual agent settled the matter. Source: `resolved`. */
  | 'RESOLVED'
  /** The platform does not say. Source: `undefined`. */
  | 'UNDEFINED'
  /** It broke off. Source: `unexpectedly_ended`. */
  | 'UNEXPECTEDLY_ENDED';

export type EveryListOfASessionQueryVariables = Exact<{ [key: string]: never; }>;


export type EveryListOfASessionQuery = { sessions: { nodes: Array<
      | { externalId: string, channel: Channel, handlePhases: Array<{ externalId: string | null, talkAndHoldSeconds: number | null, wrapUpSeconds: number | null }>, consumerLegs: Array<{ externalId: string | null, durationSeconds: number | null }>, consumerEvents: Array<{ type: ConsumerEventType | null, durationSeconds: number | null }>, menuVisits: Array<{ event: MenuVisitEvent | null, durationSeconds: number | null }>, redactions: Array<{ startedAt: string | null, durationSeconds: number | null }>, deflections: Array<{ kind: DeflectionKind | null, kindText: string | null }>, deflectedEscalations: Array<{ kind: DeflectionKind | null, reason: EscalationReason | null }>, offerEvents: Array<{ groupLabel: string | null, offeredAt: string | null }>, waitTimeVirtualAgents: Array<{ startedAt: string | null, endedAt: string | null, durationSeconds: number | null }>, inCallSms: Array<{ content: unknown }>, waitTimeSms: Array<{ content: unknown }> }
      | { externalId: string, channel: Channel, handlePhases: Array<{ externalId: string | null, talkAndHoldSeconds: number | null, wrapUpSeconds: number | null }>, consumerLegs: Array<{ externalId: string | null, durationSeconds: number | null }>, consumerEvents: Array<{ type: ConsumerEventType | null, durationSeconds: number | null }>, menuVisits: Array<{ event: MenuVisitEvent | null, durationSeconds: number | null }>, redactions: Array<{ startedAt: string | null, durationSeconds: number | null }>, deflections: Array<{ kind: DeflectionKind | null, kindText: string | null }>, deflectedEscalations: Array<{ kind: DeflectionKind | null, reason: EscalationReason | null }>, offerEvents: Array<{ groupLabel: string | null, offeredAt: string | null }>, waitTimeVirtualAgents: Array<{ startedAt: string | null, endedAt: string | null, durationSeconds: number | null }>, inCallSms: Array<{ content: unknown }>, waitTimeSms: Array<{ content: unknown }> }
    > } };

export type NewestSessionsOfAgentsQueryVariables = Exact<{ [key: string]: never; }>;


export type NewestSessionsOfAgentsQuery = { agents: { nodes: Array<{ externalId: string, name: string | null, sessions: { totalCount: number, nodes: Array<
          | { externalId: string, channel: Channel, createdAt: string | null }
          | { externalId: string, channel: Channel, createdAt: string | null }
        > }, voice: { nodes: Array<
          | { externalId: string }
          | { externalId: string }
        > } }> } };

export type NewestSessionsQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type NewestSessionsQuery = { sessions: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean }, nodes: Array<
      | { externalId: string, type: SessionType | null, direction: Direction | null, status: SessionStatus | null, createdAt: string | null, handleSeconds: number | null, participants: Array<{ type: ParticipantType | null, connectedAt: string | null, agent: { name: string | null } | null, virtualAgent: { name: string | null } | null, endUser: { identifier: string | null } | null }>, transfers: Array<{ status: TransferStatus | null, kind: TransferKind | null, waitSeconds: number | null, fromAgent: { name: string | null } | null, toAgent: { name: string | null } | null, toMenuPath: { name: string | null } | null }>, dispositions: Array<{ code: string | null, note: string | null, list: string | null, agent: { name: string | null } | null }> }
      | { externalId: string, type: SessionType | null, direction: Direction | null, status: SessionStatus | null, createdAt: string | null, handleSeconds: number | null, participants: Array<{ type: ParticipantType | null, connectedAt: string | null, agent: { name: string | null } | null, virtualAgent: { name: string | null } | null, endUser: { identifier: string | null } | null }>, transfers: Array<{ status: TransferStatus | null, kind: TransferKind | null, waitSeconds: number | null, fromAgent: { name: string | null } | null, toAgent: { name: string | null } | null, toMenuPath: { name: string | null } | null }>, dispositions: Array<{ code: string | null, note: string | null, list: string | null, agent: { name: string | null } | null }> }
    > } };

export type HandOversQueryVariables = Exact<{ [key: string]: never; }>;


export type HandOversQuery = { session:
    | { type: SessionType | null, handleSeconds: number | null, transfers: Array<{ kind: TransferKind | null, fromAgent: { name: string | null } | null, toAgent: { name: string | null } | null, queueLegs: Array<{ waitSeconds: number | null, outcome: QueueOutcome }> }> }
    | { type: SessionType | null, handleSeconds: number | null, transfers: Array<{ kind: TransferKind | null, fromAgent: { name: string | null } | null, toAgent: { name: string | null } | null, queueLegs: Array<{ waitSeconds: number | null, outcome: QueueOutcome }> }> }
   | null };

export type SessionDetailQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionDetailQuery = { session:
    | { __typename: 'CallSession', externalId: string, channel: Channel, type: SessionType | null, typeText: string | null, direction: Direction | null, medium: Medium | null, status: SessionStatus | null, subStatus: string | null, failReason: FailReason | null, createdAt: string | null, queuedAt: string | null, endedAt: string | null, handleSeconds: number | null, holdSeconds: number | null, talkSeconds: number | null, wrapUpSeconds: number | null, waitSeconds: number | null, handledBy: HandledBy, rating: number | null, feedback: { rating: number | null, comment: string | null } | null, outTicket: { id: string | null, url: string | null, isAccount: boolean | null } | null, menuPath: { name: string | null, materializedPath: string | null, menus: Array<{ externalId: string, name: string | null }> } | null, selectedMenu: { name: string | null, type: MenuType | null } | null, agent: { externalId: string, name: string | null } | null, endUser: { identifier: string | null } | null, participants: Array<{ type: ParticipantType | null, connectedAt: string | null, agent: { name: string | null } | null, virtualAgent: { name: string | null } | null, endUser: { identifier: string | null } | null, teams: Array<{ name: string | null }> }>, queueLegs: Array<{ waitSeconds: number | null, outcome: QueueOutcome, serviceLevelEvent: ServiceLevelEvent | null, isTransfer: boolean | null, queue: { name: string } | null, agent: { name: string | null } | null, transfer: { kind: TransferKind | null } | null }>, agentHandles: Array<{ talkSeconds: number | null, holdSeconds: number | null, wrapUpSeconds: number | null, handleSeconds: number | null, counted: boolean, transfersOut: number, agent: { name: string | null } | null, phases: Array<{ startedAt: string | null, wrapUpSeconds: number | null }> }>, virtualAgentLegs: Array<{ handleSeconds: number | null, finishReason: VirtualAgentFinishReason | null, escalationReason: EscalationReason | null, sentiment: number | null, virtualAgent: { name: string | null } | null }>, transfers: Array<{ status: TransferStatus | null, kind: TransferKind | null, waitSeconds: number | null, handledSeconds: number | null, fromAgent: { name: string | null } | null, toAgent: { name: string | null } | null, fromMenuPath: { name: string | null } | null, toMenuPath: { name: string | null } | null }>, escalations: Array<{ status: EscalationStatus | null, reason: EscalationReason | null, waitSeconds: number | null, toAgent: { name: string | null } | null }>, dispositions: Array<{ code: string | null, note: string | null, list: string | null, listPath: string | null, agent: { name: string | null } | null }>, smartActions: Array<
        | { __typename: 'PhotoAction', url: string | null }
        | { __typename: 'ScreenshotAction' }
        | { __typename: 'TextAction', text: unknown }
        | { __typename: 'VerificationAction', verified: boolean | null }
        | { __typename: 'VideoAction' }
      >, recordings: Array<{ durationSeconds: number | null, redactions: Array<{ startedAt: string | null, durationSeconds: number | null }> }>, timeline: Array<{ at: string, kind: TimelineKind, says: string, agent: { name: string | null } | null, queue: { name: string } | null }> }
    | { __typename: 'ChatSession', externalId: string, channel: Channel, type: SessionType | null, typeText: string | null, direction: Direction | null, medium: Medium | null, status: SessionStatus | null, subStatus: string | null, failReason: FailReason | null, createdAt: string | null, queuedAt: string | null, endedAt: string | null, handleSeconds: number | null, holdSeconds: number | null, talkSeconds: number | null, wrapUpSeconds: number | null, waitSeconds: number | null, handledBy: HandledBy, rating: number | null, feedback: { rating: number | null, comment: string | null } | null, outTicket: { id: string | null, url: string | null, isAccount: boolean | null } | null, menuPath: { name: string | null, materializedPath: string | null, menus: Array<{ externalId: string, name: string | null }> } | null, selectedMenu: { name: string | null, type: MenuType | null } | null, agent: { externalId: string, name: string | null } | null, endUser: { identifier: string | null } | null, participants: Array<{ type: ParticipantType | null, connectedAt: string | null, agent: { name: string | null } | null, virtualAgent: { name: string | null } | null, endUser: { identifier: string | null } | null, teams: Array<{ name: string | null }> }>, queueLegs: Array<{ waitSeconds: number | null, outcome: QueueOutcome, serviceLevelEvent: ServiceLevelEvent | null, isTransfer: boolean | null, queue: { name: string } | null, agent: { name: string | null } | null, transfer: { kind: TransferKind | null } | null }>, agentHandles: Array<{ talkSeconds: number | null, holdSeconds: number | null, wrapUpSeconds: number | null, handleSeconds: number | null, counted: boolean, transfersOut: number, agent: { name: string | null } | null, phases: Array<{ startedAt: string | null, wrapUpSeconds: number | null }> }>, virtualAgentLegs: Array<{ handleSeconds: number | null, finishReason: VirtualAgentFinishReason | null, escalationReason: EscalationReason | null, sentiment: number | null, virtualAgent: { name: string | null } | null }>, transfers: Array<{ status: TransferStatus | null, kind: TransferKind | null, waitSeconds: number | null, handledSeconds: number | null, fromAgent: { name: string | null } | null, toAgent: { name: string | null } | null, fromMenuPath: { name: string | null } | null, toMenuPath: { name: string | null } | null }>, escalations: Array<{ status: EscalationStatus | null, reason: EscalationReason | null, waitSeconds: number | null, toAgent: { name: string | null } | null }>, dispositions: Array<{ code: string | null, note: string | null, list: string | null, listPath: string | null, agent: { name: string | null } | null }>, smartActions: Array<
        | { __typename: 'PhotoAction', url: string | null }
        | { __typename: 'ScreenshotAction' }
        | { __typename: 'TextAction', text: unknown }
        | { __typename: 'VerificationAction', verified: boolean | null }
        | { __typename: 'VideoAction' }
      >, recordings: Array<{ durationSeconds: number | null, redactions: Array<{ startedAt: string | null, durationSeconds: number | null }> }>, timeline: Array<{ at: string, kind: TimelineKind, says: string, agent: { name: string | null } | null, queue: { name: string } | null }> }
   | null };

export type SessionsByRelationsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsByRelationsQuery = { ofAnAgent: { nodes: Array<
      | { channel: Channel, externalId: string }
      | { channel: Channel, externalId: string }
    > }, inAQueue: { nodes: Array<
      | { channel: Channel, externalId: string }
      | { channel: Channel, externalId: string }
    > }, withoutATransfer: { nodes: Array<
      | { channel: Channel, externalId: string }
      | { channel: Channel, externalId: string }
    > }, ratedLow: { nodes: Array<
      | { channel: Channel, externalId: string, rating: number | null, statusText: string | null }
      | { channel: Channel, externalId: string, rating: number | null, statusText: string | null }
    > }, notFinished: { nodes: Array<
      | { channel: Channel, externalId: string, status: SessionStatus | null, statusText: string | null }
      | { channel: Channel, externalId: string, status: SessionStatus | null, statusText: string | null }
    > }, withoutAQueue: { nodes: Array<{ waitSeconds: number | null, session:
        | { externalId: string }
        | { externalId: string }
       }> } };


export const EveryListOfASessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EveryListOfASession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"handlePhases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"talkAndHoldSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"wrapUpSeconds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consumerLegs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consumerEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"menuVisits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"redactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deflections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"kindText"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deflectedEscalations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"offerEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"groupLabel"}},{"kind":"Field","name":{"kind":"Name","value":"offeredAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitTimeVirtualAgents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inCallSms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitTimeSms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}}]}}]}}]}}]}}]} as unknown as DocumentNode<EveryListOfASessionQuery, EveryListOfASessionQueryVariables>;
export const NewestSessionsOfAgentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NewestSessionsOfAgents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"EXTERNAL_ID"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"voice"},"name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"channel"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"VOICE"}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NewestSessionsOfAgentsQuery, NewestSessionsOfAgentsQueryVariables>;
export const NewestSessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NewestSessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"createdAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"channel"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"VOICE"}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"CREATED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"handleSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"connectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"virtualAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endUser"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identifier"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transfers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"waitSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"fromAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toMenuPath"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"dispositions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"list"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NewestSessionsQuery, NewestSessionsQueryVariables>;
export const HandOversDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HandOvers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channel"},"value":{"kind":"EnumValue","value":"VOICE"}},{"kind":"Argument","name":{"kind":"Name","value":"externalId"},"value":{"kind":"StringValue","value":"41002","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"handleSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"transfers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"fromAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"queueLegs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"waitSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]}}]}}]} as unknown as DocumentNode<HandOversQuery, HandOversQueryVariables>;
export const SessionDetailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SessionDetail"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channel"},"value":{"kind":"EnumValue","value":"VOICE"}},{"kind":"Argument","name":{"kind":"Name","value":"externalId"},"value":{"kind":"StringValue","value":"41002","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"typeText"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"medium"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"subStatus"}},{"kind":"Field","name":{"kind":"Name","value":"failReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"queuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"handleSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"holdSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"talkSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"wrapUpSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"waitSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"handledBy"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"feedback"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outTicket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"isAccount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"menuPath"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"materializedPath"}},{"kind":"Field","name":{"kind":"Name","value":"menus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"selectedMenu"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endUser"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identifier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"connectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"virtualAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endUser"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identifier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"teams"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"queueLegs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"serviceLevelEvent"}},{"kind":"Field","name":{"kind":"Name","value":"isTransfer"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transfer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentHandles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"talkSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"holdSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"wrapUpSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"handleSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"transfersOut"}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"wrapUpSeconds"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"virtualAgentLegs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"virtualAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"handleSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"finishReason"}},{"kind":"Field","name":{"kind":"Name","value":"escalationReason"}},{"kind":"Field","name":{"kind":"Name","value":"sentiment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transfers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"waitSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"handledSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"fromAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromMenuPath"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toMenuPath"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"escalations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"waitSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"toAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"dispositions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"list"}},{"kind":"Field","name":{"kind":"Name","value":"listPath"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"smartActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PhotoAction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TextAction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationAction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verified"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"redactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"says"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"queue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SessionDetailQuery, SessionDetailQueryVariables>;
export const SessionsByRelationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SessionsByRelations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"ofAnAgent"},"name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"agentHandles"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"agent"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"externalId"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"11","block":false}}]}}]}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"inAQueue"},"name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"queueLegs"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"queue"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"Mobile menu/Orders","block":false}}]}}]}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"withoutATransfer"},"name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"transfers"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"none"},"value":{"kind":"ObjectValue","fields":[]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"ratedLow"},"name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"or"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"rating"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lt"},"value":{"kind":"IntValue","value":"3"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"FAILED"}]}}]}}]}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"statusText"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"notFinished"},"name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"not"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"FINISHED"}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusText"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"withoutAQueue"},"name":{"kind":"Name","value":"queueLegs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"not"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"queue"},"value":{"kind":"ObjectValue","fields":[]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"waitSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SessionsByRelationsQuery, SessionsByRelationsQueryVariables>;