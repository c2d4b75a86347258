import { definitionOf } from '../../src/model/stored.ts';
import type { Shape } from './shape.ts';

/** What SessionGraph is asked for. */
export const operations = {
  page: (shape: Shape): string =>
    `query Page($before: DateTime!) { sessions(filter: { createdAt: { lt: $before } }, orderBy: { field: CREATED_AT, direction: DESC }, first: 100) { nodes { ${selection(shape)} } } }`,
  whole: (shape: Shape): string =>
    `query Whole($instance: String!, $channel: Channel!, $id: ID!) { session(instance: $instance, channel: $channel, externalId: $id) { ${selection(shape)} } }`,
} as const;

/** The same of PostGraphile. */
export const peerOperations = {
  page: (shape: Shape): string =>
    `query Page($before: Datetime!) { sessions: allSessions(filter: { createdAt: { lessThan: $before } }, orderBy: [CREATED_AT_DESC, PRIMARY_KEY_DESC], first: 100) { nodes { ${peerSelection(shape)} } } }`,
  whole: (shape: Shape): string =>
    `query Whole($instance: String!, $channel: String!, $id: BigInt!) { session: sessionByInstanceAndChannelAndExternalId(instance: $instance, channel: $channel, externalId: $id) { ${peerSelection(shape)} } }`,
} as const;

function selection({ columns, links }: Shape): string {
  return [
    ...columns.map(({ field, shown }) => shown?.selection ?? field.name),
    ...links.map(({ link, shape }) => `${link.name} { ${selection(shape)} }`),
  ].join(' ');
}

function peerSelection({ columns, links }: Shape): string {
  return [
    ...columns.map(({ field }) => field.name),
    ...links.map(({ link, shape }) => `${link.name} { ${peerSelection(shape)} }`),
  ].join(' ');
}

/** The tags that tell PostGraphile the relations and keys of the shapes, by table. */
export function peerTags(
  shapes: readonly Shape[],
  column: (property: string) => string,
): Record<string, Record<string, string[]>> {
  const tags: Record<string, { foreignKey: Set<string>; unique: Set<string> }> = {};
  const of = (table: string) => (tags[table] ??= { foreignKey: new Set(), unique: new Set() });
  const add = (shape: Shape): void => {
    for (const { link, shape: target } of shape.links) {
      const [from, to] = [definitionOf(shape.type).table as string, definitionOf(link.to).table as string];
      const [theirs, ours] = [Object.keys(link.match), Object.values(link.match)].map((names) =>
        names.map(column).join(', '),
      );
      // A list is told from the table that holds the key, so both directions are the same tag with another name.
      if (link.kind === 'list') {
        of(to).foreignKey.add(`(${theirs}) references ${from} (${ours})|@foreignSimpleFieldName ${link.name}`);
      } else of(from).foreignKey.add(`(${ours}) references ${to} (${theirs})|@fieldName ${link.name}`);
      add(target);
    }
  };
  shapes.forEach(add);
  of('sessions').unique.add('instance,channel,external_id');
  return Object.fromEntries(
    Object.entries(tags).map(([table, { foreignKey, unique }]) => [
      table,
      { foreignKey: [...foreignKey], unique: [...unique] },
    ]),
  );
}
