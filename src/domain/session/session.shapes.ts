import { decimal, flag, key, text } from '../../model/columns.ts';
import { personal } from '../../model/personal-data.ts';
import { Shape } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';

/** What the consumer said about the session when asked. */
@Shape('What the consumer said about the session in the survey.')
export class Feedback {
  @decimal(null, 'Rating; null is "not rated", not 0. The scale is that of the survey. Source: `rating`.')
  rating!: number | null;

  @text(null, 'Comment in the words of the consumer. Source: `feedback`.', { personal: personal.freeText })
  comment!: string | null;

  @flag(null, 'Whether the platform says that there is a comment. Source: `has_feedback`.')
  hasComment!: boolean | null;

  @key(null, 'Row id of the session.', { hidden: true })
  sessionId!: Key;
}

/** The record of a session in the CRM. */
@Shape('The record of the session in the CRM.')
export class OutTicket {
  @text(null, 'Id of the record; text even where it is a number. Source: `out_ticket_id`.', { personal: personal.crm })
  id!: string | null;

  @text(null, 'Link to the record; may be a media link. Source: `out_ticket_url`.', { personal: personal.url })
  url!: string | null;

  @flag(null, 'Whether the record is an account or contact rather than a ticket. Source: `is_out_ticket_account`.')
  isAccount!: boolean | null;
}
