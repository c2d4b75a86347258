import type { GraphQLSchema } from 'graphql';
import { entities, graphqlTypes, links, listRoots, roots } from '../catalogue.ts';
import { buildSchema } from '../graphql/schema/build.ts';
import { quarantineChanges } from '../ingest/quarantine/changes.ts';
import { registerLinks } from '../model/link-register.ts';
import { registerStatistics } from '../stats/register.ts';

let schema: GraphQLSchema | undefined;

/** The schema of this server; made once. */
export function createSchema(): GraphQLSchema {
  if (schema) return schema;
  registerStatistics();
  registerLinks(links);
  schema = buildSchema({
    types: [...entities, ...graphqlTypes],
    roots,
    lists: listRoots,
    changes: quarantineChanges,
  });
  return schema;
}
