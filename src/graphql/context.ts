import type { GraphQLSchema } from 'graphql';
import type { Snapshot } from '../database/snapshot.ts';
import type { Principal } from './principal.ts';

/** Everything a resolver may touch; made anew for every request. A plain object, because Apollo clones it. */
export interface Context {
  readonly snapshot: Snapshot;
  readonly principal: Principal;
  readonly requestId: string;
  /** Largest `first` or `last`. */
  readonly pageCap: number;
  /** How much one statistic may ask for: groups, and rows by the planner's estimate (0: any number). */
  readonly statistics: { readonly groups: number; readonly rows: number };
}

/** A context while one field of the root is answered: with what the arguments of nested fields are read from. */
export interface Run extends Context {
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
}
