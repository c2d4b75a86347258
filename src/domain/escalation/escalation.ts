import { derived, flag, instant, integer, key, open, seconds, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';
import { MenuPath, menuPathFrom } from '../menu-path.ts';
import { GrainChild } from '../session-child.ts';
import { EscalationReason } from '../vocabulary/escalation-reason.ts';
import { EscalationStatus } from './escalation.enums.ts';

const from = menuPathFrom('fromMenuPath');
const to = menuPathFrom('toMenuPath');

/** One hand-over from a virtual agent to a person. */
@Stored({
  says: 'One hand-over from a virtual agent to a person.',
  table: 'escalations',
  tie: ['sessionId', 'rowId'],
  indexes: [{ name: 'escalations_newest' }],
})
export class Escalation extends GrainChild {
  @open(EscalationStatus, 'status', 'Where the escalation stands.')
  statusText!: string | null;

  @flag(null, 'Whether a person took it. Derived: the status is `ESCALATED`.', { required: true })
  isEscalated!: boolean;

  @open(EscalationReason, 'reason', 'Why the virtual agent handed over.')
  reasonText!: string | null;

  @instant('created_at', 'When it was asked for.', { order: 'stable' })
  createdAt!: Instant | null;

  @instant('escalated_at', 'When a person took it; null if nobody did.', { order: 'volatile' })
  escalatedAt!: Instant | null;

  @seconds(null, 'Seconds waited in the queue leg that followed; null where none did. Derived.', { order: 'volatile' })
  waitSeconds!: Int64 | null;

  @key(null, 'Row id of the queue leg that followed.', { hidden: true })
  queueLegRowId!: Key | null;

  @key('from_virtual_agent.id', 'Virtual agent that handed over.', { hidden: true, refers: 'VirtualAgent' })
  fromVirtualAgentId!: Key | null;

  @key('to_agent.id', 'Agent who took it.', { hidden: true, refers: 'Agent' })
  toAgentId!: Key | null;

  @text(['from_menu_path.name', 'from_menu.name'], 'Menu names where it came from.', { hidden: true })
  fromMenuPathName!: string | null;

  @text(['from_menu_path.materialized_path', 'from_menu.materialized_path'], 'Menu ids where it came from.', {
    hidden: true,
  })
  fromMenuPathIds!: string | null;

  @integer(['from_menu_path.items_count', 'from_menu.items_count'], 'Depth where it came from.', { hidden: true })
  fromMenuPathDepth!: number | null;

  @derived(() => MenuPath, 'Queue that it came from; null where there was none.', from.needs, from.value)
  readonly fromMenuPath!: MenuPath | null;

  @text(['to_menu_path.name', 'to_menu.name'], 'Menu names where it went.', { hidden: true })
  toMenuPathName!: string | null;

  @text(['to_menu_path.materialized_path', 'to_menu.materialized_path'], 'Menu ids where it went.', { hidden: true })
  toMenuPathIds!: string | null;

  @integer(['to_menu_path.items_count', 'to_menu.items_count'], 'Depth where it went.', { hidden: true })
  toMenuPathDepth!: number | null;

  @derived(() => MenuPath, 'Queue that it went to; null where it went straight to a person.', to.needs, to.value)
  readonly toMenuPath!: MenuPath | null;
}
