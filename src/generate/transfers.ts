import { deflectionOf, leaveDeflection } from './deflections.ts';
import type { Draft } from './draft.ts';
import { leaveQueueLeg, patienceSeconds, staffOf, waitSeconds } from './queueing.ts';
import { weighted } from './random.ts';
import { type Giver, type OpenTransfer, type Seat, takeSeat } from './seats.ts';
import { leaveTransfer } from './transfer-rows.ts';
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

/** The agent of a seat hands the session over at an instant. */
export function transferOn(draft: Draft, seat: Seat, at: number): Outcome {
  const way = wayOf(draft.random);
  if (way === 'to a virtual agent') return { seat: null, releasedAt: at, endsAt: handToVirtualAgent(draft, seat, at) };
  const { random, centre } = draft;
  const queue = way.endsWith('person') ? null : centre.queueOf[seat.queue?.kind ?? 'ivr'](random);
  const open: OpenTransfer = {
    id: ++centre.ids.transfer,
    cold: way.startsWith('cold'),
    createdAt: at,
    from: seat,
    queue,
    assignedAt: null,
    connectedAt: null,
    wait: 0,
  };
  draft.at = at;
  const outcome = outcomeOf(random);
  return outcome === 'taken' ? take(draft, open) : fail(draft, open, outcome);
}

function take(draft: Draft, open: OpenTransfer): Outcome {
  const { random } = draft;
  // Once in a while the session comes back to the one who gave it away.
  const agent = (random.chance(0.015) && open.from.agent) || staffOf(draft, open.queue);
  const assignedAt = open.createdAt + waitSeconds(draft, open.queue);
  const connectedAt = assignedAt + random.int(2, 8);
  open.wait = leaveQueueLeg(draft, {
    queue: open.queue,
    from: open.createdAt,
    to: assignedAt,
    agent,
    transfer: open,
    outcome: 'answered',
  });
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
    open.wait = leaveQueueLeg(draft, {
      queue: open.queue,
      from: open.createdAt,
      to: left,
      agent: null,
      transfer: open,
      outcome: outcome === 'consumer left' ? 'abandoned' : 'failed',
    });
  }
  const deflection = outcome === 'deflected' ? deflectionOf(draft.random) : 'no_deflection';
  if (outcome === 'deflected') leaveDeflection(draft, open.id, deflection, open.from.queue);
  const [status, reason] = FAILED[outcome] ?? ['failed', 'unknown'];
  const failReason = outcome === 'failed' ? failureOf(draft.random) : reason;
  leaveTransfer(draft, open, {
    status,
    failReason,
    deflection,
    updatedAt: left,
    agent: null,
    virtualAgent: null,
    path: 'manual_to_manual',
  });
  if (outcome === 'consumer left' && draft.random.chance(0.5)) {
    draft.status = draft.channel === 'call' ? 'failed' : 'canceled';
    draft.failReason = draft.channel === 'call' ? 'eu_abandoned' : 'customer_timeout';
  }
  return { seat: null, releasedAt: open.cold ? open.createdAt : left, endsAt: left };
}

const failureOf = weighted([
  ['ag_ignored', 30],
  ['voip_conn_timeout', 30],
  ['ag_canceled', 30],
  ['unknown', 5],
  ['group_deleted_no_substitute', 5],
]);

const FAILED: Readonly<Record<string, readonly [status: string, failReason: string]>> = {
  'consumer left': ['canceled', 'eu_abandoned'],
  deflected: ['deflected', 'nothing'],
  failed: ['failed', 'unknown'],
  stuck: ['transferring', 'transfer_expired'],
};

/** Hands the session, at an instant, to a virtual agent, which ends it. Gives back when it is over. */
export function handToVirtualAgent(draft: Draft, from: Giver, at: number): number {
  const { random, centre } = draft;
  const queue = centre.queueOf[from.queue?.kind ?? 'ivr'](random);
  const open: OpenTransfer = {
    id: ++centre.ids.transfer,
    cold: true,
    createdAt: at,
    from,
    queue,
    assignedAt: at,
    connectedAt: null,
    wait: 0,
  };
  const path = from.agent ? 'manual_to_auto' : 'auto_to_auto';
  draft.at = at;
  if (random.chance(0.25)) {
    leaveTransfer(draft, open, {
      status: 'failed',
      failReason: 'va_failure',
      deflection: 'no_deflection',
      updatedAt: at + 3,
      agent: null,
      virtualAgent: null,
      path,
    });
    return at + 3;
  }
  const turn = talkToVirtualAgent(draft, queue, ownFinish(random), open.id);
  open.connectedAt = turn.startedAt;
  leaveTransfer(draft, open, {
    status: 'transferred',
    failReason: 'nothing',
    deflection: 'no_deflection',
    updatedAt: turn.endedAt,
    agent: null,
    virtualAgent: turn.virtualAgent,
    path,
  });
  return turn.endedAt;
}
