import { closeAnswered } from '../closing.ts';
import type { Draft } from '../draft.ts';
import { join, type Presence } from '../presence.ts';
import { joinConsumer } from '../participants.ts';
import { leaveQueueLeg, staffOf, waitSeconds } from '../queueing.ts';
import { weighted } from '../random.ts';
import { leavePhase, type Seat, takeSeat } from '../seats.ts';
import { converse } from '../talking.ts';
import { endAfter, enter, handOversOf, recordCall } from './entry.ts';

const notReached = weighted([
  ['eu_no_answer', 62],
  ['eu_busy', 26],
  ['eu_wrong_number', 12],
]);

/** An agent dials: no menu, no queue, and the consumer is a number. */
export function outbound(draft: Draft): void {
  const { random, centre } = draft;
  draft.isOutbound = true;
  draft.endUser = null;
  draft.outboundNumber = random.pick(centre.outboundNumbers);
  const agent = random.pick(centre.agents);
  const seat = takeSeat(draft, agent, null, draft.createdAt, draft.createdAt + random.int(1, 3), null);
  draft.connectedAt = null;
  const rings = random.int(4, 28);
  if (random.chance(0.36)) return missConsumer(draft, notReached(random), rings + 8);
  draft.consumerFrom = seat.connectedAt + rings;
  draft.connectedAt = draft.consumerFrom;
  joinConsumer(draft);
  converse(draft, seat, random.chance(0.03) ? 1 : 0, draft.consumerFrom + 5);
  recordCall(draft, draft.consumerFrom, draft.endsAt as number, agent.id);
  closeAnswered(draft);
}

/** Rings in vain at the consumer's. */
function missConsumer(draft: Draft, reason: string, seconds: number): void {
  draft.status = 'failed';
  draft.failReason = reason;
  const presence = join(draft, 'end_user', {}, null);
  presence.status = 'failed';
  presence.failReason = reason;
  draft.hasConsumer = false;
  endAfter(draft, seconds);
  for (const other of draft.presences) if (other.type === 'agent' && other.from !== null) other.to = draft.endsAt;
  draft.disconnectedBy = 'disconnected_by_agent';
}

const callbackFailure = weighted([
  ['eu_no_answer', 30],
  ['eu_rejected', 18],
  ['eu_canceled', 16],
  ['expired', 12],
  ['eu_busy', 10],
  ['eu_noti_failed', 8],
  ['eu_repeated_callback', 6],
]);

/** A booked call: waits from the booked minute on, an agent takes it, and the consumer is dialled. */
export function scheduled(draft: Draft): void {
  const { random } = draft;
  const { consumer, seat } = takeScheduled(draft);
  draft.consumerFrom = seat.connectedAt + random.int(5, 18);
  draft.connectedAt = draft.consumerFrom + 1;
  if (consumer) consumer.from = draft.consumerFrom;
  converse(draft, seat, handOversOf(random), draft.consumerFrom + 6);
  recordCall(draft, draft.consumerFrom, draft.endsAt as number, seat.agent.id);
  closeAnswered(draft);
}

/** A booked call for which the consumer was not there. */
export function missedCallback(draft: Draft): void {
  takeScheduled(draft);
  draft.presences.shift();
  draft.connectedAt = null;
  missConsumer(draft, callbackFailure(draft.random), draft.random.int(5, 18));
}

function takeScheduled(draft: Draft): { readonly consumer: Presence | undefined; readonly seat: Seat } {
  const { random } = draft;
  const queue = enter(draft);
  const due = Math.ceil((draft.createdAt + random.seconds(5_400, 1.2)) / 300) * 300;
  draft.scheduledAt = due;
  draft.queuedAt = due;
  draft.at = due;
  draft.outboundNumber = random.pick(draft.centre.outboundNumbers);
  const [consumer] = draft.presences;
  const agent = staffOf(draft, queue);
  const assignedAt = due + waitSeconds(draft, queue);
  leaveQueueLeg(draft, { queue, from: due, to: assignedAt, agent, transfer: null, outcome: 'answered' });
  const seat = takeSeat(draft, agent, queue, assignedAt, assignedAt + random.int(4, 9), null);
  draft.at = seat.connectedAt;
  return { consumer, seat };
}

/** A campaign dials: the agent reads first (preview) or waits for somebody to answer (predictive); some answers find no agent. */
export function campaign(draft: Draft): void {
  const { random, centre } = draft;
  draft.isOutbound = true;
  draft.outboundNumber = random.pick(centre.outboundNumbers);
  const kind = random.unit();
  const contact = random.chance(0.5) ? 'campaign_contact' : 'end_user';
  if (kind < 0.06) {
    draft.consumerFrom = draft.createdAt + random.int(5, 20);
    draft.at = draft.consumerFrom;
    joinConsumer(draft, contact);
    draft.status = 'failed';
    draft.failReason = 'unknown';
    draft.disconnectedBy = 'disconnected_by_system';
    return endAfter(draft, random.int(2, 8));
  }
  const agent = random.pick(centre.agents);
  const before = random.seconds(24, 0.7);
  const seat = takeSeat(draft, agent, null, draft.createdAt, draft.createdAt + before, null);
  draft.connectedAt = null;
  leavePhase(draft, seat, 'before', draft.createdAt, seat.connectedAt, null);
  draft.at = seat.connectedAt;
  const rings = random.int(4, 25);
  if (kind < 0.5) return missConsumer(draft, notReached(random), rings + 5);
  draft.consumerFrom = seat.connectedAt + rings;
  draft.connectedAt = draft.consumerFrom;
  joinConsumer(draft, contact);
  converse(draft, seat, 0, draft.consumerFrom + 5);
  recordCall(draft, draft.consumerFrom, draft.endsAt as number, agent.id);
  closeAnswered(draft);
}

/** One agent calls another. */
export function internal(draft: Draft): void {
  const { random, centre } = draft;
  draft.hasConsumer = false;
  draft.endUser = null;
  draft.phoneNumber = null;
  draft.isOutbound = true;
  const start = draft.createdAt + random.int(1, 4);
  const caller = takeSeat(draft, random.pick(centre.agents), null, draft.createdAt, start, null);
  const called = takeSeat(draft, random.pick(centre.agents), null, draft.createdAt, start + random.int(2, 15), null);
  converse(draft, called);
  const endsAt = draft.endsAt as number;
  caller.presence.to = endsAt;
  leavePhase(draft, caller, 'talk', caller.connectedAt, endsAt, 0);
  closeAnswered(draft);
}

/** Somebody dials one person's number or extension: no menu and no queue. */
export function direct(draft: Draft): void {
  const { random, centre } = draft;
  joinConsumer(draft);
  const agent = random.pick(centre.agents);
  const rings = random.int(3, 25);
  if (random.chance(0.2)) {
    const presence = join(draft, 'agent', { agent }, null);
    presence.status = 'failed';
    presence.failReason = 'ag_ignored';
    draft.assignedAt = draft.createdAt;
    draft.status = 'failed';
    draft.failReason = 'ag_ignored';
    draft.disconnectedBy = 'disconnected_by_end_user';
    return endAfter(draft, rings);
  }
  const seat = takeSeat(draft, agent, null, draft.createdAt, draft.createdAt + rings, null);
  converse(draft, seat, random.chance(0.05) ? 1 : 0);
  recordCall(draft, seat.connectedAt, draft.endsAt as number, agent.id);
  closeAnswered(draft);
}
