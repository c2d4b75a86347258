import type { Agent, VirtualAgent } from './agents.ts';
import { type Draft, instant, settle } from './draft.ts';
import type { OpenTransfer } from './seats.ts';

/** The one who took a transfer is done with it. */
export function completeTransfer(draft: Draft, open: OpenTransfer, agent: Agent, updatedAt: number): void {
  leaveTransfer(draft, open, {
    status: 'transferred',
    failReason: 'nothing',
    deflection: 'no_deflection',
    updatedAt,
    agent,
    virtualAgent: null,
    path: 'manual_to_manual',
  });
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

/** Writes a transfer. */
export function leaveTransfer(draft: Draft, open: OpenTransfer, ending: Ending): void {
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
    from_agent: from.agent?.reference ?? null,
    to_agent: ending.agent?.reference ?? null,
    from_virtual_agent: from.virtualAgent ?? null,
    to_virtual_agent: ending.virtualAgent,
    from_queue_priority_level: hasPriority ? (from.queue?.priority ?? null) : null,
    to_queue_priority_level: hasPriority ? (open.queue?.priority ?? null) : null,
  });
}
