import type { VirtualAgent } from './agents.ts';
import { type Draft, instant, pathIdOf, type Row, settle } from './draft.ts';
import { join } from './presence.ts';
import type { MenuPath, Queue } from './queues.ts';
import { weighted } from './random.ts';

const escalationReason = weighted([
  ['by_virtual_agent', 46],
  ['by_end_user_ask', 26],
  ['by_end_user_message', 16],
  ['unknown', 3],
  ['payload_failure', 3],
  ['could_not_resume', 3],
  ['invalid_queue', 3],
]);

/** How a virtual agent that does not hand over is done. */
export const ownFinish = weighted([
  ['resolved', 62],
  ['consumer_ended', 28],
  ['unexpectedly_ended', 5],
  ['failed', 3],
  ['undefined', 2],
]);

export interface Turn {
  readonly virtualAgent: VirtualAgent;
  readonly reason: string | null;
  readonly path: MenuPath | null;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** A virtual agent answers and talks. `finish` "escalated" means that a person is asked for. Moves time to the end of the turn. */
export function talkToVirtualAgent(
  draft: Draft,
  queue: Queue | null,
  finish: string,
  transferId: number | null = null,
): Turn {
  const { random } = draft;
  const virtualAgent = random.pick(draft.centre.virtualAgents.slice(0, -3));
  const from = draft.at + (draft.channel === 'call' ? random.int(1, 8) : 1);
  const seconds = Math.max(3, random.seconds(draft.channel === 'call' ? 62 : 95, 0.6));
  const reason = finish === 'escalated' ? escalationReason(random) : null;
  const isAtEntry = queue !== null && transferId === null;
  const path = isAtEntry ? queue.entry.path : (queue?.path ?? null);
  const pathId = isAtEntry ? queue.entry.pathId + draft.language.place : pathIdOf(draft, queue);
  draft.virtualAgentLegs.push(
    legOf(draft, { virtualAgent, from, seconds, reason, finish, initiatedBy: 'end_user', path, pathId, transferId }),
  );
  const presence = join(draft, 'virtual_agent', { virtualAgent, params: paramsOf(draft, queue, reason) }, from);
  presence.to = from + seconds;
  draft.connectedAt ??= from;
  draft.lastVirtualAgent = virtualAgent;
  draft.at = from + seconds;
  settle(draft, draft.at);
  return { virtualAgent, reason, path, startedAt: from, endedAt: draft.at };
}

const TASK_ENDINGS = [
  ['resolved', null],
  ['resolved', null],
  ['escalated', 'by_human_agent'],
  ['undefined', 'dismissed'],
] as const;

/** An agent lets a virtual agent do a task in the middle of a talk. */
export function runTask(draft: Draft, queue: Queue | null, from: number, to: number, transferId: number | null): void {
  const { random } = draft;
  const start = random.int(from, to - 2);
  const seconds = Math.min(to - start, random.int(10, 80));
  // Not every file has a leg for a task; some virtual agents are then known by their number alone.
  const hasLeg = random.chance(0.6);
  const virtualAgent = random.pick(draft.centre.virtualAgents.slice(hasLeg ? -3 : -2, hasLeg ? -1 : undefined));
  join(draft, 'task_virtual_agent', { virtualAgent }, start).to = start + seconds;
  if (!hasLeg) return;
  const [finish, reason] = random.pick(TASK_ENDINGS);
  draft.virtualAgentLegs.push(
    legOf(draft, {
      virtualAgent,
      from: start,
      seconds,
      reason,
      finish,
      initiatedBy: 'agent',
      path: queue?.path ?? null,
      pathId: pathIdOf(draft, queue),
      transferId,
    }),
  );
}

interface Leg {
  readonly virtualAgent: VirtualAgent;
  readonly from: number;
  readonly seconds: number;
  readonly reason: string | null;
  readonly finish: string;
  readonly initiatedBy: string;
  readonly path: MenuPath | null;
  readonly pathId: number | null;
  readonly transferId: number | null;
}

function legOf(draft: Draft, leg: Leg): Row {
  const { random } = draft;
  const isCall = draft.channel === 'call';
  const responses = 1 + Math.floor(leg.seconds / 18);
  const longest = random.int(1, 3);
  const total = Math.min(responses * longest, longest + Math.floor((responses - 1) * random.unit() * longest));
  return {
    id: ++draft.centre.ids.virtualAgent,
    virtual_agent: leg.virtualAgent,
    call_duration: isCall ? leg.seconds : undefined,
    chat_duration: isCall ? undefined : leg.seconds,
    escalation_reason: leg.reason,
    finish_reason: leg.finish,
    sentiment: isCall ? (random.chance(0.7) ? random.int(8, 95) : null) : undefined,
    response_count: responses,
    response_time_avg: isCall ? undefined : (total / responses).toFixed(1),
    response_time_total: isCall ? undefined : total,
    response_time_max: isCall ? undefined : longest,
    fallback_response_count: random.chance(0.35) ? random.int(1, Math.max(1, responses >> 1)) : 0,
    initiated_by: leg.initiatedBy,
    menu_path_id: leg.pathId,
    menu_path: leg.path?.name ?? null,
    lang: draft.language.code,
    transfer: leg.transferId !== null,
    transfer_id: leg.transferId,
    started_at: instant(draft, leg.from),
    ended_at: instant(draft, leg.from + leg.seconds),
  };
}

/** What the virtual agent was given: any keys, in any case, with values of any type. */
function paramsOf(draft: Draft, queue: Queue | null, reason: string | null): Row {
  const { random, phoneNumber } = draft;
  const isCall = draft.channel === 'call';
  return {
    payload_menu_id: reason && queue ? String(queue.menu['id']) : undefined,
    payload_escalation_reason: reason ?? undefined,
    payload_action: reason ? 'escalation' : undefined,
    payload_type: reason ? 'action' : undefined,
    call_id: isCall ? draft.id : undefined,
    chat_id: isCall ? undefined : draft.id,
    ani: isCall ? phoneNumber : undefined,
    dnis: isCall ? (queue?.supportNumber ?? null) : undefined,
    queue_id: queue ? queue.menu['id'] : null,
    lang: draft.language.code,
    application: 'ccaip-example',
    AccountVerified: random.chance(0.3),
    intent_confidence: Math.round(random.unit() * 1000) / 1000,
    slots: random.chance(0.2) ? { order: `18-${random.int(1000, 9999)}`, items: [1, 2] } : undefined,
  };
}
