import { columnsOf, fieldsOf, type TypeClass } from './fields.ts';
import type { Link, Match } from './links.ts';
import { definitionOf, type TypeDefinition } from './stored.ts';

/** What a program is about: its types, and the links between them. Every reader is given it (the schema, the tables, an export). */
export interface Model {
  readonly types: readonly TypeClass[];
  readonly links: readonly Link[];
}

interface Made extends Model {
  readonly byName: ReadonlyMap<string, TypeDefinition>;
  readonly linksByType: ReadonlyMap<TypeClass, ReadonlyMap<string, Link>>;
}

let made: Made | undefined;

/**
 * Makes the model of this program; once, where its types are listed. A class is one thing in a program and so is what it is linked
 * to, so both can be asked for by class and name from then on, and not before. Mistakes in the declarations are told here.
 */
export function createModel({ types, links }: Model): Model {
  if (made) throw new Error('A program has one model, and it is made already');
  const byName = new Map<string, TypeDefinition>();
  for (const type of types) {
    const { name } = definitionOf(type);
    if (byName.has(name)) throw new Error(`Two types are called ${name}`);
    byName.set(name, definitionOf(type));
  }
  const linksByType = new Map<TypeClass, Map<string, Link>>();
  for (const link of links) {
    const own = linksByType.get(link.from) ?? new Map<string, Link>();
    if (own.has(link.name)) throw new Error(`${link.from.name}.${link.name} is declared twice`);
    checkLink(link);
    linksByType.set(link.from, own.set(link.name, link));
  }
  made = { types, links, byName, linksByType };
  return made;
}

const none: ReadonlyMap<string, Link> = new Map();

/** The links that leave a type, by name. */
export const linksOf = (type: TypeClass): ReadonlyMap<string, Link> => whole().linksByType.get(type) ?? none;

/** The stored type of this name, or the concrete one; undefined for what is neither. */
export const definitionNamed = (name: string): TypeDefinition | undefined => whole().byName.get(name);

function whole(): Made {
  // An answer before that would say that there are no links, and be believed.
  if (!made) throw new Error('The model is not made yet: import what lists the types');
  return made;
}

/** Refuses a link that names a column which is not there. */
function checkLink(link: Link): void {
  const named = `${link.from.name}.${link.name}`;
  const via = link.kind === 'list' || link.kind === 'connection' ? link.via : null;
  checkMatch(named, link.match, via?.type ?? link.to, link.from);
  if (via && 'match' in via) checkMatch(named, via.match, link.to, via.type);
  if (via && 'key' in via) checkColumn(named, via.type, via.key);
  if (link.kind === 'one') checkMatch(named, link.repeats, link.to, link.from);
  if (link.kind === 'list') {
    for (const property of [...link.order, ...Object.keys(link.only ?? {})]) checkColumn(named, link.to, property);
  }
  if (link.kind === 'each') checkColumn(named, link.to, link.listed);
}

function checkMatch(named: string, match: Match, to: TypeClass, from: TypeClass): void {
  for (const [target, source] of Object.entries(match)) {
    checkColumn(named, to, target);
    checkColumn(named, from, source);
  }
}

function checkColumn(named: string, type: TypeClass, property: string): void {
  if (fieldsOf(type).get(property)?.what === 'column') return;
  const columns = columnsOf(type).map(({ name }) => name);
  throw new Error(`${named} names ${type.name}.${property}, which is no column; there are ${columns.join(', ')}`);
}
