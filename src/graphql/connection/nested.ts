import { getArgumentValues, isInterfaceType, isObjectType, type GraphQLField } from 'graphql';
import { and, name, raw, sql, type Sql } from '../../database/sql.ts';
import type { Run } from '../context.ts';
import type { Row } from '../../model/fields.ts';
import { conditionOf } from '../filter/condition.ts';
import type { ConnectionLink } from '../../model/links.ts';
import { columnSql, tableOf } from '../plan/columns-sql.ts';
import { matchSql } from '../plan/match.ts';
import type { Complete, NestedConnection } from '../plan/plan.ts';
import { definitionOf } from '../../model/stored.ts';
import { keysOf, keyTable, type Keys } from './keys.ts';
import { orderSql } from './keyset.ts';
import { answerLists, defaultOrderOf } from './list.ts';
import { pageOf, type ConnectionArgs, type Page } from './page.ts';
import { countSql, pageSql, type Source } from './rows-sql.ts';
import type { ParentKeys, Scope } from './extras.ts';
import { carriedOrder, oncePerTarget } from './driven.ts';

/** Loads a connection of many parents: one statement for the rows and one for the counts, whatever their number. */
export async function loadConnections(
  slot: string,
  nested: NestedConnection,
  rows: readonly Row[],
  run: Run,
  complete: Complete,
): Promise<void> {
  const { link, node, selection } = nested;
  const args = getArgumentValues(fieldOf(link, run), node, run.variables) as ConnectionArgs;
  const page = pageOf(link.to, args, defaultOrderOf(link.to), run.pageCap, `${link.from.name}.${link.name}`);
  const keys = keysOf(rows, link.match);
  const source = sourceOf(link, page, conditionOf(link.to, args.filter ?? {}, run.principal));
  const answers = await answerLists(
    {
      selection,
      page,
      scope: scopeOf(link, keys, args.filter ?? {}),
      readRows: (properties) =>
        run.snapshot.rows(
          forEachKey(link, keys, pageSql(link.to, source, properties, page), orderSql(page, inList)).compile(),
        ),
      readCounts: () => run.snapshot.rows(forEachKey(link, keys, countSql(source)).compile()),
    },
    // A row whose key is null has an empty list of its own, and a place behind the others.
    keys.count + 1,
    run,
    complete,
  );
  for (const row of rows) row[slot] = answers[keys.ordinals.get(row) ?? keys.count];
}

const inList = (property: string): Sql => sql`r.${name(property)}`;

function forEachKey(link: ConnectionLink, keys: Keys, list: Sql, order: Sql | null = null): Sql {
  const matched = link.via?.type ?? link.to;
  return sql`SELECT k.n AS "$n", r.*
FROM ${keyTable(matched, link.match, keys.columns)}
CROSS JOIN LATERAL (
${list}
) r
ORDER BY k.n${order === null ? raw('') : sql`, ${order}`}`;
}

function sourceOf({ to, match, via }: ConnectionLink, page: Page, filter: Sql): Source {
  const keyOf = (_property: string, i: number): Sql => raw(`k.c${String(i)}`);
  const own: Source = {
    from: sql`${tableOf(to)} t`,
    where: [filter],
    orderColumn: (property) => columnSql(to, property),
  };
  if (!via) return { ...own, where: [matchSql(to, match, 't', keyOf), filter] };
  const [property = ''] = definitionOf(to).tie;
  const target = columnSql(to, property);
  const orderColumn = carriedOrder(to, via.type, via.key, property, page.order);
  if (orderColumn) {
    return {
      from: sql`${tableOf(via.type)} v JOIN ${tableOf(to)} t ON ${target} = ${columnSql(via.type, via.key, 'v')}`,
      where: [
        matchSql(via.type, match, 'v', keyOf),
        filter,
        oncePerTarget(via.type, via.key, matchSql(via.type, match, 'w', keyOf)),
      ],
      orderColumn,
    };
  }
  const exists = sql`EXISTS (SELECT FROM ${tableOf(via.type)} v WHERE ${and([sql`${columnSql(via.type, via.key, 'v')} = ${target}`, matchSql(via.type, match, 'v', keyOf)])})`;
  return { ...own, where: [exists, filter] };
}

/** All rows of all parents as one table, each beside its parent; a row reached on several ways counts once for each parent. */
function scopeOf({ to, match, via }: ConnectionLink, keys: Keys, filter: Record<string, unknown>): Scope {
  const keyOf = (_property: string, i: number): Sql => raw(`k.c${String(i)}`);
  const table = keyTable(via?.type ?? to, match, keys.columns);
  const parentKeys: ParentKeys = {
    table,
    column: (property) => (property in match ? keyOf(property, Object.keys(match).indexOf(property)) : undefined),
  };
  const common = { type: to, parents: keys.count + 1, keys: keys.count, parent: raw('k.n'), filter, parentKeys };
  if (!via) {
    return { ...common, from: sql`${table} JOIN ${tableOf(to)} t ON ${matchSql(to, match, 't', keyOf)}`, where: [] };
  }
  const through = sql`SELECT DISTINCT ${columnSql(via.type, via.key, 'v')} AS target FROM ${tableOf(via.type)} v WHERE ${matchSql(via.type, match, 'v', keyOf)}`;
  const target = columnSql(to, definitionOf(to).tie[0] as string);
  return {
    ...common,
    from: sql`${table} CROSS JOIN LATERAL (${through}) h JOIN ${tableOf(to)} t ON ${target} = h.target`,
    where: [],
  };
}

function fieldOf(link: ConnectionLink, { schema }: Run): GraphQLField<unknown, unknown> {
  const type = schema.getType(definitionOf(link.from).name);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[link.name] : undefined;
  if (!field) throw new Error(`${link.from.name}.${link.name} is not in the schema`);
  return field;
}
