import { paths } from '../paths.ts';
import type { RawServerOptions } from '../queries/raw-server.ts';
import type { Peer } from '../queries/peer.ts';
import type { Sent } from '../sent-statements.ts';
import { startServer, type ServerProcess } from '../server-process.ts';

const POOL = 10;

/** SessionGraph as `npm start` starts it, on this Node or another. */
export const startSessionGraph = (url: string, node?: string): Promise<ServerProcess> =>
  startServer({
    args: ['--max-semi-space-size=64', paths.program, 'serve'],
    environment: { DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error', DATABASE_POOL: String(POOL) },
    ...(node === undefined ? {} : { node }),
  });

/** A bare server that sends the rows of one statement as JSON, which PostgreSQL writes. */
export function startHandWritten(url: string, { text, values }: Sent): Promise<ServerProcess> {
  const options: RawServerOptions = {
    url,
    poolSize: POOL,
    statements: {
      '/graphql': {
        // Its values are written into it, so that it is planned for them however often it comes.
        text: `SELECT json_agg(r)::text AS answer FROM (${withValues(text, values)}) r`,
        variables: [],
        around: ['{"data":{"rows":', '}}'],
      },
    },
  };
  return startServer({ args: [paths.rawServer, JSON.stringify(options)] });
}

/** PostGraphile with its aggregates, on the Node it brings. */
export const startAggregates = (url: string, peer: Peer): Promise<ServerProcess> => peer.start(url, POOL, true);

/** Asks once and returns `data`; throws with what was answered instead. */
export async function ask({ port }: ServerProcess, body: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  const text = await response.text();
  const answer = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (!answer.data || answer.errors) throw new Error(`Answered ${response.status}: ${text.slice(0, 2000)}`);
  return answer.data;
}

const withValues = (text: string, values: readonly unknown[]): string =>
  text.replace(/\$(\d+)/g, (_, place: string) => `'${String(values[Number(place) - 1])}'::timestamptz`);
