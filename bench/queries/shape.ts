import { links } from '../../src/catalogue.ts';
import { columnOf, columnsOf, type ColumnField, type TypeClass } from '../../src/model/fields.ts';
import type { ListLink, OneLink } from '../../src/model/links.ts';

/**
 * What one request asks for, said once: from it come the operation for SessionGraph, the one for PostGraphile and the SQL of the raw
 * limit, so that the three can only ask for the same.
 */
export interface Shape {
  readonly type: TypeClass;
  readonly columns: readonly Column[];
  readonly links: readonly { readonly link: ListLink | OneLink; readonly shape: Shape }[];
}

/** A column, and how SessionGraph's schema shows it where that is not a field of the same name. */
export interface Column {
  readonly field: ColumnField;
  readonly shown: Shown | null;
}

interface Shown {
  readonly selection: string;
  readonly read: (row: Readonly<Record<string, unknown>>) => unknown;
}

/** Hidden columns whose value the schema shows in another place. */
const elsewhere: Readonly<Record<string, Shown>> = {
  toMenuPathName: {
    selection: 'toMenuPath { name }',
    read: (row) => (row['toMenuPath'] as { name: string } | null)?.name,
  },
  mediaUrl: {
    selection: '... on PhotoAction { url } ... on ScreenshotAction { url } ... on VideoAction { url }',
    read: (row) => row['url'],
  },
  answer: { selection: '... on TextAction { text }', read: (row) => row['text'] },
};

/** Names the columns and links of a type that are wanted. */
export function shape(
  type: TypeClass,
  properties: readonly string[],
  linked: Readonly<Record<string, Shape>> = {},
): Shape {
  return {
    type,
    columns: properties.map((property) => ({ field: columnOf(type, property), shown: elsewhere[property] ?? null })),
    links: Object.entries(linked).map(([name, target]) => ({ link: linkOf(type, name), shape: target })),
  };
}

/** Every column of a type that is a field of the schema. */
export const everythingOf = (type: TypeClass): string[] =>
  columnsOf(type)
    .filter(({ isHidden, kind, name }) => (!isHidden && kind !== 'bytes') || name in elsewhere)
    .map(({ name }) => name);

function linkOf(type: TypeClass, name: string): ListLink | OneLink {
  const link = links.find((it) => it.from === type && it.name === name);
  if (link?.kind !== 'list' && link?.kind !== 'one') {
    throw new Error(`${type.name}.${name} is neither a list nor a single link`);
  }
  return link;
}
