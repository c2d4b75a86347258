import type { GraphQLSchema } from 'graphql';
import type { Budget } from '../database/budget.ts';
import type { Snapshot } from '../database/snapshot.ts';
import type { Principal } from '../model/principal.ts';

/** With what an operation changes something. */
export interface Writing {
  /** The database; its user owns the tables. */
  readonly url: string;
  /** What one session file may measure at most. */
  readonly limits: {
    readonly bytes: number;
    readonly depth: number;
    readonly values: number;
    readonly unpacked: number;
  };
  /** Milliseconds the operation may take. */
  readonly timeoutMs: number;
  /** Fires when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** Everything a resolver may touch; made anew for every request. A plain object, because Apollo clones it. */
export interface Context {
  readonly snapshot: Snapshot;
  /** What the operation may use of time, rows and bytes, and when others have their turn. */
  readonly budget: Budget;
  readonly principal: Principal;
  readonly requestId: string;
  /** Largest `first` or `last`. */
  readonly pageCap: number;
  /** What a change may use: it writes on connections of its own, because the snapshot is read-only. */
  readonly writing: Writing;
  /** How much one statistic may ask for: groups, and rows by the planner's estimate (0: any number). */
  readonly statistics: { readonly groups: number; readonly rows: number };
}

/** A context while one field of the root is answered: with what the arguments of nested fields are read from. */
export interface Run extends Context {
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
}
