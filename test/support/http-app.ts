import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { buildSchema } from 'graphql';
import type { Context } from '../../src/graphql/context.ts';
import { createLog } from '../../src/log.ts';
import { createApp, type App } from '../../src/server/app.ts';

/** The HTTP side of the server over a schema of two fields, so that what is tested is HTTP. */
export interface HttpApp {
  readonly app: App;
  readonly address: string;
  /** Log lines so far. */
  readonly lines: Record<string, unknown>[];
  /** Resolves when a `wait` field was told that its client has gone. */
  readonly gone: Promise<string>;
  /** What the health check finds. */
  isDatabaseThere: boolean;
}

interface HttpContext {
  readonly signal: AbortSignal;
  readonly requestId: string;
}

export async function httpApp(options: { isOpen?: boolean; shutdownTimeoutMs?: number } = {}): Promise<HttpApp> {
  const lines: Record<string, unknown>[] = [];
  let tellGone: (requestId: string) => void = () => {};
  const gone = new Promise<string>((resolve) => (tellGone = resolve));
  const apollo = new ApolloServer<HttpContext>({
    schema: buildSchema('type Query { hello: String! wait(ms: Int!): String! }'),
    rootValue: {
      hello: 'world',
      wait: ({ ms }: { ms: number }, { signal, requestId }: HttpContext) =>
        new Promise((resolve) => {
          setTimeout(() => resolve('waited'), ms);
          signal.addEventListener('abort', () => tellGone(requestId));
        }),
    },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled()],
  });
  const app = await createApp({
    // The HTTP side hands the context on without looking at it.
    graphql: {
      apollo: apollo as unknown as ApolloServer<Context>,
      createContext: (request) => request as unknown as Context,
      close: () => Promise.resolve(),
    },
    health: { isDatabaseThere: () => Promise.resolve(made.isDatabaseThere), close: () => Promise.resolve() },
    // Nobody sends records here.
    push: null as never,
    bodyLimitBytes: 2_000,
    ingestBodyLimitBytes: 2_000,
    isOpen: false,
    mayIngest: false,
    shutdownTimeoutMs: 5_000,
    log: createLog('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }),
    ...options,
  });
  const port = await app.listen({ host: '127.0.0.1', port: 0 });
  const made: HttpApp = { app, address: `http://127.0.0.1:${port}`, lines, gone, isDatabaseThere: true };
  return made;
}
