import type { Agent } from './agents.ts';
import { type Draft, instant, pathIdOf } from './draft.ts';
import type { Queue } from './queues.ts';
import type { Turn } from './virtual-agents.ts';

/** Notes that a virtual agent asked for a person. `to` null where nobody came. */
export function leaveEscalation(
  draft: Draft,
  turn: Turn,
  status: string,
  escalatedAt: number | null,
  to: Agent | null,
  queue: Queue,
): number {
  const id = ++draft.centre.ids.escalation;
  draft.escalations.push({
    id,
    status,
    reason: turn.reason,
    created_at: instant(draft, turn.endedAt),
    escalated_at: instant(draft, escalatedAt),
    from_virtual_agent: turn.virtualAgent,
    to_agent: to?.reference ?? null,
    from_menu_path: turn.path,
    to_menu_path: queue.path,
  });
  return id;
}

/** Notes that an escalation was sent elsewhere, because the queue was closed or full. */
export function leaveDeflectedEscalation(
  draft: Draft,
  turn: Turn,
  escalationId: number,
  queue: Queue,
  deflection: string,
): void {
  draft.deflectedEscalations.push({
    id: ++draft.centre.ids.deflection,
    deflection,
    escalation_id: escalationId,
    escalation_reason: turn.reason,
    escalated_at: instant(draft, turn.endedAt),
    menu_path_id: pathIdOf(draft, queue),
    menu_path: queue.path.name,
    lang: draft.language.code,
    virtual_agent: turn.virtualAgent,
  });
}
