import { connection, each, list, one, type Link } from '../../model/links.ts';
import { MenuPath } from '../menu-path.ts';
import { Session } from '../session/session.ts';
import { queueOf } from '../usual-links.ts';
import { Menu } from './menu.ts';

/** The menu tree, the paths through it, and the sessions that came by a menu. */
export const menuLinks: readonly Link[] = [
  one(
    Menu,
    'parent',
    Menu,
    { instance: 'instance', externalId: 'parentId' },
    'Menu above; null at the root and where no file told it.',
  ),
  list(
    Menu,
    'children',
    Menu,
    { instance: 'instance', parentId: 'externalId' },
    ['position', 'externalId'],
    'Menus below that files told of.',
  ),
  connection(
    Menu,
    'sessions',
    Session,
    { instance: 'instance', selectedMenuId: 'externalId' },
    'Sessions whose consumer chose this menu.',
  ),
  each(
    MenuPath,
    'menus',
    Menu,
    { instance: 'instance', externalId: 'menuIds' },
    'externalId',
    'Menus from the root to the leaf; those that no file told of are left out.',
  ),
  queueOf(MenuPath, 'The queue at the end of the path; null where no session waited there.', 'queue', 'name'),
];
