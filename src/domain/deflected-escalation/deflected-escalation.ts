import { instant, key, open, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key } from '../../model/values.ts';
import { SessionChild } from '../session-child.ts';
import { DeflectionKind } from '../vocabulary/deflection-kind.ts';
import { EscalationReason } from '../vocabulary/escalation-reason.ts';

/** A hand-over from a virtual agent that reached no person. */
@Stored({
  says: 'A hand-over from a virtual agent that was sent elsewhere instead of to a person.',
  table: 'deflected_escalations',
  tie: ['sessionId', 'rowId'],
})
export class DeflectedEscalation extends SessionChild {
  @open(DeflectionKind, 'deflection', 'How it was sent elsewhere.')
  kindText!: string | null;

  @open(EscalationReason, 'escalation_reason', 'Why the virtual agent wanted to hand over.')
  reasonText!: string | null;

  @instant('escalated_at', 'When it tried.')
  escalatedAt!: Instant | null;

  @key('escalation_id', 'Number of the escalation.')
  escalationId!: Key | null;

  @key('virtual_agent.id', 'The virtual agent.', { hidden: true, refers: 'VirtualAgent' })
  virtualAgentId!: Key | null;

  @text('menu_path', 'Name of the queue.', { hidden: true })
  queueName!: string | null;

  @key('menu_path_id', "The platform's id of the queue's path and language; null without a queue.")
  menuPathId!: Key | null;

  @text('lang', 'Language of the queue; null where not told.')
  language!: string | null;
}
