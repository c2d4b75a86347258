import { key, text } from '../../model/columns.ts';
import { globalId } from '../../model/global-id.ts';
import { personal } from '../../model/personal-data.ts';
import { Stored } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';
import { Mentioned } from '../mentioned.ts';

/** A consumer. */
@Stored({
  says: 'A consumer: who calls or writes to the centre, or whom it calls.',
  table: 'end_users',
  tie: ['instance', 'externalId'],
})
export class EndUser extends Mentioned {
  @globalId('instance', 'externalId')
  readonly id!: string;

  @key('id', "The platform's number of the consumer. Unique only within its instance.", {
    primary: true,
    order: 'stable',
  })
  externalId!: Key;

  @text(
    'identifier',
    "The company's own id of the consumer: an e-mail address, a telephone number or any other; null where none.",
    {
      personal: personal.identifier,
    },
  )
  identifier!: string | null;

  @text('out_contact_id', 'Id of the contact in the CRM; null where there is none.', { personal: personal.crm })
  contactId!: string | null;
}
