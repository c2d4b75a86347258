import type { Agent } from './agents.ts';
import { type Draft, instant, pathIdOf, type Row, settle } from './draft.ts';
import { join } from './presence.ts';
import { pressureAt } from './load.ts';
import type { Queue } from './queues.ts';

interface QueueLeg {
  readonly queue: Queue | null;
  readonly from: number;
  readonly to: number;
  /** Who took it, or was to; null for nobody. */
  readonly agent: Agent | null;
  readonly transfer: { readonly id: number; readonly cold: boolean } | null;
  readonly outcome: 'answered' | 'abandoned' | 'failed';
}

/** Writes a time in a queue, with its offers and its verdict; gives back the seconds that the file will hold. */
export function leaveQueueLeg(draft: Draft, leg: QueueLeg): number {
  const { queue, from, to, agent, transfer } = leg;
  const seconds = draft.period.losesWaits ? 0 : to - from;
  const target = queue?.target;
  draft.queueLegs.push({
    id: ++draft.centre.ids.queue,
    agent_id: agent?.id ?? null,
    ended_at: instant(draft, to),
    lang: queue ? draft.language.code : null,
    menu_path_id: pathIdOf(draft, queue),
    menu_path: queue?.path.name ?? null,
    queue_duration: seconds,
    started_at: instant(draft, from),
    transfer_cold: transfer?.cold ?? null,
    transfer: transfer !== null,
    transfer_id: transfer?.id ?? null,
    service_level_abandon_time_threshold: target?.abandonThreshold ?? null,
    service_level_event: verdictOf(queue, to - from, leg.outcome),
    service_level_target_percent: target?.percent ?? null,
    service_level_target_time: target?.seconds ?? null,
  });
  draft.waitSeconds += seconds;
  if (queue) {
    offer(draft, from, to);
    draft.queue = queue;
  }
  // Seen in real files: the session's own instant is a second before that of its first leg.
  draft.queuedAt ??= draft.random.chance(0.1) && from > draft.createdAt ? from - 1 : from;
  settle(draft, to);
  return seconds;
}

function verdictOf(queue: Queue | null, seconds: number, outcome: QueueLeg['outcome']): string | null {
  const target = queue?.target;
  if (target?.seconds == null || outcome === 'failed') return null;
  const isShort = outcome === 'abandoned' && target.abandonThreshold !== null && seconds < target.abandonThreshold;
  if (isShort) return target.shortAbandonVerdict;
  return seconds < target.seconds ? 'in_sla' : 'not_in_sla';
}

/** The longer it takes, the more groups of agents are asked. */
function offer(draft: Draft, from: number, to: number): void {
  for (let group = 1, at = from; group <= 4 && at <= to; group++, at += 30) {
    draft.offers.push({ casting_time: instant(draft, at), group: `Group ${group}` });
  }
}

/** How long somebody waits for this queue now: seconds. */
export function waitSeconds(draft: Draft, queue: Queue | null): number {
  if (!queue) return draft.random.int(2, 14);
  return draft.random.seconds(7 * queue.waitFactor * (0.5 + 1.5 * pressureAt(draft.centre.clock, draft.at)), 1);
}

/** How long it takes until an abandoner has enough: some leave at once, most after a minute or two. */
export function patienceSeconds(draft: Draft): number {
  return draft.random.chance(0.22) ? draft.random.int(1, 9) : draft.random.seconds(75, 0.8);
}

/** An agent of the queue's staff; anybody where no queue is. */
export function staffOf(draft: Draft, queue: Queue | null): Agent {
  const staff = queue?.staff ?? draft.centre.agents;
  // Those at the front of the list work more.
  return staff[Math.floor(draft.random.unit() ** 1.4 * staff.length)] as Agent;
}

/** Lets an agent's phone ring in vain: a leg that names the agent, and nobody who talked. */
export function ringInVain(draft: Draft, queue: Queue, failReason: string): void {
  const agent = staffOf(draft, queue);
  const to = draft.at + waitSeconds(draft, queue);
  leaveQueueLeg(draft, { queue, from: draft.at, to, agent, transfer: null, outcome: 'failed' });
  draft.assignedAt ??= to;
  const presence = join(draft, 'agent', { agent }, null);
  presence.status = 'failed';
  presence.failReason = failReason;
  draft.at = to + draft.random.int(10, 25);
}

/** A wait-time virtual agent that talks to consumers while they wait. */
export function waitWithVirtualAgent(draft: Draft, from: number, to: number): void {
  if (!draft.period.hasQueueVirtualAgent || to - from < 4 || !draft.random.chance(0.3)) return;
  const isOpen = draft.random.chance(0.1);
  const again = to - from > 20 && draft.random.chance(0.3) ? from + 10 : from;
  const row = (start: number, end: number | null): Row => ({
    start: instant(draft, start),
    end: instant(draft, end),
    duration: end === null ? null : end - start,
  });
  if (again > from) draft.queueVirtualAgent.push(row(from, again - 4));
  draft.queueVirtualAgent.push(row(again, isOpen ? null : to - 1));
}
