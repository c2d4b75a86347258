import { closeAnswered } from '../closing.ts';
import type { Draft } from '../draft.ts';
import { join } from '../presence.ts';
import { joinConsumer } from '../participants.ts';
import { leaveQueueLeg, patienceSeconds, staffOf, waitSeconds } from '../queueing.ts';
import { weighted } from '../random.ts';
import { takeSeat } from '../seats.ts';
import { converse } from '../talking.ts';
import { endAfter, enter, handOversOf, waitForPerson } from './entry.ts';

// An unanswered first leg is an abandonment when the status or the reason says that the consumer went.
const leaving = weighted<readonly [status: string, failReason: string | null]>([
  [['canceled', null], 40],
  [['no_response', 'no_response'], 20],
  [['no_response', null], 8],
  [['failed', 'customer_timeout'], 18],
  [['failed', 'end_user_opt_out'], 7],
  [['canceled', 'no_response'], 7],
]);

/** The consumer leaves before anybody writes. */
export function abandonedChat(draft: Draft): void {
  const { random } = draft;
  const queue = enter(draft);
  const isAssigned = random.chance(0.12);
  const agent = isAssigned ? staffOf(draft, queue) : null;
  const waits = isAssigned ? waitSeconds(draft, queue) : patienceSeconds(draft);
  leaveQueueLeg(draft, { queue, from: draft.at, to: draft.at + waits, agent, transfer: null, outcome: 'abandoned' });
  if (agent) {
    draft.assignedAt = draft.at + waits;
    join(draft, 'agent', { agent }, null).status = 'failed';
  }
  [draft.status, draft.failReason] = leaving(random);
  endAfter(draft, waits + random.int(0, isAssigned ? 60 : 2));
}

const chatFailure = weighted([
  ['unknown', 8],
  ['expired', 12],
  ['escalation_failed', 8],
  ['expired_menu_selection', 10],
  ['over_cap_email', 6],
  ['group_deleted_no_substitute', 5],
  ['force_ended', 8],
  ['nothing', 3],
]);

/** Fails on the side of the platform. */
export function failedChat(draft: Draft): void {
  const { random } = draft;
  const queue = enter(draft);
  draft.status = 'failed';
  draft.failReason = chatFailure(random);
  if (random.chance(0.5)) {
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
  endAfter(draft, random.int(1, 90));
}

/** The centre is closed, or full: a message, and nobody. */
export function deflectedChat(draft: Draft): void {
  enter(draft);
  draft.status = draft.random.chance(0.6) ? 'failed' : 'finished';
  draft.failReason = draft.isAfterHours ? 'after_hours' : 'over_cap_email';
  draft.answerType = 'deflection';
  endAfter(draft, draft.random.int(3, 60));
}

/** The agent put an idle chat aside; it may go on, so it has no end. */
export function dismissed(draft: Draft): void {
  converse(draft, waitForPerson(draft, enter(draft), null));
  draft.status = 'dismissed';
  draft.endsAt = null;
}

/** An agent or a program writes first; some consumers never answer. */
export function outboundChat(draft: Draft): void {
  const { random, centre } = draft;
  draft.isOutbound = true;
  draft.answerType = 'outbound';
  const isByProgram = draft.type.current.includes('API') || draft.type.current.includes('WhatsApp');
  if (draft.type.menu) draft.queue = centre.queueOf[draft.type.menu](random);
  if (isByProgram && random.chance(0.5)) {
    draft.hasConsumer = false;
    join(draft, 'end_user', {}, null).status = 'waiting';
    draft.status = random.chance(0.5) ? 'no_response' : 'finished';
    draft.failReason = draft.status === 'no_response' ? 'no_response' : null;
    return endAfter(draft, random.int(600, 7_200));
  }
  const agent = staffOf(draft, draft.queue);
  const seat = takeSeat(draft, agent, draft.queue, draft.createdAt, draft.createdAt + random.int(1, 3), null);
  draft.consumerFrom = draft.createdAt + random.int(20, 240);
  joinConsumer(draft);
  converse(draft, seat, 0, draft.consumerFrom + 30);
  closeAnswered(draft);
}

/** A message to one person: no menu, no queue. */
export function directChat(draft: Draft): void {
  const { random, centre } = draft;
  joinConsumer(draft);
  const seat = takeSeat(
    draft,
    random.pick(centre.agents),
    null,
    draft.createdAt,
    draft.createdAt + random.int(2, 90),
    null,
  );
  converse(draft, seat, handOversOf(random));
  closeAnswered(draft);
}
