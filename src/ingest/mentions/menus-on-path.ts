import { menuIdsOf } from '../../domain/menu-path.ts';

/** A menu on a path: what lies above it, and its name where the names of the path can be told apart. */
export interface MenuOnPath {
  readonly id: number | bigint;
  readonly name: string | null;
  readonly parentId: number | bigint | null;
}

/** No menus lie that deep; a hostile path could name a million of them. */
const LONGEST = 1000;

/** The menus on a path of ids. A menu's name may hold `/` itself, so the joined names are cut only where there are as many as ids. */
export function menusOn(ids: string, name: string | null): MenuOnPath[] {
  if (ids.length > LONGEST) return [];
  const menuIds = menuIdsOf(ids);
  if (menuIds.length !== ids.split('/').length) return [];
  const names = name?.split('/') ?? [];
  const areNames = names.length === menuIds.length;
  const exact = menuIds.map((id) => (Number.isSafeInteger(Number(id)) ? Number(id) : BigInt(id)));
  return exact.map((id, i) => ({ id, name: areNames ? (names[i] ?? null) : null, parentId: exact[i - 1] ?? null }));
}
