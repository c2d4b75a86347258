import pg from 'pg';
import pino from 'pino';
import type { Principal } from '../src/model/principal.ts';
import { createGraphqlServer } from '../src/server/graphql.ts';
import { inDatabase } from './database.ts';

/** A statement with its values. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The statements that answer one request, with their values, which the server itself tells nobody. */
export async function sentFor(
  url: string,
  body: string,
  principal: Principal = { seesPersonalData: true },
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const log = pino({ level: 'error' });
  const server = await createGraphqlServer({
    url,
    poolSize: 1,
    limits: { timeoutMs: 60_000, rows: 1_000_000, bytes: 2 ** 28 },
    pageCap: 500,
    introspection: false,
    principal,
    log,
  });
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const { text, values } = (given[0] ?? {}) as Partial<Sent>;
    if (text !== undefined) sent.push({ text, values: values ?? [] });
    return query.apply(this, given);
  };
  try {
    const contextValue = server.createContext({ signal: new AbortController().signal, requestId: 'plans' });
    const answer = await server.apollo.executeOperation(JSON.parse(body) as { query: string }, { contextValue });
    if (answer.body.kind === 'single' && answer.body.singleResult.errors) {
      throw new Error(JSON.stringify(answer.body.singleResult.errors));
    }
  } finally {
    prototype.query = query;
    await server.close();
  }
  return sent.filter(({ text }) => /\bFROM\b/.test(text));
}

/** PostgreSQL's plan of a statement with its real values, and what came of it. */
export async function planOf(url: string, { text, values }: Sent): Promise<string> {
  const { rows } = await inDatabase(url, (client) =>
    client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, [...values]),
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
