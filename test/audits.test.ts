import { serverAudits } from 'graphql-http';
import { createApp, type App } from '../src/server/app.ts';
import { createGraphqlServer, type GraphqlServer } from '../src/server/graphql.ts';
import { createLog } from '../src/log.ts';
import { sampleDatabase, type SampleDatabase } from './support/samples.ts';

/*
 * The audits of GraphQL over HTTP. No error; the notices and warnings that are known are choices: a plain GET is refused because a
 * page of somebody else could send it, and what is wrong with the document is 400 also for clients that accept `application/json`.
 */
const known = {
  notice: ['5A70', 'D6D5', '6A70'],
  warn: ['572B', 'FDE2', '7B9B'],
};

let database: SampleDatabase;
let graphql: GraphqlServer;
let app: App;
let url: string;
beforeAll(async () => {
  database = await sampleDatabase();
  graphql = await createGraphqlServer({
    url: database.url,
    poolSize: 4,
    limits: { timeoutMs: 20_000, rows: 200_000, bytes: 2 ** 26 },
    pageCap: 500,
    introspection: true,
    principal: { seesPersonalData: true },
    log: createLog('silent'),
  });
  app = await createApp({
    graphql,
    health: { isDatabaseThere: () => Promise.resolve(true) } as never,
    push: null as never,
    bodyLimitBytes: 1024 * 1024,
    ingestBodyLimitBytes: 1024 * 1024,
    isOpen: false,
    mayIngest: false,
    shutdownTimeoutMs: 1000,
    log: createLog('silent'),
  });
  url = `http://127.0.0.1:${String(await app.listen({ host: '127.0.0.1', port: 0 }))}/graphql`;
});
afterAll(async () => {
  await app.close();
  await graphql.close();
  await database[Symbol.asyncDispose]();
});

// Named before there is a server: the address is asked for when an audit sends something.
const audits = serverAudits({ url: () => url, fetchFn: fetch });

test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (id, _name, audit) => {
  const result = await audit.fn();
  const isKnown = (known[result.status as keyof typeof known] as readonly string[] | undefined)?.includes(id) ?? false;
  expect(
    result.status === 'ok' || isKnown
      ? 'ok'
      : { status: result.status, reason: (result as { reason?: string }).reason },
  ).toBe('ok');
});
