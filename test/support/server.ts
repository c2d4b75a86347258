import type { GraphQLFormattedError } from 'graphql';
import { createLog } from '../../src/log.ts';
import { createGraphqlServer, type GraphqlOptions, type GraphqlServer } from '../../src/server/graphql.ts';

/** What a client gets. */
export interface Answer<T = Record<string, unknown>> {
  readonly data?: T | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** A GraphQL server over a database of a test, without HTTP. */
export interface TestServer extends AsyncDisposable {
  /** Sends an operation, and says what the database was asked meanwhile. */
  ask<T = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
    signal?: AbortSignal,
  ): Promise<Answer<T>>;
  /** The statements of the last operation, in the order in which they were sent. */
  readonly statements: string[];
  readonly graphql: GraphqlServer;
}

/** The data of an answer that must have no errors; one that has some fails the test, and says which question it was. */
export async function dataOf<T>(server: TestServer, question: string): Promise<T> {
  const { data, errors } = await server.ask<T>(question);
  if (errors) throw new Error(`${question}\n${JSON.stringify(errors)}`);
  return data as T;
}

/** The options of the server, with the limits of an operation among them. */
export type TestServerOptions = Partial<GraphqlOptions & GraphqlOptions['limits']>;

/** Starts a server on the database at `url`; everything is visible unless told otherwise. */
export async function testServer(
  url: string,
  { timeoutMs = 20_000, rows = 200_000, bytes = 64 * 2 ** 20, ...options }: TestServerOptions = {},
): Promise<TestServer> {
  const statements: string[] = [];
  const graphql = await createGraphqlServer({
    url,
    poolSize: 4,
    limits: { timeoutMs, rows, bytes },
    pageCap: 500,
    introspection: true,
    principal: { seesPersonalData: true, mayIngest: true },
    log: createLog('silent'),
    onStatement: (text) => statements.push(text),
    ...options,
  });
  await graphql.apollo.start();
  return {
    statements,
    graphql,
    ask: async (query, variables = {}, signal = new AbortController().signal) => {
      statements.length = 0;
      const contextValue = graphql.createContext({ signal, requestId: 'test' });
      const { body } = await graphql.apollo.executeOperation({ query, variables }, { contextValue });
      if (body.kind !== 'single') throw new Error('The answer came in parts.');
      return JSON.parse(JSON.stringify(body.singleResult)) as never;
    },
    [Symbol.asyncDispose]: async () => {
      await graphql.apollo.stop();
      await graphql.close();
    },
  };
}
