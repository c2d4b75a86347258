import type { Agent, VirtualAgent } from './agents.ts';
import { type Draft, instant, settle } from './draft.ts';
import { leaveQueueLeg, patienceSeconds, staffOf, waitSeconds } from './queueing.ts';
import type { Queue } from './queues.ts';
import { weighted } from './random.ts';
import { type OpenTransfer, type Seat, takeSeat } from './seats.ts';
import { ownFinish, talkToVirtualAgent } from './virtual-agents.ts';

interface Outcome {
  readonly seat: Seat | null;
  /** When the agent who hands over is free. */
  readonly releasedAt: number;
  /** When the session is over; only read where nobody took it. */
  readonly endsAt: number;
}

const wayOf = weighted([
  ['cold to a queue', 52],
  ['warm to a queue', 22],
  ['warm to a person', 16],
  ['cold to a person', 8],
  ['to a virtual agent', 2],
]);

const outcomeOf = weighted([
  ['taken', 915],
  ['consumer left', 45],
  ['deflected', 15],
  ['failed', 15],
  ['stuck', 10],
]);

/** Deflections that are spelled somewhere, and those that can be configured. */
export const deflectionOf = weighted([
  ['after_hours_message_only', 5],
  ['temp_redirection_phone', 4],
  ['temp_redirection_queue', 4],
  ['over_capacity_message_only', 3],
  ['over_capacity_callback', 2],
  ['over_capacity_virtual_agent', 2],
  ['holiday_message_only', 1],
  ['automatic_redirection', 1],
  ['external_link', 1],
  ['email', 1],
]);

/** The agent of a seat hands the session over at an instant. */
export function transferOn(draft: Draft, seat: Seat, at: number): Outcome {
  const way = wayOf(draft.random);
  if (way === 'to a virtual agent') return toVirtualAgent(draft, seat, at);
  const { random, centre } = draft;
  const queue = way.endsWith('person') ? null : centre.queueOf[seat.queue?.kind ?? 'ivr'](random);
  const open: OpenTransfer = { id: ++centre.ids.transfer, cold: way.startsWith('cold'), createdAt: at, from: seat, queue, assignedAt: null, connectedAt: null, wait: 0 };
  draft.at = at;
  const outcome = outcomeOf(random);
  return outcome === 'taken' ? take(draft, open) : fail(draft, open, outcome);
}

function take(draft: Draft, open: OpenTransfer): Outcome {
  const { random } = draft;
  // Once in a while the session comes back to the one who gave it away.
  const agent = random.chance(0.015) ? open.from.agent : staffOf(draft, open.queue);
  const assignedAt = open.createdAt + waitSeconds(draft, open.queue);
  const connectedAt = assignedAt + random.int(2, 8);
  open.wait = leaveQueueLeg(draft, { queue: open.queue, from: open.createdAt, to: assignedAt, agent, transfer: open, outcome: 'answered' });
  open.assignedAt = assignedAt;
  open.connectedAt = connectedAt;
  const seat = takeSeat(draft, agent, open.queue, assignedAt, connectedAt, open);
  const coldRelease = draft.channel === 'call' ? open.createdAt + random.int(0, 6) : open.createdAt;
  return { seat, releasedAt: open.cold ? coldRelease : connectedAt + random.int(1, 25), endsAt: connectedAt };
}

function fail(draft: Draft, open: OpenTransfer, outcome: string): Outcome {
  const waits = outcome === 'deflected' ? 0 : patienceSeconds(draft);
  const left = open.createdAt + waits;
  if (waits > 0) {
    open.wait = leaveQueueLeg(draft, { queue: open.queue, from: open.createdAt, to: left, agent: null, transfer: open, outcome: outcome === 'consumer left' ? 'abandoned' : 'failed' });
  }
  const deflection = outcome === 'deflected' ? deflectionOf(draft.random) : 'no_deflection';
  if (outcome === 'deflected') leaveDeflection(draft, open.id, deflection, open.from.queue);
  const [status, reason] = FAILED[outcome] ?? ['failed', 'unknown'];
  const failReason = outcome === 'failed' ? draft.random.pick(['ag_ignored', 'voip_conn_timeout', 'ag_canceled'] as const) : reason;
  leaveTransfer(draft, open, { status, failReason, deflection, updatedAt: left, agent: null, virtualAgent: null, path: 'manual_to_manual' });
  return { seat: null, releasedAt: open.cold ? open.createdAt : left, endsAt: left };
}

const FAILED: Readonly<Record<string, readonly [status: string, failReason: string]>> = {
  'consumer left': ['canceled', 'eu_abandoned'],
  deflected: ['deflected', 'nothing'],
  failed: ['failed', 'unknown'],
  stuck: ['transferring', 'transfer_expired'],
};

function toVirtualAgent(draft: Draft, seat: Seat, at: number): Outcome {
  const { random, centre } = draft;
  const queue = centre.queueOf[seat.queue?.kind ?? 'ivr'](random);
  const open: OpenTransfer = { id: ++centre.ids.transfer, cold: true, createdAt: at, from: seat, queue, assignedAt: at, connectedAt: null, wait: 0 };
  draft.at = at;
  if (random.chance(0.25)) {
    leaveTransfer(draft, open, { status: 'failed', failReason: 'va_failure', deflection: 'no_deflection', updatedAt: at + 3, agent: null, virtualAgent: null, path: 'manual_to_auto' });
    return { seat: null, releasedAt: at, endsAt: at + 3 };
  }
  const turn = talkToVirtualAgent(draft, queue, ownFinish(random), open.id);
  const leg = draft.presences[draft.presences.length - 1];
  open.connectedAt = leg?.from ?? at;
  leaveTransfer(draft, open, { status: 'transferred', failReason: 'nothing', deflection: 'no_deflection', updatedAt: turn.endedAt, agent: null, virtualAgent: turn.virtualAgent, path: 'manual_to_auto' });
  return { seat: null, releasedAt: at, endsAt: turn.endedAt };
}

/** The one who took a transfer is done with it. */
export function completeTransfer(draft: Draft, open: OpenTransfer, agent: Agent, updatedAt: number): void {
  leaveTransfer(draft, open, { status: 'transferred', failReason: 'nothing', deflection: 'no_deflection', updatedAt, agent, virtualAgent: null, path: 'manual_to_manual' });
}

interface Ending {
  readonly status: string;
  readonly failReason: string;
  readonly deflection: string;
  readonly updatedAt: number;
  readonly agent: Agent | null;
  readonly virtualAgent: VirtualAgent | null;
  readonly path: string;
}

function leaveTransfer(draft: Draft, open: OpenTransfer, ending: Ending): void {
  const { from } = open;
  const hasPriority = draft.priority !== null;
  settle(draft, ending.updatedAt);
  draft.transfers.push({
    id: open.id,
    status: ending.status,
    fail_reason: ending.failReason,
    created_at: instant(draft, open.createdAt),
    assigned_at: instant(draft, open.assignedAt),
    connected_at: instant(draft, open.connectedAt),
    updated_at: instant(draft, ending.updatedAt),
    call_duration: open.connectedAt === null ? 0 : ending.updatedAt - open.connectedAt,
    wait_duration: open.wait,
    deflection: ending.deflection,
    answer_type_path: ending.path,
    from_menu_path: from.queue?.path ?? null,
    to_menu_path: open.queue?.path ?? null,
    from_agent: from.agent.reference,
    to_agent: ending.agent?.reference ?? null,
    from_virtual_agent: null,
    to_virtual_agent: ending.virtualAgent,
    from_queue_priority_level: hasPriority ? (from.queue?.priority ?? null) : null,
    to_queue_priority_level: hasPriority ? (open.queue?.priority ?? null) : null,
  });
}

/** Notes that a call was sent elsewhere; chats keep no list of these. */
export function leaveDeflection(draft: Draft, transferId: number | null, deflection: string, queue: Queue | null): void {
  draft.deflections.push({ id: ++draft.centre.ids.deflection, call_id: draft.id, transfer_id: transferId, deflection, from_menu_path: queue?.path ?? null });
}
