import { inDatabase, type BenchServer } from '../database.ts';
import { ratiosOf, showMedian, showSpread, table } from '../figures.ts';
import type { LoadResult } from '../load/load.ts';
import { runLoad } from '../load/run-load.ts';
import type { BenchOptions } from '../options.ts';
import { paths } from '../paths.ts';
import { startServer, type ServerProcess } from '../server-process.ts';
import { pageAfter, pageRequests, UNFILTERED, type PageRequest } from './page-requests.ts';
import { fillPages } from './pages-data.ts';
import { writePlans } from './plans.ts';

const STEP = 500;

/** Measures pages of sessions; the answer is Markdown. */
export async function measurePages({ ensure, postmaster }: BenchServer, options: BenchOptions): Promise<string> {
  const { pageSessions, rounds, seconds, warmSeconds, explain } = options;
  const url = await ensure(`pages_${pageSessions}`, (to) =>
    inDatabase(to, (client) => fillPages(client, pageSessions)),
  );
  const requests = await inDatabase(url, pageRequests);
  const server = await startServer({
    args: ['--max-semi-space-size=64', paths.program, 'serve'],
    environment: { DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error' },
  });
  try {
    requests.push(pageAfter('no filter, the page in the middle', await middleCursor(server, pageSessions)));
    for (const each of requests) await assertFull(server, each);
    if (explain !== null) await writePlans(explain, url, requests);
    const results = new Map<string, LoadResult[]>(requests.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const { name, body } of requests) {
        const order = {
          port: server.port,
          path: '/graphql',
          bodies: [body],
          connections: 1,
          server: server.pid,
          postmaster,
        };
        results.get(name)?.push(await runLoad({ ...order, warmSeconds: warmSeconds / 2, seconds: seconds / 2 }));
      }
    }
    return `## First page of sessions (20 rows), ${pageSessions} sessions\n\n${show(results)}`;
  } finally {
    await server.stop();
  }
}

function show(results: ReadonlyMap<string, readonly LoadResult[]>): string {
  const times = (name: string): number[] => (results.get(name) ?? []).map(({ p50 }) => p50);
  const rows = [...results.keys()].map((name) => [
    name,
    showSpread(ratiosOf(times(name), times(UNFILTERED))),
    showMedian(times(name)),
    showMedian((results.get(name) ?? []).map(({ postgresCpu }) => postgresCpu)),
  ]);
  return table(['page', 'time, × no filter', 'p50 ms', 'PostgreSQL CPU ms'], rows);
}

interface PageAnswer {
  readonly errors?: unknown;
  readonly data?: {
    readonly sessions: {
      readonly nodes: readonly unknown[];
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    };
  };
}

async function ask(server: ServerProcess, body: string): Promise<PageAnswer> {
  const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const answer = (await response.json()) as PageAnswer;
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer));
  return answer;
}

/** An empty page would be a fast one. */
async function assertFull(server: ServerProcess, { name, body }: PageRequest): Promise<void> {
  if ((await ask(server, body)).data?.sessions.nodes.length === 0) throw new Error(`The page "${name}" is empty.`);
}

/** Walks to the middle of all sessions, as a client would. */
async function middleCursor(server: ServerProcess, sessions: number): Promise<string> {
  const query = `query Walk($after: String) { sessions(first: ${STEP}, after: $after) { nodes { externalId } pageInfo { endCursor hasNextPage } } }`;
  let after: string | null = null;
  for (let place = 0; place < sessions / 2; place += STEP) {
    after =
      (await ask(server, JSON.stringify({ query, variables: { after } }))).data?.sessions.pageInfo.endCursor ?? null;
  }
  return after as string;
}
