import type { Agent } from './agents.ts';
import type { DispositionList } from './dispositions.ts';
import { MENU_TREE, type MenuKind, type MenuNode } from './menu-tree.ts';
import { type Random, weighted } from './random.ts';

/** `menu_path`, `from_menu_path` and `to_menu_path` as the files hold them. */
export interface MenuPath {
  readonly items_count: number;
  readonly name: string;
  readonly materialized_path: string;
}

/** A leaf of the menu tree: where consumers wait. */
export interface Queue {
  readonly kind: MenuKind;
  /** `selected_menu` of sessions that chose this queue. */
  readonly menu: Readonly<Record<string, unknown>>;
  readonly path: MenuPath;
  /** The menu above, where a virtual agent answers before a queue is chosen; the queue itself at the root. */
  readonly entry: { readonly path: MenuPath; readonly pathId: number };
  /** `menu_path_id` of this queue; one for each language, counted from here. Not the id of the menu. */
  readonly pathId: number;
  readonly weight: number;
  readonly staff: readonly Agent[];
  readonly lists: readonly DispositionList[];
  readonly supportNumber: string;
  readonly priority: number;
  readonly target: ServiceLevelTarget;
  /** Factors against the usual wait and talk. */
  readonly waitFactor: number;
  readonly talkFactor: number;
}

/** The service level that is configured for a queue; seconds and percent. All three are null where none is. */
export interface ServiceLevelTarget {
  readonly abandonThreshold: number | null;
  readonly percent: number | null;
  readonly seconds: number | null;
  /** The instance leaves short abandons out of the service level, and says so with a verdict of its own or with none. */
  readonly shortAbandonVerdict: 'excluded' | null;
}

const TARGETS: readonly ServiceLevelTarget[] = [
  { abandonThreshold: 8, percent: 90, seconds: 60, shortAbandonVerdict: null },
  { abandonThreshold: 8, percent: 90, seconds: 60, shortAbandonVerdict: null },
  { abandonThreshold: 10, percent: 80, seconds: 20, shortAbandonVerdict: 'excluded' },
  { abandonThreshold: 5, percent: 80, seconds: 30, shortAbandonVerdict: null },
  { abandonThreshold: 10, percent: 70, seconds: 120, shortAbandonVerdict: 'excluded' },
  { abandonThreshold: 0, percent: 90, seconds: 45, shortAbandonVerdict: null },
  { abandonThreshold: null, percent: 95, seconds: 30, shortAbandonVerdict: null },
  { abandonThreshold: null, percent: null, seconds: null, shortAbandonVerdict: null },
];

/** Builds the menu tree of an instance and gives each leaf its staff, its codes and its targets. */
export function createQueues(
  random: Random,
  agents: readonly Agent[],
  lists: readonly DispositionList[],
  languages: number,
): Queue[] {
  const queues: Queue[] = [];
  let lastMenuId = 3;
  function grow(
    kind: MenuKind,
    node: MenuNode,
    above: MenuPath | null,
    parentId: number | null,
    position: number,
  ): void {
    const name = typeof node === 'string' ? node : node[0];
    const below = typeof node === 'string' ? [] : node.slice(1);
    const id = ++lastMenuId;
    const path = pathBelow(above, name, id);
    below.forEach((child, at) => grow(kind, child, path, id, at));
    if (below.length > 0) return;
    const menu = {
      id,
      name,
      parent_id: parentId,
      position,
      deleted: name === 'Imported contacts',
      // The type of menus for SMS is not published; some instances say one of their own.
      menu_type: kind === 'sms' && name !== 'SMS appointments' ? 'ivr_menu' : `${kind}_menu`,
      hidden: name === 'Plan change' || name === 'Priority desk',
    };
    const pathId = 20 + queues.length * languages;
    queues.push({
      kind,
      menu,
      path,
      entry: above && parentId !== null ? { path: above, pathId: 900 + parentId * languages } : { path, pathId },
      pathId,
      // Few queues get most sessions.
      weight: 1 / (1 + Math.floor(random.unit() ** 2 * 24)),
      staff: Array.from({ length: random.int(14, 70) }, () => random.pick(agents)),
      lists: [random.pick(lists), random.pick(lists)],
      supportNumber: `+1202555${String(100 + random.int(0, 11)).padStart(4, '0')}`,
      priority: random.int(0, 8),
      target: random.pick(TARGETS),
      waitFactor: 0.4 + random.unit() * 1.8,
      talkFactor: 0.6 + random.unit(),
    });
  }
  for (const kind of Object.keys(MENU_TREE) as MenuKind[]) {
    MENU_TREE[kind].forEach((node, at) => grow(kind, node, null, null, at));
  }
  return queues;
}

function pathBelow(above: MenuPath | null, name: string, id: number): MenuPath {
  if (!above) return { items_count: 1, name, materialized_path: `${id}` };
  return {
    items_count: above.items_count + 1,
    name: `${above.name}/${name}`,
    materialized_path: `${above.materialized_path}/${id}`,
  };
}

/** Draws queues of one kind by their volume. */
export function queuesOfKind(queues: readonly Queue[], kind: MenuKind): (random: Random) => Queue {
  return weighted(queues.filter((queue) => queue.kind === kind).map((queue) => [queue, queue.weight] as const));
}
