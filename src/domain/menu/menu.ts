import { flag, integer, key, open, text } from '../../model/columns.ts';
import { globalId } from '../../model/global-id.ts';
import { Stored } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';
import { Mentioned } from '../mentioned.ts';
import { MenuType } from './menu.enums.ts';

/** One entry of the menu tree. */
@Stored({
  says: 'One entry of the menu tree from which consumers choose a queue. Known in full where a consumer chose it, by number only where it lies on a path.',
  table: 'menus',
  tie: ['instance', 'externalId'],
  indexes: [{ name: 'menus_parent', columns: ['instance', 'parentId'] }],
})
export class Menu extends Mentioned {
  @globalId('instance', 'externalId')
  readonly id!: string;

  @key('id', "The platform's number of the menu, as in `materializedPath`. Unique only within its instance.", {
    primary: true,
    order: 'stable',
  })
  externalId!: Key;

  @text('name', 'Name; null where no file told it.', { order: 'volatile' })
  name!: string | null;

  @open(MenuType, 'menu_type', 'Where it is offered; null where no file told it.')
  typeText!: string | null;

  @key('parent_id', 'Number of the menu above; null at the root.', { hidden: true })
  parentId!: Key | null;

  @integer('position', 'Place among its siblings; null where no file told it.')
  position!: number | null;

  @flag('deleted', 'Whether it has been removed since; null where no file told it.')
  isDeleted!: boolean | null;

  @flag('hidden', 'Whether it is hidden from consumers; null where no file told it.')
  isHidden!: boolean | null;

  @text('output_msg', 'What the consumer is told there; only the Manager API delivers it.')
  outputMessage!: string | null;
}
