import type { GraphQLResolveInfo } from 'graphql';
import { and, join, raw, sql, type Sql } from '../database/sql.ts';
import { Refusal } from '../errors.ts';
import type { Run } from './context.ts';
import { columnOf, fieldsOf, type Row } from '../model/fields.ts';
import { decodeId, fitsKey, type NaturalKey } from '../model/global-id.ts';
import { kinds } from '../model/kinds.ts';
import { Node } from '../model/node.ts';
import { selectList, columnSql, tableOf } from './plan/columns-sql.ts';
import { typePlanOf } from './plan/kept.ts';
import { complete } from './plan/load.ts';
import { runOf, type Root } from './roots.ts';
import type { TypeDefinition } from '../model/stored.ts';
import { definitionNamed } from '../model/model.ts';

const MOST_NODES = 500;

/** The object of each id, in the order of the ids; null where an id is none of ours or its object is not stored. One statement a type. */
async function nodesOf(ids: readonly string[], run: Run, info: GraphQLResolveInfo): Promise<(Row | null)[]> {
  const found: (Row | null)[] = ids.map(() => null);
  const wanted = new Map<TypeDefinition, { at: number; key: NaturalKey }[]>();
  ids.forEach((id, at) => {
    const key = decodeId(id);
    const definition = key ? definitionNamed(key.type) : undefined;
    if (
      !key ||
      !definition ||
      definition.table === null ||
      !fitsKey({ type: definition.type, properties: keyOf(definition) }, key)
    ) {
      return;
    }
    wanted.set(definition, [...(wanted.get(definition) ?? []), { at, key }]);
  });
  await Promise.all(
    [...wanted].map(async ([definition, keys]) => {
      const plan = typePlanOf(definition.type, info);
      const rows = await run.snapshot.rows(statement(definition, keys, plan.columns).compile());
      await complete(plan, rows, run);
      for (const row of rows) {
        // The interface is resolved by this, because rows of different types stand side by side.
        row['$type'] = definition.concrete ? definition.concrete.typeOf(row) : definition.name;
        found[keys[(row['$n'] as number) - 1]?.at as number] = row;
      }
    }),
  );
  return found;
}

/** The properties that an id of this type is made of. */
function keyOf(definition: TypeDefinition): readonly string[] {
  const id = fieldsOf(definition.type).get('id');
  return id?.what === 'derived' ? id.needs : [];
}

function statement(
  { type, ...definition }: TypeDefinition,
  keys: readonly { key: NaturalKey }[],
  columns: Iterable<string>,
): Sql {
  const properties = keyOf({ type, ...definition });
  const arrays = properties.map((property, i) => {
    const cast = kinds[columnOf(type, property).kind].postgres === 'bigint' ? sql`::bigint[]` : sql`::text[]`;
    return sql`${keys.map(({ key }) => key.values[i])}${cast}`;
  });
  const names = properties.map((_, i) => `c${String(i)}`);
  const matches = properties.map((property, i) => sql`${columnSql(type, property)} = k.${raw(names[i] as string)}`);
  const selected = [...columns];
  return sql`SELECT k.n AS "$n"${selected.length > 0 ? sql`, ${selectList(type, selected)}` : sql``}
FROM unnest(${join(arrays)}) WITH ORDINALITY AS k(${join([...names, 'n'].map(raw))})
JOIN ${tableOf(type)} t ON ${and(matches)}`;
}

/** `node(id:)` and `nodes(ids:)` of Relay's object identification. */
export const nodeRoots: readonly Root[] = [
  {
    name: 'node',
    says: 'The object with this global id; null where there is none.',
    type: () => Node,
    nullable: true,
    args: [{ name: 'id', type: () => 'id', nullable: false, says: 'Global id, as `id` of any object gave it.' }],
    resolve: async (_source, args: { id: string }, context, info) =>
      (await nodesOf([args.id], runOf(context, info), info))[0] ?? null,
  },
  {
    name: 'nodes',
    says: 'The objects with these global ids, in the same order; null where there is none.',
    type: () => [Node],
    nullable: 'items',
    args: [{ name: 'ids', type: () => ['id'], nullable: false, says: `Global ids, at most ${String(MOST_NODES)}.` }],
    resolve: (_source, args: { ids: readonly string[] }, context, info) => {
      if (args.ids.length > MOST_NODES) {
        throw new Refusal(
          'LIMIT_EXCEEDED',
          `\`ids\` holds ${String(args.ids.length)}; at most ${String(MOST_NODES)} can be asked for at once.`,
        );
      }
      return nodesOf(args.ids, runOf(context, info), info);
    },
  },
];
