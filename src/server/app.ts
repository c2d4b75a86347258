import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply } from 'fastify';
import type { PushTarget } from '../ingest/push.ts';
import type { Log } from '../log.ts';
import { addExplorer } from './explorer.ts';
import type { GraphqlServer } from './graphql.ts';
import { addHealthRoutes, type HealthCheck } from './health.ts';
import { createHttp } from './http.ts';
import { addIngestRoute } from './ingest-route.ts';
import { addLandingPage, prefersPage } from './landing-page.ts';

export interface AppOptions {
  readonly graphql: GraphqlServer;
  readonly health: HealthCheck;
  readonly push: PushTarget;
  readonly bodyLimitBytes: number;
  /** The largest body of `POST /ingest`. */
  readonly ingestBodyLimitBytes: number;
  readonly isOpen: boolean;
  /** Whether whoever reaches it may send records. */
  readonly mayIngest: boolean;
  /** How long `close` waits for requests in flight, in milliseconds. */
  readonly shutdownTimeoutMs: number;
  readonly log: Log;
}

/** The server as its callers meet it. */
export interface App {
  /** Starts to listen and says on which port. */
  listen(place: { readonly host: string; readonly port: number }): Promise<number>;
  /** Takes no new request, lets those in flight end within bounds, then cuts them off. */
  close(): Promise<void>;
}

/** Starts the GraphQL server and puts it, its pages and the health check behind one HTTP server. */
export async function createApp({ graphql, health, push, shutdownTimeoutMs, ...options }: AppOptions): Promise<App> {
  await graphql.apollo.start();
  const http = createHttp(options);
  const sendLandingPage = addLandingPage(http);
  addExplorer(http);
  const answer = fastifyApolloHandler(graphql.apollo, {
    context: (request, reply) =>
      Promise.resolve(graphql.createContext({ signal: signalOf(reply), requestId: request.id })),
  });
  http.route({
    // Apollo refuses the other methods with 405 and says which it takes.
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler(request, reply) {
      const isPage = (request.method === 'GET' || request.method === 'HEAD') && prefersPage(request.headers.accept);
      return isPage ? sendLandingPage(reply) : answer.call(http, request, reply);
    },
  });
  addIngestRoute(http, {
    push,
    mayIngest: options.mayIngest,
    bodyLimitBytes: options.ingestBodyLimitBytes,
    log: options.log,
  });
  addHealthRoutes(http, health);
  return {
    async listen(place) {
      await http.listen(place);
      const address = http.server.address();
      return typeof address === 'object' && address !== null ? address.port : place.port;
    },
    async close() {
      const cutOff = setTimeout(() => http.server.closeAllConnections(), shutdownTimeoutMs);
      // A connection whose request has just ended would be kept for the next one, which is not to come.
      const sweep = setInterval(() => http.server.closeIdleConnections(), 50);
      await http.close().finally(() => {
        clearTimeout(cutOff);
        clearInterval(sweep);
      });
      await graphql.apollo.stop();
    },
  };
}

/** Aborts when the client goes away before it has its answer. */
function signalOf(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
