import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import { Budget, type Limits } from '../database/budget.ts';
import { createPool } from '../database/pool.ts';
import { rowTypes } from '../database/row-types.ts';
import { createSnapshot } from '../database/snapshot.ts';
import { Turns } from '../database/turns.ts';
import type { Context } from '../graphql/context.ts';
import type { Principal } from '../model/principal.ts';
import { defaultLimits } from '../ingest/document/document.ts';
import { argumentLimits } from './argument-limits.ts';
import { documentLimits } from './document-limits.ts';
import { createExecution } from './execute.ts';
import { answerRequestError } from './report-error.ts';
import { createSchema } from './schema.ts';
import { writeAnswer } from './write-answer.ts';

/** The GraphQL side of the server: what answers, and the connections it reads by. */
export interface GraphqlServer {
  readonly apollo: ApolloServer<Context>;
  /** A context for one request; `signal` fires when nobody waits for the answer any more. */
  createContext(request: { readonly signal: AbortSignal; readonly requestId: string }): Context;
  /** Ends the connections; the Apollo server is stopped by whoever started it. */
  close(): Promise<void>;
}

export interface GraphqlOptions {
  readonly url: string;
  readonly poolSize: number;
  /** What one operation may use. */
  readonly limits: Limits;
  readonly pageCap: number;
  /** How much one statistic may ask for: groups, and rows by the planner's estimate (0: any number). */
  readonly statistics?: Context['statistics'];
  /** What one session file may measure at most. */
  readonly ingest?: Context['writing']['limits'];
  readonly introspection: boolean;
  readonly principal: Principal;
  readonly log: Logger;
  /** Told every statement that is sent to the database. */
  readonly onStatement?: (text: string) => void;
}

/** Makes the GraphQL server over a database that is migrated. */
export async function createGraphqlServer(options: GraphqlOptions): Promise<GraphqlServer> {
  const { url, poolSize, limits, pageCap, log, principal, onStatement } = options;
  const onError = (err: Error): void => log.warn({ err }, 'A database connection broke');
  // Statements of one operation are sent without waiting for each other (pipelined).
  const pool = createPool({ url, name: 'read', size: poolSize, onError, more: { types: rowTypes, pipeline: true } });
  const turns = new Turns(poolSize);
  const schema = createSchema();
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: options.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !options.introspection,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    validationRules: [documentLimits],
    parseOptions: { maxTokens: 30_000 },
    stringifyResult: writeAnswer,
    formatError: (formatted, error) => answerRequestError(formatted, error, log),
    plugins: [ApolloServerPluginLandingPageDisabled(), argumentLimits, endSnapshots, createExecution(schema, log)],
  });
  return {
    apollo,
    createContext: ({ signal, requestId }) => {
      const budget = new Budget(limits, signal);
      return {
        snapshot: createSnapshot({ pool, turns, budget, ...(onStatement ? { onStatement } : {}) }),
        budget,
        writing: { url, limits: options.ingest ?? defaultLimits, timeoutMs: limits.timeoutMs, signal },
        principal,
        requestId,
        pageCap,
        statistics: options.statistics ?? { groups: 10_000, rows: 0 },
      };
    },
    close: () => pool.end(),
  };
}

/** One operation, one snapshot: it ends when the answer is complete, whatever the answer is. */
const endSnapshots: ApolloServerPlugin<Context> = {
  requestDidStart: ({ contextValue }) =>
    Promise.resolve({
      willSendResponse: () => {
        contextValue.snapshot.end();
        contextValue.budget.end();
        return Promise.resolve();
      },
    }),
};
