import { integer, keys, text } from '../model/columns.ts';
import { Shape } from '../model/stored.ts';
import type { Key } from '../model/values.ts';

/** The way through the menus to a queue, as it was when the file was written. */
@Shape('The way through the menus to a queue, as it was then: menu names and menu ids from the root to the leaf.')
export class MenuPath {
  @text(null, 'Menu names from the root to the leaf, joined by `/`. A name may itself contain `/`. Source: `name`.')
  name!: string | null;

  @text(
    null,
    'Menu ids from the root to the leaf, joined by `/`. Not the `menuPathId` of legs. Source: `materialized_path`.',
  )
  materializedPath!: string | null;

  @integer(null, 'How many menus deep the path is. Source: `items_count`.')
  itemsCount!: number | null;

  @text(null, 'Instance of the session.', { hidden: true })
  instance!: string;

  @text(null, 'Channel of the session.', { hidden: true })
  channel!: string;

  @keys(null, 'Menu ids from the root to the leaf.', { hidden: true })
  menuIds!: Key[];
}

type MenuPathColumn<Path extends string> = 'instance' | 'channel' | `${Path}${'Name' | 'Ids' | 'Depth'}`;

interface MenuPathField<Column extends string> {
  readonly needs: readonly Column[];
  readonly value: (row: Readonly<Record<Column, unknown>>) => object | null;
}

/** The columns that a menu path needs, and its value; null where the row has none. The columns are `<path>Name`, `<path>Ids`, `<path>Depth`. */
export function menuPathFrom<Path extends string>(path: Path): MenuPathField<MenuPathColumn<Path>> {
  const [name, ids, depth] = [`${path}Name`, `${path}Ids`, `${path}Depth`] as const;
  return {
    needs: ['instance', 'channel', name, ids, depth],
    value: (row) =>
      row[name] === null && row[ids] === null
        ? null
        : {
            name: row[name],
            materializedPath: row[ids],
            itemsCount: row[depth],
            instance: row.instance,
            channel: row.channel,
            menuIds: menuIdsOf(row[ids] as string | null),
          },
  };
}

/** The menu ids of a materialised path; parts that are no number are left out. */
export const menuIdsOf = (materializedPath: string | null): string[] =>
  (materializedPath ?? '').split('/').filter((part) => /^\d{1,18}$/.test(part));
