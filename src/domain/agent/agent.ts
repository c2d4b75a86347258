import { key, text } from '../../model/columns.ts';
import { globalId } from '../../model/global-id.ts';
import { personal } from '../../model/personal-data.ts';
import { Stored } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';
import { Mentioned } from '../mentioned.ts';

/** A person who handles sessions. */
@Stored({
  says: 'A person who handles sessions, as the newest file that tells of them does. Numbers of agents and of virtual agents are apart.',
  table: 'agents',
  tie: ['instance', 'externalId'],
})
export class Agent extends Mentioned {
  @globalId('instance', 'externalId')
  readonly id!: string;

  @key('id', "The platform's number of the agent. Unique only within its instance.", { primary: true, order: 'stable' })
  externalId!: Key;

  @text('name', 'Full name; null where no file told it.', { personal: personal.name })
  name!: string | null;

  @text('first_name', 'First name; null where no file told it.', { personal: personal.name })
  firstName!: string | null;

  @text('last_name', 'Last name; null where no file told it.', { personal: personal.name })
  lastName!: string | null;

  @text('email', 'E-mail address; null where no file told it.', { personal: personal.email })
  email!: string | null;

  @text('agent_number', "The company's own number of the agent; null where not used.", {
    personal: personal.identifier,
  })
  agentNumber!: string | null;

  @text('avatar_url', 'Where the picture is; null where no file told it.', { personal: personal.url })
  avatarUrl!: string | null;
}
