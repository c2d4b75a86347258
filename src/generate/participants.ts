import { type Draft, instant, type Row } from './draft.ts';
import { join, type Presence } from './presence.ts';
import { mix, uuidOf } from './random.ts';

/** Adds the consumer, who is there from `consumerFrom` to the end of the survey. */
export function joinConsumer(draft: Draft, type = 'end_user'): Presence {
  return join(draft, type, {}, draft.consumerFrom);
}

/** The participant rows of a session; ids that were given while it went on, in the order of joining. */
export function participantRows(draft: Draft): Row[] {
  const consumerEnd = draft.endsAt === null ? null : draft.endsAt + draft.surveySeconds;
  return draft.presences.map((presence) => {
    const isConsumer = presence.type === 'end_user' || presence.type === 'campaign_contact';
    const to = presence.to ?? (isConsumer && presence.from !== null ? consumerEnd : null);
    return draft.channel === 'call'
      ? callParticipant(draft, presence, to, isConsumer)
      : chatParticipant(draft, presence, to, isConsumer);
  });
}

function callParticipant(draft: Draft, presence: Presence, to: number | null, isConsumer: boolean): Row {
  const { agent, virtualAgent, from } = presence;
  const seconds = from === null || to === null ? null : to - from;
  return {
    id: presence.id,
    type: presence.type,
    entry_type: 'queue_or_transfer',
    user_id: agent?.id ?? null,
    end_user_id: isConsumer ? (draft.endUser?.reference.id ?? null) : null,
    virtual_agent_id: virtualAgent?.id ?? null,
    virtual_agent_params: presence.params,
    status: presence.status,
    fail_reason: presence.failReason,
    connected_at: instant(draft, from),
    phone_number: isConsumer ? phoneNumberOf(draft) : undefined,
    sip_headers: isConsumer ? sipHeadersOf(draft) : null,
    ...(agent ? agentKeys(draft, agent) : undefined),
    // Seen in some files only.
    caller_id: presence.type === 'third_party' ? callerIdOf(presence.id) : undefined,
    call_id: draft.id,
    call_duration: seconds,
    hold_duration: isConsumer && draft.holdSeconds > 0 ? consumerHold(draft) : presence.hold,
    ended_at: instant(draft, to),
    agent_assist:
      agent && mix(presence.id, 3) % 2 === 0 ? { conversation_id: uuidOf(draft.centre.seed, presence.id) } : null,
    virtual_agent: virtualAgent ? { conversation_id: uuidOf(draft.centre.seed ^ 1, presence.id) } : null,
    adapter_fail_code: (isConsumer && draft.adapterFail?.[0]) || null,
    adapter_fail_message: (isConsumer && draft.adapterFail?.[1]) || null,
  };
}

function chatParticipant(draft: Draft, presence: Presence, to: number | null, isConsumer: boolean): Row {
  const { agent, virtualAgent, from } = presence;
  return {
    id: presence.id,
    type: presence.type,
    entry_type: 'queue_or_transfer',
    user_id: agent?.id ?? null,
    end_user_id: isConsumer ? (draft.endUser?.reference.id ?? null) : null,
    virtual_agent_id: virtualAgent?.id ?? null,
    virtual_agent_params: presence.params,
    status: presence.status,
    fail_reason: presence.failReason,
    connected_at: instant(draft, from),
    phone_number: isConsumer ? phoneNumberOf(draft) : undefined,
    sip_headers: null,
    ...(agent ? agentKeys(draft, agent) : undefined),
    chat_id: draft.id,
    finished_at: instant(draft, to),
    chat_duration: from === null || to === null ? null : to - from,
    virtual_agent: virtualAgent ? { conversation_id: uuidOf(draft.centre.seed ^ 1, presence.id) } : null,
    agent_assist:
      agent && mix(presence.id, 3) % 4 === 0 ? assistProfile(draft, presence) : { spelling_and_grammar_check: {} },
  };
}

function assistProfile(draft: Draft, presence: Presence): Row {
  return {
    spelling_and_grammar_check: { enabled: true, suggestions: presence.id % 5 },
    conversation_id: uuidOf(draft.centre.seed, presence.id),
    conversation_profile_id: 'profile-0001',
    conversation_profile_name: 'Example profile',
  };
}

function agentKeys(draft: Draft, agent: NonNullable<Presence['agent']>): Row {
  const hasLocation = draft.channel === 'call';
  return {
    location: hasLocation ? agent.location : null,
    location_id: hasLocation ? agent.location.id : null,
    email: agent.reference.email,
    first_name: agent.reference.first_name,
    last_name: agent.reference.last_name,
    middle_name: agent.middleName,
    teams: agent.teams,
  };
}

function phoneNumberOf(draft: Draft): string | null {
  const { menu } = draft.type;
  return menu === 'mobile' || (draft.channel === 'chat' && menu === 'web') ? null : draft.phoneNumber;
}

const callerIdOf = (id: number): string | null => (mix(id, 4) % 2 === 0 ? `+12025550${String(160 + (id % 40))}` : null);

/** Headers of the consumer's line: on most calls that came over the telephone network. */
export function sipHeadersOf(draft: Draft): Row | null {
  if (draft.type.menu !== 'ivr' || mix(draft.id, 7) % 5 === 0) return null;
  return {
    'P-Attestation-Indicator': 'ABC'[mix(draft.id, 9) % 3],
    'P-Origination-ID': uuidOf(draft.centre.seed ^ 2, draft.id),
  };
}

/** The consumer's own count of holds: of any cause, so never less than the agents'. */
export function consumerHold(draft: Draft): number {
  return draft.holdSeconds + (draft.holdSeconds > 0 ? mix(draft.id, 5) % 9 : 0);
}
