import { paths } from '../paths.ts';
import { startServer, type ServerProcess } from '../server-process.ts';
import { operations, peerOperations } from './operation-text.ts';
import { rawStatements } from './raw-sql.ts';
import type { RawServerOptions } from './raw-server.ts';
import { page, whole } from './requests.ts';
import type { Peer } from './peer.ts';

export type RequestName = 'page' | 'whole';
export type Variables = Readonly<Record<string, string>>;

/** One of the servers that answer the same requests. */
export interface Variant {
  readonly name: string;
  readonly isOurs: boolean;
  readonly server: ServerProcess;
  readonly pathOf: (request: RequestName) => string;
  readonly bodyOf: (request: RequestName, variables: Variables) => string;
}

export const shapes = { page, whole } as const;
const POOL = 10;

/** SessionGraph as `npm start` starts it, on this Node or another. */
export async function startOurs(
  name: string,
  url: string,
  settings: Readonly<Record<string, string>> = {},
  node?: string,
): Promise<Variant> {
  const server = await startServer({
    args: ['--max-semi-space-size=64', paths.program, 'serve'],
    environment: { DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error', DATABASE_POOL: String(POOL), ...settings },
    ...(node === undefined ? {} : { node }),
  });
  return { name, isOurs: true, server, pathOf: () => '/graphql', bodyOf: bodies(operations) };
}

/** The raw limit. */
export async function startRaw(name: string, url: string): Promise<Variant> {
  const options: RawServerOptions = {
    url,
    poolSize: POOL,
    statements: {
      '/page': {
        text: rawStatements.page(page),
        variables: ['before'],
        around: ['{"data":{"sessions":{"nodes":', '}}}'],
      },
      '/whole': {
        text: rawStatements.whole(whole),
        variables: ['instance', 'channel', 'id'],
        around: ['{"data":{"session":', '}}'],
      },
    },
  };
  const server = await startServer({ args: [paths.rawServer, JSON.stringify(options)] });
  return {
    name,
    isOurs: false,
    server,
    pathOf: (request) => `/${request}`,
    bodyOf: (_request, variables) => JSON.stringify({ variables }),
  };
}

/** PostGraphile, on the Node it brings. */
export async function startPeer(name: string, url: string, peer: Peer): Promise<Variant> {
  return {
    name,
    isOurs: false,
    server: await peer.start(url, POOL),
    pathOf: () => '/graphql',
    bodyOf: bodies(peerOperations),
  };
}

const bodies =
  (texts: typeof operations | typeof peerOperations) =>
  (request: RequestName, variables: Variables): string =>
    JSON.stringify({ query: texts[request](shapes[request]), variables });
