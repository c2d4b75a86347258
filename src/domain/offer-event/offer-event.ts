import { instant, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant } from '../../model/values.ts';
import { SessionChild } from '../session-child.ts';

/** One step of offering a session to agents. */
@Stored({
  says: 'One step of offering the session to a group of agents.',
  table: 'offer_events',
  tie: ['sessionId', 'rowId'],
})
export class OfferEvent extends SessionChild {
  @instant('casting_time', 'When it was offered.')
  offeredAt!: Instant | null;

  @text('group', 'Label of the step, such as `Group 1`; not a team.')
  groupLabel!: string | null;
}
