import { defaultLimits, type DocumentLimits } from '../../src/ingest/document/document.ts';
import { createPushTarget } from '../../src/ingest/push.ts';
import { createLog } from '../../src/log.ts';
import { createApp } from '../../src/server/app.ts';
import { templateCopy } from './postgres.ts';

export const LINES = { 'content-type': 'application/x-ndjson' };
export const JSON_BODY = { 'content-type': 'application/json' };

export interface Place extends AsyncDisposable {
  readonly url: string;
  readonly database: string;
  readonly lines: string[];
  post(body: string | Buffer, headers: Record<string, string>, search?: string): Promise<Response>;
}

/** A server that takes in records, over a database of its own. */
export async function place({
  limits,
  mostRefused,
  ...options
}: { mayIngest?: boolean; limits?: Partial<DocumentLimits>; mostRefused?: number } = {}): Promise<Place> {
  const database = await templateCopy();
  const lines: string[] = [];
  const push = createPushTarget(database.url, { ...defaultLimits, bytes: 100_000, ...limits }, mostRefused);
  const app = await createApp({
    graphql: {
      apollo: { start: () => Promise.resolve(), stop: () => Promise.resolve(), assertStarted: () => {} },
    } as never,
    health: null as never,
    push,
    bodyLimitBytes: 1_024,
    ingestBodyLimitBytes: 1_000_000,
    isOpen: false,
    mayIngest: true,
    shutdownTimeoutMs: 1_000,
    log: createLog('info', { write: (line) => void lines.push(line) }),
    ...options,
  });
  const url = `http://127.0.0.1:${String(await app.listen({ host: '127.0.0.1', port: 0 }))}/ingest`;
  return {
    url,
    database: database.url,
    lines,
    post: (body, headers, search = '') => fetch(`${url}${search}`, { method: 'POST', body, headers }),
    async [Symbol.asyncDispose]() {
      await app.close();
      await push.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** Records, one a line. */
export const linesOf = (...records: readonly unknown[]): string =>
  records.map((it) => `${JSON.stringify(it)}\n`).join('');
/** Status, code and message of an answer that is a refusal. */
export const refusalOf = async (response: Response): Promise<unknown> => {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code, errors[0]?.message];
};
