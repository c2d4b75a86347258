import { type Draft, instant, type Row } from './draft.ts';
import { consumerHold, participantRows, sipHeadersOf } from './participants.ts';
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
import { uuidOf } from './random.ts';

/** The file of a call: every key in the order of real files; a key that is undefined here is absent there. */
export function callRecord(draft: Draft): Row {
  const { centre, period, random } = draft;
  const ticket = ticketOf(draft);
  const types = typeKeys(draft);
  const isInbound = draft.type.menu === 'ivr' || draft.type.current.startsWith('Voice Inbound (Direct');
  return {
    id: draft.id,
    call_uuid: period.hasCallUuid ? (random.chance(0.95) ? uuidOf(centre.seed, draft.id) : null) : undefined,
    lang: draft.language.code,
    call_type: types.older,
    session_type: types.older,
    session_type_v2: types.current,
    status: draft.status,
    sub_status: subStatusOf(draft),
    created_at: instant(draft, draft.createdAt),
    queued_at: instant(draft, draft.queuedAt),
    assigned_at: instant(draft, draft.assignedAt),
    connected_at: instant(draft, draft.connectedAt),
    ends_at: instant(draft, draft.endsAt),
    scheduled_at: instant(draft, draft.scheduledAt),
    updated_at: instant(draft, versionOf(draft)),
    wait_duration: draft.waitSeconds,
    call_duration: draft.handleSeconds,
    hold_duration: draft.holdSeconds,
    rating: draft.rating,
    has_feedback: draft.feedback !== null,
    voip_provider: period.voipProvider,
    out_ticket_id: ticket.id,
    out_ticket_url: ticket.url,
    is_out_ticket_account: ticket.isAccount,
    verified: draft.verified,
    recording_url:
      draft.recordings.length > 0
        ? `https://storage.example.com/ccaip/${centre.instance}/recordings/call-${draft.id}.mp3`
        : null,
    recording_permission: draft.recordingPermission,
    voicemail_reason: draft.voicemailReason,
    deflection: draft.deflection,
    disconnected_by: draft.disconnectedBy,
    fail_reason: draft.failReason,
    fail_details: draft.failDetails,
    adapter_fail_code: draft.adapterFail?.[0] ?? null,
    adapter_fail_message: draft.adapterFail?.[1] ?? null,
    support_number: isInbound ? (draft.selected?.supportNumber ?? '+12025550111') : null,
    selected_menu: draft.selected?.menu ?? null,
    menu_path: draft.queue?.path ?? null,
    queue_priority_level: priorityOf(draft),
    agent_info: agentInfoOf(draft),
    end_user: draft.endUser?.reference ?? null,
    photos: draft.photos,
    videos: draft.videos,
    transfers: draft.transfers,
    escalations: draft.escalations.length > 0 ? draft.escalations : undefined,
    deflection_details: draft.deflections,
    handle_durations: draft.handles,
    queue_durations: draft.queueLegs,
    virtual_agent_deflected_escalations: draft.deflectedEscalations,
    virtual_agent_handle_durations: draft.virtualAgentLegs,
    consumer_handle_durations: consumerLegs(draft),
    consumer_event_durations: draft.events,
    consumer_in_menu_durations: draft.menuRows,
    participants: participantRows(draft),
    recordings: draft.recordings,
    offer_type: draft.offers.length > 0 ? draft.offerType : null,
    offer_events: draft.offers,
    answer_type: draft.answerType,
    outbound_number: draft.outboundNumber,
    wait_time_sms: draft.waitTimeSms,
    in_call_sms: draft.inCallSms,
    in_queue_wait_time_va: period.hasQueueVirtualAgent
      ? draft.queueVirtualAgent.length > 0
        ? draft.queueVirtualAgent
        : null
      : undefined,
    automation_redirection: period.hasRedirection ? redirectionOf(draft) : undefined,
    dispositions: draft.dispositions.length > 0 ? draft.dispositions : undefined,
    email: random.chance(0.08) ? (draft.endUser?.email ?? null) : null,
    feedback: draft.feedback,
    smart_action_text: draft.smartActionText,
    custom_data_secured: securedDataOf(draft),
    custom_data_not_secured: customDataOf(draft),
    sip_headers: sipHeadersOf(draft) ?? undefined,
  };
}

/** When the consumer was there, the survey included; the line of a few broke, and they came back. */
function consumerLegs(draft: Draft): Row[] {
  if (!draft.hasConsumer || draft.endsAt === null) return [];
  const to = draft.endsAt + draft.surveySeconds;
  const breaks = to - draft.consumerFrom > 90 && draft.random.chance(0.01);
  const back = breaks ? draft.random.int(draft.consumerFrom + 40, draft.endsAt - 10) : draft.consumerFrom;
  const leg = (from: number, until: number, hold: number): Row => ({
    id: ++draft.centre.ids.consumer,
    call_duration: until - from,
    hold_duration: hold,
    started_at: instant(draft, from),
    ended_at: instant(draft, until),
  });
  const last = leg(back, to, consumerHold(draft));
  return breaks ? [leg(draft.consumerFrom, back - 15, 0), last] : [last];
}

function redirectionOf(draft: Draft): Row | null {
  const { random, queue } = draft;
  if (!queue || !random.chance(0.02)) return null;
  const destination = { type: 'queue', queue_id: queue.menu['id'], lang: draft.language.code };
  return {
    percent_redirection: random.chance(0.7),
    redirection_group: [
      {
        group_label: 'Group A',
        destination,
        after_hours: draft.isAfterHours,
        ah_destination: draft.isAfterHours ? destination : null,
      },
    ],
  };
}
