import type { Draft } from './draft.ts';
import type { Queue } from './queues.ts';
import { weighted } from './random.ts';

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

/** Notes that a call was sent elsewhere; chats keep no list of these. */
export function leaveDeflection(
  draft: Draft,
  transferId: number | null,
  deflection: string,
  queue: Queue | null,
): void {
  draft.deflections.push({
    id: ++draft.centre.ids.deflection,
    call_id: draft.id,
    transfer_id: transferId,
    deflection,
    from_menu_path: queue?.path ?? null,
  });
}
