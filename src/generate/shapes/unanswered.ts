import type { Draft } from '../draft.ts';
import { join } from '../presence.ts';
import { joinConsumer } from '../participants.ts';
import { leaveQueueLeg, patienceSeconds, ringInVain, staffOf, waitSeconds, waitWithVirtualAgent } from '../queueing.ts';
import { weighted } from '../random.ts';
import { converse } from '../talking.ts';
import { ADAPTER_FAILURES, FAIL_DETAILS } from '../texts.ts';
import { deflectionOf, leaveDeflection } from '../deflections.ts';
import { endAfter, enter, passMenu, waitForPerson } from './entry.ts';

/** Hangs up while waiting. */
export function abandonedInQueue(draft: Draft): void {
  const queue = enter(draft);
  const waits = patienceSeconds(draft);
  leaveQueueLeg(draft, {
    queue,
    from: draft.at,
    to: draft.at + waits,
    agent: null,
    transfer: null,
    outcome: 'abandoned',
  });
  waitWithVirtualAgent(draft, draft.at, draft.at + waits);
  abandon(draft, waits);
}

/** Hangs up while an agent's phone rings, or after it rang in vain: the leg names an agent who never talked. */
export function abandonedWhileRinging(draft: Draft): void {
  const { random } = draft;
  const queue = enter(draft);
  const agent = staffOf(draft, queue);
  const waits = waitSeconds(draft, queue);
  leaveQueueLeg(draft, { queue, from: draft.at, to: draft.at + waits, agent, transfer: null, outcome: 'abandoned' });
  draft.assignedAt = draft.at + waits;
  const presence = join(draft, 'agent', { agent }, null);
  presence.status = 'failed';
  presence.failReason = 'eu_abandoned';
  abandon(draft, waits + random.int(1, 12));
}

function abandon(draft: Draft, seconds: number): void {
  endAfter(draft, seconds);
  draft.status = 'failed';
  draft.failReason = 'eu_abandoned';
  draft.disconnectedBy = 'disconnected_by_end_user';
  for (const presence of draft.presences) if (presence.type === 'end_user') presence.failReason = 'eu_abandoned';
}

/** Hangs up inside the menu: no queue was chosen. */
export function abandonedInMenu(draft: Draft): void {
  joinConsumer(draft);
  passMenu(draft, draft.random.seconds(14, 0.8), 'abandoned');
  endAfter(draft, 0);
  draft.status = 'failed';
  draft.failReason = 'eu_in_menu_abandoned';
  draft.disconnectedBy = 'disconnected_by_end_user';
  if (draft.random.chance(0.6)) draft.answerType = null;
}

const voicemailStatus = weighted([
  ['voicemail_received', 50],
  ['voicemail_read', 38],
  ['voicemail', 12],
]);

/** Leaves a message instead, because the centre is closed, full, or one person did not answer. */
export function voicemail(draft: Draft): void {
  const { random } = draft;
  const queue = draft.type.menu ? enter(draft) : null;
  if (!queue) joinConsumer(draft);
  const reason = queue ? (draft.isAfterHours ? 'after_hours' : 'over_capacity') : 'direct_voicemail';
  draft.voicemailReason = reason;
  draft.status = voicemailStatus(random);
  if (queue) {
    draft.deflection = `${reason}_voicemail`;
    leaveDeflection(draft, null, draft.deflection, queue);
  }
  const greeting = random.int(8, 25);
  const seconds = random.seconds(38, 0.6);
  draft.recordings.push({
    id: ++draft.centre.ids.recording,
    call_id: draft.id,
    conference_sid: null,
    duration: seconds,
    recording_type: 'voicemail',
    redaction_times: [],
    started_at: draft.centre.clock.format(draft.at + greeting),
  });
  endAfter(draft, greeting + seconds);
  draft.disconnectedBy = 'disconnected_by_end_user';
}

/** Sent elsewhere: a message, a telephone number, a link. */
export function deflected(draft: Draft): void {
  const queue = enter(draft);
  draft.deflection =
    draft.isAfterHours && draft.random.chance(0.7) ? 'after_hours_message_only' : deflectionOf(draft.random);
  draft.status = 'deflected';
  leaveDeflection(draft, null, draft.deflection, queue);
  endAfter(draft, draft.random.int(4, 40));
}

const lineFailureOf = weighted([
  ['voip_twilio_error', 14],
  ['voip_conn_general', 10],
  ['voip_conn_timeout', 10],
  ['voip_conn_signal', 7],
  ['voip_invalid_token', 4],
  ['voip_tokbox_error', 3],
  ['voip_nexmo_error', 4],
]);

const failureOf = weighted([
  ['unknown', 8],
  ['expired', 6],
  ['transfer_expired', 3],
  ['eu_canceled', 6],
  ['eu_repeated_voicemail', 3],
  ['eu_repeated_callback', 3],
  ['ag_canceled', 5],
  ['ag_ignored', 7],
  ['ag_mic_no_device', 4],
  ['ag_mic_denied', 4],
  ['stuck_due_to_api_error', 4],
  ['group_deleted_no_substitute', 3],
  ['menu_deleted', 3],
  ['direct_pstn_call_to_fallback_number', 3],
  ['force_ended', 4],
]);

/** Fails on the side of the agent or the platform: before the queue, in it, or while ringing. */
export function failed(draft: Draft): void {
  fail(draft, failureOf(draft.random));
}

/** The telephony fails: before the queue, or in it. */
export function failedLine(draft: Draft): void {
  fail(draft, lineFailureOf(draft.random));
  if (draft.random.chance(0.8)) draft.adapterFail = draft.random.pick(ADAPTER_FAILURES);
}

function fail(draft: Draft, reason: string): void {
  const { random } = draft;
  const queue = enter(draft);
  draft.status = 'failed';
  draft.failReason = reason;
  if (reason.startsWith('ag_')) {
    ringInVain(draft, queue, reason);
  } else if (random.chance(0.6)) {
    const waits = waitSeconds(draft, queue);
    leaveQueueLeg(draft, {
      queue,
      from: draft.at,
      to: draft.at + waits,
      agent: null,
      transfer: null,
      outcome: 'failed',
    });
    draft.at += waits;
  }
  if (random.chance(0.4)) draft.failDetails = random.pick(FAIL_DETAILS);
  draft.disconnectedBy = random.chance(0.7) ? 'disconnected_by_unknown' : 'disconnected_by_system';
  endAfter(draft, random.int(1, 20));
}

/** The line broke in the middle of a talk; a new call went on. */
export function recovered(draft: Draft): void {
  const { random } = draft;
  converse(draft, waitForPerson(draft, enter(draft), null));
  draft.status = 'recovered';
  draft.failReason = random.chance(0.5) ? 'voip_conn_general' : 'voip_conn_signal';
  draft.adapterFail = random.pick(ADAPTER_FAILURES);
}
