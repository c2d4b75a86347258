import type { TypeClass } from './fields.ts';
import type { Link } from './links.ts';

const byType = new Map<TypeClass, Map<string, Link>>();

/** Makes links known; the catalogue does it once, before the schema is built. */
export function registerLinks(links: readonly Link[]): void {
  for (const link of links) {
    const own = byType.get(link.from) ?? new Map<string, Link>();
    byType.set(link.from, own.set(link.name, link));
  }
}

const none: ReadonlyMap<string, Link> = new Map();

/** The links that leave a type, by name. */
export const linksOf = (type: TypeClass): ReadonlyMap<string, Link> => byType.get(type) ?? none;
