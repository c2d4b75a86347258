import { derived, flag, instant, integer, key, open, seconds, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';
import { MenuPath, menuPathFrom } from '../menu-path.ts';
import { GrainChild } from '../session-child.ts';
import { DeflectionKind } from '../vocabulary/deflection-kind.ts';
import { FailReason } from '../vocabulary/fail-reason.ts';
import { TransferKind, TransferStatus } from './transfer.enums.ts';

const from = menuPathFrom('fromMenuPath');
const to = menuPathFrom('toMenuPath');

/** One hand-over of a session that is no escalation. */
@Stored({
  says: 'One hand-over of a session to another agent, queue or virtual agent. From a virtual agent to a person it is an `Escalation`; files before March 2026 mix the two.',
  table: 'transfers',
  tie: ['sessionId', 'rowId'],
  indexes: [
    { name: 'transfers_newest' },
    { name: 'transfers_from_agent', drives: 'fromAgent' },
    { name: 'transfers_to_agent', drives: 'toAgent' },
  ],
})
export class Transfer extends GrainChild {
  @open(TransferStatus, 'status', 'Where the transfer stands.')
  statusText!: string | null;

  @flag(null, 'Whether the other side took it. Derived: the status is `TRANSFERRED`.', { required: true })
  isCompleted!: boolean;

  @open(FailReason, 'fail_reason', 'Why it failed; null where it did not.')
  failReasonText!: string | null;

  @text(
    null,
    'Warm or cold; null where no row of the session tells. Derived from `transfer_cold` of the phase or queue leg that followed.',
    { closed: TransferKind },
  )
  kind!: string | null;

  @open(DeflectionKind, 'deflection', 'How it was sent elsewhere; null where it was not.')
  deflectionText!: string | null;

  @text('answer_type_path', 'How both sides answered, `<from>_to_<to>`, such as `manual_to_manual`.')
  answerTypePath!: string | null;

  @instant('created_at', 'When it was asked for.', { order: 'stable' })
  createdAt!: Instant | null;

  @instant('assigned_at', 'When an agent was chosen; null if none was.')
  assignedAt!: Instant | null;

  @instant('connected_at', 'When the other side joined; null if it did not.')
  connectedAt!: Instant | null;

  @instant('updated_at', 'Last change; ends the transferred turn, wrap-up included.')
  updatedAt!: Instant | null;

  @seconds('wait_duration', 'Seconds waited in the queue of this transfer.', { order: 'volatile' })
  waitSeconds!: Int64 | null;

  @seconds(
    ['call_duration', 'chat_duration'],
    'Seconds from `connectedAt` to `updatedAt`; not the sum of the handle phases.',
    { order: 'volatile' },
  )
  handledSeconds!: Int64 | null;

  @key('from_agent.id', 'Agent who handed over.', { hidden: true, refers: 'Agent' })
  fromAgentId!: Key | null;

  @key('to_agent.id', 'Agent who took it; may be the same.', { hidden: true, refers: 'Agent' })
  toAgentId!: Key | null;

  @key('from_virtual_agent.id', 'Virtual agent that handed over.', { hidden: true, refers: 'VirtualAgent' })
  fromVirtualAgentId!: Key | null;

  @key('to_virtual_agent.id', 'Virtual agent that took it.', { hidden: true, refers: 'VirtualAgent' })
  toVirtualAgentId!: Key | null;

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

  @derived(() => MenuPath, 'Queue that it went to; null for a transfer straight to a person.', to.needs, to.value)
  readonly toMenuPath!: MenuPath | null;

  @integer('from_queue_priority_level', 'Priority in the queue that it came from; null when not used.')
  fromQueuePriority!: number | null;

  @integer('to_queue_priority_level', 'Priority in the queue that it went to; null when not used.')
  toQueuePriority!: number | null;
}
