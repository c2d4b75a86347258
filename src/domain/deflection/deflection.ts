import { derived, integer, key, open, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';
import { MenuPath, menuPathFrom } from '../menu-path.ts';
import { SessionChild } from '../session-child.ts';
import { DeflectionKind } from '../vocabulary/deflection-kind.ts';

const from = menuPathFrom('fromMenuPath');

/** One time that a call was sent elsewhere. */
@Stored({
  says: 'One time that a call, or one of its transfers, was sent elsewhere. Chats have none.',
  table: 'deflections',
  tie: ['sessionId', 'rowId'],
})
export class Deflection extends SessionChild {
  @open(DeflectionKind, 'deflection', 'How it was sent elsewhere.')
  kindText!: string | null;

  @key('transfer_id', 'Number of the transfer that was deflected; null where the call itself was.')
  transferId!: Key | null;

  @text(['from_menu_path.name', 'from_menu.name'], 'Menu names where it came from.', { hidden: true })
  fromMenuPathName!: string | null;

  @text(['from_menu_path.materialized_path', 'from_menu.materialized_path'], 'Menu ids where it came from.', {
    hidden: true,
  })
  fromMenuPathIds!: string | null;

  @integer(['from_menu_path.items_count', 'from_menu.items_count'], 'Depth where it came from.', { hidden: true })
  fromMenuPathDepth!: number | null;

  @derived(() => MenuPath, 'Queue that it was deflected from; null where there was none.', from.needs, from.value)
  readonly fromMenuPath!: MenuPath | null;
}
