import { key, text } from '../../model/columns.ts';
import { globalId } from '../../model/global-id.ts';
import { Stored } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';
import { Mentioned } from '../mentioned.ts';

/** A team of agents. */
@Stored({
  says: 'A team of agents. Files name teams only beside participants, so a team without a session is not known.',
  table: 'teams',
  tie: ['instance', 'externalId'],
})
export class Team extends Mentioned {
  @globalId('instance', 'externalId')
  readonly id!: string;

  @key('id', "The platform's number of the team. Unique only within its instance.", { primary: true, order: 'stable' })
  externalId!: Key;

  @text('name', 'Name; null where no file told it.', { order: 'volatile' })
  name!: string | null;
}
