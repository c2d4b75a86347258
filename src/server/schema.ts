import 'reflect-metadata';
import { isInterfaceType, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { graphqlTypes, links, roots, listRoots } from '../catalogue.ts';
import type { Context } from '../graphql/context.ts';
import { declareLinks } from '../graphql/declare-links.ts';
import type { Row } from '../model/fields.ts';
import { slotOf } from '../graphql/plan/compile.ts';
import { declareRoots } from '../graphql/roots.ts';
import { definitionNamed } from '../model/stored.ts';
import { quarantineChanges } from '../ingest/quarantine/changes.ts';
import { registerStatistics } from '../stats/register.ts';

let schema: GraphQLSchema | undefined;

/**
 * The schema of this server. type-graphql turns the declarations into types; the fields get no resolvers of their own but those of
 * the root and of nested connections, because the root has answered all of its selection before the first field is asked.
 */
export function createSchema(): GraphQLSchema {
  if (schema) return schema;
  registerStatistics();
  declareLinks(links);
  const { holder, queries, mutations } = declareRoots(roots, listRoots, quarantineChanges);
  schema = buildSchemaSync({ resolvers: [holder], orphanedTypes: [...graphqlTypes] as never, validate: false });
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) {
      const concrete = definitionNamed(type.name)?.concrete;
      type.resolveType = (row: Row) => (row['$type'] as string | undefined) ?? concrete?.typeOf(row);
    }
    if (isObjectType(type) && !type.name.startsWith('__')) {
      type.isTypeOf = undefined;
      for (const field of Object.values(type.getFields())) {
        const own = type === schema.getQueryType() ? queries : type === schema.getMutationType() ? mutations : null;
        const resolve = own ? own.get(field.name) : field.args.length > 0 ? slotted : undefined;
        if (resolve) field.resolve = resolve as never;
        else delete field.resolve;
      }
    }
  }
  return schema;
}

/** What has arguments was answered once for each alias and waits in a slot of its own; all else is a property of the row. */
const slotted: GraphQLFieldResolver<Row, Context> = (row, _args, _context, info) =>
  row[slotOf(info.fieldNodes[0] as never)];
