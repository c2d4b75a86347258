import type { Agent, VirtualAgent } from './agents.ts';
import { type Draft, instant, pathIdOf } from './draft.ts';
import { join, type Presence } from './presence.ts';
import type { Queue } from './queues.ts';

/** Who hands a session over, and where: a seat, or a virtual agent. */
export interface Giver {
  readonly agent: Agent | null;
  readonly virtualAgent?: VirtualAgent;
  readonly queue: Queue | null;
}

/** A transfer that was asked for. Instants in seconds since 1970. */
export interface OpenTransfer {
  readonly id: number;
  readonly cold: boolean;
  readonly createdAt: number;
  readonly from: Giver;
  readonly queue: Queue | null;
  assignedAt: number | null;
  connectedAt: number | null;
  wait: number;
}

/** An agent who is with the consumer. */
export interface Seat {
  readonly agent: Agent;
  readonly queue: Queue | null;
  readonly connectedAt: number;
  /** Seconds from assigned to joined. */
  readonly ring: number;
  readonly transfer: OpenTransfer | null;
  readonly presence: Presence;
}

/** Puts an agent into the session. */
export function takeSeat(
  draft: Draft,
  agent: Agent,
  queue: Queue | null,
  assignedAt: number,
  connectedAt: number,
  transfer: OpenTransfer | null,
): Seat {
  draft.assignedAt ??= assignedAt;
  draft.connectedAt ??= connectedAt;
  draft.lastAgent = agent;
  return {
    agent,
    queue,
    connectedAt,
    ring: connectedAt - assignedAt,
    transfer,
    presence: join(draft, 'agent', { agent }, connectedAt),
  };
}

/** Writes one phase of an agent's work. */
export function leavePhase(
  draft: Draft,
  seat: Seat,
  phase: 'talk' | 'wrapUp' | 'before',
  from: number,
  to: number,
  hold: number | null,
  supervisor: Agent | null = null,
): void {
  const seconds = to - from;
  draft.handleSeconds += seconds;
  draft.holdSeconds += hold ?? 0;
  const { transfer } = seat;
  const talked = phase === 'talk' ? seconds : 0;
  const path = {
    menu_path_id: pathIdOf(draft, seat.queue),
    menu_path: seat.queue?.path.name ?? null,
    lang: draft.language.code,
  };
  const ring = phase === 'talk' && !supervisor ? seat.ring : 0;
  if (draft.channel === 'chat') {
    const count = phase === 'talk' ? Math.floor(seconds / 55) : 0;
    const longest = count > 0 ? draft.random.int(12, 110) : 0;
    const total = count > 0 ? longest + Math.floor((count - 1) * longest * (0.2 + 0.6 * draft.random.unit())) : 0;
    draft.responses.count += count;
    draft.responses.total += total;
    if (longest > draft.responses.longest) draft.responses.longest = longest;
    draft.handles.push({
      id: ++draft.centre.ids.handle,
      agent_id: seat.agent.id,
      acw_duration: seconds - talked,
      chat_duration: talked,
      ...path,
      transfer: transfer !== null,
      transfer_id: transfer?.id ?? null,
      started_at: instant(draft, from),
      ended_at: instant(draft, to),
      response_count: count,
      response_time_total: total,
      response_time_max: longest,
      response_time_avg: count > 0 ? (total / count).toFixed(1) : null,
      assigned_connection_duration: ring,
    });
    return;
  }
  draft.handles.push({
    id: ++draft.centre.ids.handle,
    agent_id: (supervisor ?? seat.agent).id,
    acw_duration: phase === 'wrapUp' ? seconds : 0,
    bcw_duration: phase === 'before' ? seconds : 0,
    call_duration: talked,
    ...path,
    barged: supervisor !== null,
    transfer: transfer !== null,
    transfer_id: transfer?.id ?? null,
    transfer_cold: phase === 'talk' ? (transfer?.cold ?? null) : null,
    started_at: instant(draft, from),
    ended_at: instant(draft, to),
    scheduled_at: instant(draft, draft.scheduledAt),
    hold_duration: hold,
    assigned_connection_duration: ring,
  });
}
