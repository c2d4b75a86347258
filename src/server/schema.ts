import type { GraphQLSchema } from 'graphql';
import { model } from '../catalogue.ts';
import { buildSchema } from '../graphql/schema/build.ts';
import { quarantineChanges } from '../ingest/quarantine/changes.ts';
import { statistics } from '../stats/extras.ts';
import { listRoots, roots } from './roots.ts';

let schema: GraphQLSchema | undefined;

/** The schema of this server; made once. */
export const createSchema = (): GraphQLSchema =>
  (schema ??= buildSchema({ model, extras: statistics(), roots, lists: listRoots, changes: quarantineChanges }));
