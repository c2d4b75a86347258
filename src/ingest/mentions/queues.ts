import type { CopyRow } from '../../database/copy-row.ts';
import { menuIdsOf } from '../../domain/menu-path.ts';
import { columnsOf, type TypeClass } from '../../graphql/fields.ts';
import type { MappedFile } from '../map/map-file.ts';

/** What files of a batch tell about one queue; all three only ever grow. */
export interface QueueSeen {
  readonly channel: string;
  readonly name: string;
  readonly menuPathIds: Set<number | bigint>;
  readonly materializedPaths: Set<string>;
  readonly languages: Set<string>;
}

/** A path of menu ids, with the names where they can be told apart. */
export interface MenuOnPath {
  readonly id: number | bigint;
  readonly name: string | null;
  readonly parentId: number | bigint | null;
}

const pathsOf = new Map<TypeClass, readonly string[]>();

/** The properties of a class that hold menu paths: `fromMenuPath` for `fromMenuPathName`, `…Ids`, `…Depth`. */
function menuPathsOf(type: TypeClass): readonly string[] {
  const known = pathsOf.get(type);
  if (known) return known;
  const names = columnsOf(type).flatMap(({ name }) => (/enuPathIds$/.test(name) ? [name.slice(0, -3)] : []));
  pathsOf.set(type, names);
  return names;
}

/** Adds the queues of a file to those of the batch, and gives back the menus on their paths. */
export function addQueues(queues: Map<string, QueueSeen>, file: MappedFile, session: TypeClass): MenuOnPath[] {
  const menus: MenuOnPath[] = [];
  const { channel } = file;
  const add = (type: TypeClass, row: CopyRow): void => {
    if (typeof row['queueName'] === 'string') {
      const queue = queueNamed(queues, channel, row['queueName']);
      if (row['menuPathId'] !== null) queue.menuPathIds.add(row['menuPathId'] as number | bigint);
      if (row['language'] !== null) queue.languages.add(row['language'] as string);
    }
    for (const path of menuPathsOf(type)) {
      const [name, ids] = [row[`${path}Name`] as string | null, row[`${path}Ids`] as string | null];
      if (name !== null && ids !== null) queueNamed(queues, channel, name).materializedPaths.add(ids);
      else if (name !== null) queueNamed(queues, channel, name);
      if (ids !== null) menus.push(...menusOn(ids, name));
    }
  };
  add(session, file.session);
  for (const [type, rows] of file.children) for (const row of rows) add(type, row);
  return menus;
}

function queueNamed(queues: Map<string, QueueSeen>, channel: string, name: string): QueueSeen {
  const key = `${channel} ${name}`;
  const known = queues.get(key);
  if (known) return known;
  const queue = { channel, name, menuPathIds: new Set<number | bigint>(), materializedPaths: new Set<string>(), languages: new Set<string>() };
  queues.set(key, queue);
  return queue;
}

/** A menu's name may hold `/` itself, so names are told apart only where there are as many as ids. */
function menusOn(ids: string, name: string | null): MenuOnPath[] {
  const menuIds = menuIdsOf(ids);
  if (menuIds.length !== ids.split('/').length) return [];
  const names = name?.split('/') ?? [];
  const areNames = names.length === menuIds.length;
  const exact = menuIds.map((id) => (Number.isSafeInteger(Number(id)) ? Number(id) : BigInt(id)));
  return exact.map((id, i) => ({ id, name: areNames ? (names[i] ?? null) : null, parentId: exact[i - 1] ?? null }));
}
