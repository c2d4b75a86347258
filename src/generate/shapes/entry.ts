import { closeAnswered, record } from '../closing.ts';
import { type Draft, instant, pathIdOf, settle } from '../draft.ts';
import { leaveEscalation } from '../escalations.ts';
import { joinConsumer } from '../participants.ts';
import { leaveQueueLeg, ringInVain, staffOf, waitSeconds, waitWithVirtualAgent } from '../queueing.ts';
import type { Queue } from '../queues.ts';
import { weighted } from '../random.ts';
import { type Seat, takeSeat } from '../seats.ts';
import { textWhileWaiting } from '../sms.ts';
import { converse } from '../talking.ts';
import type { Turn } from '../virtual-agents.ts';

const permissionOf = weighted([
  ['granted', 58],
  ['not_asked', 37],
  ['denied', 5],
]);

/** The consumer arrives and chooses a queue; on the telephone by way of the menu. */
export function enter(draft: Draft): Queue {
  const { random, centre } = draft;
  const queue = centre.queueOf[draft.type.menu ?? 'ivr'](random);
  draft.selected = queue;
  draft.queue = queue;
  if (random.chance(0.62)) draft.priority = random.chance(0.1) ? 0 : queue.priority;
  joinConsumer(draft);
  if (draft.channel === 'call' && draft.type.menu === 'ivr') {
    passMenu(draft, random.seconds(16, 0.5), 'finished', queue);
    draft.at += 1;
    // A few go back to the beginning and choose again.
    if (random.chance(0.015)) passMenu(draft, random.seconds(8, 0.5), 'finished', queue);
  } else if (draft.channel === 'call') {
    draft.at += random.int(1, 5);
  }
  return queue;
}

/** Time inside the telephone menu, up to a choice or to hanging up. */
export function passMenu(
  draft: Draft,
  seconds: number,
  event: 'finished' | 'abandoned',
  queue: Queue | null = null,
): void {
  // Most files do not say where the menu led.
  const chosen = queue && draft.random.chance(0.1) ? queue : null;
  draft.menuRows.push({
    id: ++draft.centre.ids.menu,
    duration: seconds,
    event,
    menu_path_id: pathIdOf(draft, chosen),
    menu_path: chosen?.path.name ?? null,
    lang: draft.language.code,
    started_at: instant(draft, draft.at),
    ended_at: instant(draft, draft.at + seconds),
  });
  draft.at += seconds;
  settle(draft, draft.at);
}

/** Waits, is answered by a person, talks, ends. `turn` where a virtual agent had it before. */
export function waitAndTalk(draft: Draft, queue: Queue, turn: Turn | null, handOvers: number): void {
  const seat = waitForPerson(draft, queue, turn);
  converse(draft, seat, handOvers);
  if (draft.channel === 'call') recordCall(draft, seat.connectedAt, draft.endsAt as number, seat.agent.id);
  closeAnswered(draft);
}

const unheard = weighted([
  ['ag_ignored', 7],
  ['ag_mic_denied', 1],
  ['ag_mic_no_device', 1],
  ['voip_conn_timeout', 1],
]);

/** Waits in a queue until a person is there; once in a while the first one's phone rings in vain. */
export function waitForPerson(draft: Draft, queue: Queue, turn: Turn | null): Seat {
  const { random } = draft;
  const isCall = draft.channel === 'call';
  if (random.chance(0.02)) ringInVain(draft, queue, isCall ? unheard(random) : 'nothing');
  const agent = staffOf(draft, queue);
  const from = draft.at;
  const assignedAt = from + waitSeconds(draft, queue);
  const connectedAt = assignedAt + random.int(2, 9);
  // Seen in real files: after an escalation a call's leg runs until the hand-over is done, not to the assignment.
  const escalatedAt = isCall ? connectedAt + 1 : connectedAt;
  const to = turn && isCall ? escalatedAt : assignedAt;
  leaveQueueLeg(draft, { queue, from, to, agent, transfer: null, outcome: 'answered' });
  if (isCall) {
    waitWithVirtualAgent(draft, from, assignedAt);
    textWhileWaiting(draft, from, assignedAt);
  }
  if (turn) leaveEscalation(draft, turn, 'escalated', escalatedAt, agent, queue);
  if (random.chance(0.08)) draft.answerType = 'auto';
  return takeSeat(draft, agent, queue, assignedAt, connectedAt, null);
}

/** Asks for permission, as configured, and records most calls. */
export function recordCall(draft: Draft, from: number, to: number, agentId: number): void {
  draft.recordingPermission = permissionOf(draft.random);
  if (draft.recordingPermission !== 'denied' && to > from && draft.random.chance(0.86)) {
    record(draft, from, to, agentId);
  }
}

/** The session ends here, after so many more seconds. */
export function endAfter(draft: Draft, seconds: number): void {
  draft.at += seconds;
  draft.endsAt = draft.at;
  settle(draft, draft.at);
}

/** How often it is handed over: mostly never. */
export const handOversOf = weighted([
  [0, 815],
  [1, 148],
  [2, 29],
  [3, 8],
]);
