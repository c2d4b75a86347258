import { key, text } from '../../model/columns.ts';
import { globalId } from '../../model/global-id.ts';
import { Stored } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';
import { Mentioned } from '../mentioned.ts';

/** A program that talks to consumers. */
@Stored({
  says: 'A program that talks with consumers in place of a person. Numbers of agents and of virtual agents are apart.',
  table: 'virtual_agents',
  tie: ['instance', 'externalId'],
})
export class VirtualAgent extends Mentioned {
  @globalId('instance', 'externalId')
  readonly id!: string;

  @key('id', "The platform's number of the virtual agent. Unique only within its instance.", {
    primary: true,
    order: 'stable',
  })
  externalId!: Key;

  @text('name', 'Name; null where files hold only the number, as of task virtual agents.', { order: 'volatile' })
  name!: string | null;

  @text('va_alias', 'Name shown to consumers; null where there is none.')
  alias!: string | null;

  @text('avatar_url', 'Where the picture is; null where no file told it.')
  avatarUrl!: string | null;
}
