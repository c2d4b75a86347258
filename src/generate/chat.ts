import { type Draft, instant, type Row } from './draft.ts';
import { participantRows } from './participants.ts';
import { hex8, mix } from './random.ts';
import {
  agentInfoOf,
  customDataOf,
  priorityOf,
  securedDataOf,
  subStatusOf,
  ticketOf,
  typeKeys,
  versionOf,
} from './record.ts';

/** The file of a chat: every key in the order of real files; a key that is undefined here is absent there. */
export function chatRecord(draft: Draft): Row {
  const { random, responses } = draft;
  const ticket = ticketOf(draft);
  const types = typeKeys(draft);
  const messages = messagesOf(draft);
  const isSilent = messages.all === 0 || random.chance(0.01);
  return {
    id: draft.id,
    lang: draft.language.code,
    chat_type: types.older,
    session_type: types.older,
    session_type_v2: types.current,
    status: draft.status,
    sub_status: subStatusOf(draft),
    created_at: instant(draft, draft.createdAt),
    assigned_at: instant(draft, draft.assignedAt),
    ends_at: instant(draft, draft.endsAt),
    updated_at: instant(draft, versionOf(draft)),
    first_msg_sent_at: isSilent ? null : instant(draft, draft.createdAt + messages.firstAfter),
    last_msg_sent_at: isSilent
      ? null
      : instant(
          draft,
          Math.max(draft.createdAt + messages.firstAfter, (draft.endsAt ?? draft.at) - messages.lastBefore),
        ),
    wait_duration: draft.waitSeconds,
    // Chats that no agent touched have none.
    chat_duration: draft.handleSeconds === 0 && mix(draft.id, 2) % 2 === 0 ? null : draft.handleSeconds,
    verified: draft.verified,
    rating: draft.rating,
    has_feedback: draft.feedback !== null,
    out_ticket_id: ticket.id,
    out_ticket_url: ticket.url,
    is_out_ticket_account: ticket.isAccount,
    fail_reason: draft.failReason,
    provider_type: draft.period.chatProvider,
    provider_channel_id: `CH${hex8(mix(draft.centre.seed, draft.id))}${hex8(mix(draft.id, 19))}${hex8(mix(draft.id, 23))}${hex8(draft.id)}`,
    message_count: messages.all,
    average_response_time: responses.count > 0 ? Math.round(responses.total / responses.count) : 0,
    longest_response_time: responses.longest,
    selected_menu: draft.selected?.menu ?? null,
    menu_path: draft.queue?.path ?? null,
    transcript: messages.all > 0 && !random.chance(0.02),
    queue_priority_level: priorityOf(draft),
    agent_info: agentInfoOf(draft),
    end_user: draft.endUser?.reference ?? null,
    photos: draft.photos,
    videos: draft.videos,
    transfers: draft.transfers,
    escalations: draft.escalations.length > 0 ? draft.escalations : undefined,
    participants: participantRows(draft),
    handle_durations: draft.handles,
    queue_durations: draft.queueLegs,
    virtual_agent_handle_durations: draft.virtualAgentLegs,
    virtual_agent_deflected_escalations: draft.deflectedEscalations,
    consumer_handle_durations:
      draft.endsAt === null || !draft.hasConsumer ? [] : [consumerLeg(draft, draft.endsAt, messages.fromConsumer)],
    consumer_event_durations: draft.events,
    offer_type: draft.offers.length > 0 ? draft.offerType : null,
    offer_events: draft.offers,
    answer_type: draft.answerType,
    after_hours: draft.isAfterHours,
    transfer_limit: random.chance(0.03) ? random.int(0, 5) : null,
    dispositions: draft.dispositions.length > 0 ? draft.dispositions : undefined,
    email: random.chance(0.3) ? (draft.endUser?.email ?? null) : null,
    feedback: draft.feedback,
    smart_action_text: draft.smartActionText,
    custom_data_secured: securedDataOf(draft),
    custom_data_not_secured: customDataOf(draft),
  };
}

interface Messages {
  readonly all: number;
  readonly fromConsumer: number;
  readonly firstAfter: number;
  readonly lastBefore: number;
}

function messagesOf(draft: Draft): Messages {
  const { random } = draft;
  const seconds = (draft.endsAt ?? draft.at) - draft.createdAt;
  const fromConsumer = draft.hasConsumer ? 1 + Math.floor(seconds / random.int(45, 110)) : 0;
  const fromVirtualAgents = draft.virtualAgentLegs.length * 3;
  return {
    all: fromConsumer + draft.responses.count + fromVirtualAgents,
    fromConsumer,
    firstAfter: random.int(0, 3),
    lastBefore: random.int(1, 40),
  };
}

function consumerLeg(draft: Draft, endsAt: number, messages: number): Row {
  const count = Math.max(0, messages - 1);
  const longest = count > 0 ? draft.random.int(10, 120) : 0;
  const total = count > 0 ? longest + Math.floor((count - 1) * longest * 0.5) : 0;
  const to = endsAt + draft.surveySeconds;
  return {
    id: ++draft.centre.ids.consumer,
    chat_duration: to - draft.consumerFrom,
    started_at: instant(draft, draft.consumerFrom),
    ended_at: instant(draft, to),
    message_count: messages,
    response_count: count,
    response_time_total: total,
    response_time_max: longest,
    response_time_avg: count > 0 ? Math.round((total / count) * 10) / 10 : 0,
  };
}
