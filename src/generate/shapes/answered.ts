import type { Draft } from '../draft.ts';
import { leaveDeflectedEscalation, leaveEscalation } from '../escalations.ts';
import { leaveQueueLeg, patienceSeconds } from '../queueing.ts';
import { deflectionOf, leaveDeflection } from '../deflections.ts';
import { handToVirtualAgent } from '../transfers.ts';
import { ownFinish, talkToVirtualAgent } from '../virtual-agents.ts';
import { endAfter, enter, handOversOf, waitAndTalk } from './entry.ts';

/** A person answers. */
export function person(draft: Draft): void {
  waitAndTalk(draft, enter(draft), null, handOversOf(draft.random));
}

/** A virtual agent answers and hands over to a person. */
export function virtualThenPerson(draft: Draft): void {
  const queue = enter(draft);
  const first = talkToVirtualAgent(draft, queue, 'escalated');
  // A few hand-overs fall through before anybody waits, and the virtual agent asks again.
  if (!draft.random.chance(0.01)) return waitAndTalk(draft, queue, first, handOversOf(draft.random));
  leaveEscalation(draft, first, 'canceled', null, null, queue);
  waitAndTalk(draft, queue, talkToVirtualAgent(draft, queue, 'escalated'), handOversOf(draft.random));
}

/** A virtual agent is all it takes. */
export function virtualOnly(draft: Draft): void {
  const { random } = draft;
  const queue = enter(draft);
  const finish = ownFinish(random);
  const turn = talkToVirtualAgent(draft, queue, finish);
  // Files mix two habits; no person answered, so there may be no kind of answer.
  draft.answerType = random.chance(0.5) ? 'manual' : random.chance(0.6) ? 'auto' : null;
  const endsAt = random.chance(0.04)
    ? handToVirtualAgent(draft, { agent: null, virtualAgent: turn.virtualAgent, queue }, turn.endedAt)
    : turn.endedAt;
  draft.disconnectedBy =
    finish === 'consumer_ended' || random.chance(0.4) ? 'disconnected_by_end_user' : 'disconnected_by_virtual_agent';
  draft.at = endsAt;
  endAfter(draft, random.int(0, 1));
}

/** A virtual agent asks for a person and none comes: the consumer leaves, or the escalation is deflected, or it fails. */
export function virtualThenNobody(draft: Draft): void {
  const { random } = draft;
  const queue = enter(draft);
  const turn = talkToVirtualAgent(draft, queue, 'escalated');
  const isCall = draft.channel === 'call';
  const kind = random.unit();
  if (kind < 0.5) {
    const deflection = deflectionOf(random);
    const id = leaveEscalation(draft, turn, random.chance(0.9) ? 'deflected' : 'deflecting', null, null, queue);
    leaveDeflectedEscalation(draft, turn, id, queue, deflection);
    // What it was sent to is closed as well.
    if (random.chance(0.1)) leaveDeflectedEscalation(draft, turn, id, queue, deflectionOf(random));
    if (isCall) {
      draft.deflection = deflection;
      draft.status = 'deflected';
      leaveDeflection(draft, null, deflection, queue);
    } else {
      draft.answerType = 'deflection';
    }
    return endAfter(draft, random.int(2, 20));
  }
  const waits = patienceSeconds(draft);
  const isLeft = kind < 0.85;
  leaveQueueLeg(draft, {
    queue,
    from: draft.at,
    to: draft.at + waits,
    agent: null,
    transfer: null,
    outcome: isLeft ? 'abandoned' : 'failed',
  });
  leaveEscalation(draft, turn, isLeft ? 'canceled' : 'escalating', null, null, queue);
  endAfter(draft, waits);
  draft.status = isCall || !isLeft ? 'failed' : 'canceled';
  draft.disconnectedBy = isLeft ? 'disconnected_by_end_user' : 'disconnected_by_unknown';
  if (isCall) draft.failReason = isLeft ? 'eu_abandoned' : 'unknown';
  else draft.failReason = isLeft ? 'customer_timeout' : 'escalation_failed';
}

/** Sent to another queue, or let in despite the rule, and answered there. */
export function deflectedAndAnswered(draft: Draft): void {
  const queue = enter(draft);
  draft.deflection = draft.random.chance(0.7) ? 'temp_redirection_queue' : 'automatic_redirection';
  leaveDeflection(draft, null, draft.deflection, queue);
  if (draft.random.chance(0.1)) leaveDeflection(draft, null, 'temp_redirection_queue', queue);
  waitAndTalk(draft, draft.centre.queueOf[queue.kind](draft.random), null, handOversOf(draft.random));
}
