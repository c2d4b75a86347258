import { type Draft, settle } from './draft.ts';
import { join } from './presence.ts';
import { leavePhase, type Seat } from './seats.ts';
import { textInCall } from './sms.ts';
import { NOTES } from './texts.ts';
import { completeTransfer } from './transfer-rows.ts';
import { transferOn } from './transfers.ts';
import { runTask } from './virtual-agents.ts';

/** The agent talks, at least until an instant, and hands over as often as asked; afterwards the session has ended. */
export function converse(draft: Draft, first: Seat, handOvers = 0, until = 0): void {
  let seat = first;
  for (let left = handOvers; ; left--) {
    const leaves = Math.max(until, seat.connectedAt + talkSeconds(draft, seat));
    if (left <= 0) {
      closeSeat(draft, seat, leaves, true);
      return endAt(draft, leaves);
    }
    const next = transferOn(draft, seat, leaves);
    closeSeat(draft, seat, next.releasedAt, next.seat === null);
    if (!next.seat) return endAt(draft, next.endsAt);
    seat = next.seat;
  }
}

function endAt(draft: Draft, at: number): void {
  draft.endsAt = at;
  draft.at = at;
  settle(draft, at);
}

function talkSeconds(draft: Draft, seat: Seat): number {
  const usual = draft.channel === 'call' ? 170 : 400;
  return 4 + draft.random.seconds(usual * (seat.queue?.talkFactor ?? 1) * seat.agent.pace, 0.75);
}

/** Writes what an agent did: the talk, what happened in it, the wrap-up, and the codes. */
function closeSeat(draft: Draft, seat: Seat, leaves: number, isLast: boolean): void {
  const { random } = draft;
  seat.presence.to = leaves;
  const talk = leaves - seat.connectedAt;
  const hold =
    draft.channel === 'call' && talk > 12 && random.chance(0.34) ? Math.min(talk - 2, random.seconds(26, 0.8)) : 0;
  // Participants count holds in their own way, which contradicts the legs.
  if (hold > 0) seat.presence.hold = random.chance(0.5) ? null : random.int(0, hold);
  leavePhase(draft, seat, 'talk', seat.connectedAt, leaves, hold);
  if (talk > 20) happenings(draft, seat, leaves);

  let settled = leaves;
  if (random.chance(isLast ? 0.86 : 0.6)) {
    settled = leaves + random.seconds(18, 0.8);
    leavePhase(draft, seat, 'wrapUp', leaves, settled, null);
  }
  settle(draft, settled);
  if (random.chance(0.72)) disposeOf(draft, seat);
  if (seat.transfer) completeTransfer(draft, seat.transfer, seat.agent, settled);
}

/** Supervisors who barge in, third parties, and tasks for virtual agents. */
function happenings(draft: Draft, seat: Seat, leaves: number): void {
  const { random, channel } = draft;
  const from = seat.connectedAt + 5;
  if (channel === 'call' && random.chance(0.008)) {
    const supervisor = random.pick(draft.centre.agents);
    const joined = random.int(from, leaves - 4);
    leavePhase(draft, seat, 'talk', joined, leaves, 0, supervisor);
    join(draft, 'manager', { agent: supervisor }, joined).to = leaves;
  }
  if (random.chance(0.015)) textInCall(draft, from + 4);
  if (random.chance(0.02)) runTask(draft, seat.queue, from, leaves, seat.transfer?.id ?? null);
  if (random.chance(0.01)) {
    join(draft, channel === 'call' ? 'third_party' : 'external_agent', {}, random.int(from, leaves - 2)).to = leaves;
  }
}

/** The codes an agent chooses at the end: one, sometimes up to three. */
function disposeOf(draft: Draft, seat: Seat): void {
  const { random } = draft;
  const lists = (seat.queue ?? random.pick(draft.centre.queues)).lists;
  const count = random.chance(0.86) ? 1 : random.int(2, 3);
  for (let n = 0; n < count; n++) {
    const list = random.pick(lists);
    const code = list.codes[Math.floor(random.unit() ** 1.7 * list.codes.length)] as (typeof list.codes)[number];
    draft.dispositions.push({
      user_id: seat.agent.id,
      transfer_id: seat.transfer?.id ?? null,
      participant_id: seat.presence.id,
      note: random.chance(0.4) ? random.pick(NOTES) : undefined,
      code: code.code,
      ujet_code_id: code.id,
      list: list.name,
      list_path: list.path,
      ujet_list_id: list.id,
      custom_list_id: list.customId,
      custom_code_id: code.customId,
    });
  }
}
