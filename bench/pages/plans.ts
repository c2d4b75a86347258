import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import pino from 'pino';
import { createGraphqlServer } from '../../src/server/graphql.ts';
import { inDatabase } from '../database.ts';
import type { PageRequest } from './page-requests.ts';

interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Writes PostgreSQL's plan of every statement that answers the requests, with its real values, into a file. */
export async function writePlans(file: string, url: string, requests: readonly PageRequest[]): Promise<void> {
  const parts: string[] = [];
  for (const { name, body } of requests) {
    const statements = (await sentFor(url, body)).filter(({ text }) => /\bFROM\b/.test(text));
    parts.push(`# ${name}\n`);
    for (const { text, values } of statements) {
      const { rows } = await inDatabase(url, (client) =>
        client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, [...values]),
      );
      parts.push(`${text}\n-- ${JSON.stringify(values)}\n\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`);
    }
  }
  await writeFile(file, parts.join('\n'));
}

/** The statements that one request sends, with their values, which the server itself tells nobody. */
async function sentFor(url: string, body: string): Promise<Sent[]> {
  const sent: Sent[] = [];
  const log = pino({ level: 'error' });
  const principal = { seesPersonalData: true };
  const server = await createGraphqlServer({
    url,
    poolSize: 1,
    timeoutMs: 60_000,
    pageCap: 500,
    jit: false,
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
    await server.apollo.executeOperation(JSON.parse(body) as { query: string }, { contextValue });
  } finally {
    prototype.query = query;
    await server.close();
  }
  return sent;
}
