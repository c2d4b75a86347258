import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One session as the platform has it: `text` is what the API answers for it, byte by byte. */
export interface Held {
  readonly id: string;
  readonly updatedAt: number;
  readonly text: string;
}

/** A request for a page as it came. */
export interface Asked {
  readonly list: string;
  readonly query: URLSearchParams;
  readonly at: number;
}

/** What happens instead of the answer; true where it did. */
export type Fault = (request: Asked, response: ServerResponse) => boolean | Promise<boolean>;

/** A Manager API on this machine that behaves as documented, and its sessions, which a test may change at any time. */
export interface Platform extends AsyncDisposable {
  readonly baseUrl: string;
  readonly calls: Held[];
  readonly chats: Held[];
  readonly asked: Asked[];
  /** Statuses that were sent. */
  readonly sent: number[];
  fault: Fault | null;
  /** Runs before each page is looked up. */
  beforePage: ((request: Asked, place: number) => void) | null;
  /** Requests that a second may hold; more are answered 429. */
  mostPerSecond: number;
  /** Newer servers link to the next page, older ones do not. */
  hasLinks: boolean;
  hasTotal: boolean;
}

export const user = 'acme';
export const token = 'token-of-a-test';
const expected = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;

/** A session with an instant of change and, where a test is about it, more. */
export function held(id: number | bigint, updatedAt: number, more: Readonly<Record<string, unknown>> = {}): Held {
  const [first, ...rest] = JSON.stringify({
    call_type: 'Voice Inbound (IVR)',
    status: 'finished',
    created_at: new Date(updatedAt - 60_000).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
    ...more,
  });
  return { id: String(id), updatedAt, text: `${first ?? ''}"id": ${String(id)}, ${rest.join('')}` };
}

export async function startPlatform(): Promise<Platform> {
  const server = createServer((request, response) => void answer(platform, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const platform: Platform = {
    baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    calls: [],
    chats: [],
    asked: [],
    sent: [],
    fault: null,
    beforePage: null,
    mostPerSecond: Infinity,
    hasLinks: true,
    hasTotal: true,
    [Symbol.asyncDispose]: () => stop(server),
  };
  return platform;
}

async function answer(platform: Platform, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', platform.baseUrl);
  const asked = { list: url.pathname.split('/').at(-1) ?? '', query: url.searchParams, at: performance.now() };
  const send = (status: number, headers: Record<string, string | number>, body: string): void => {
    platform.sent.push(status);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };
  const isOften = platform.asked.filter(({ at }) => at > asked.at - 1000).length >= platform.mostPerSecond;
  platform.asked.push(asked);
  if (request.headers.authorization !== expected) return send(401, {}, '{"message":"Unauthorized"}');
  if (isOften) return send(429, { 'retry-after': 1 }, '{"message":"Too Many Requests"}');
  if (await platform.fault?.(asked, response)) return;
  if (!/^\/manager\/api\/v1\/(calls|chats)$/.test(url.pathname)) return send(404, {}, '{"message":"Not Found"}');
  platform.beforePage?.(asked, platform.asked.length);
  const { rows, headers } = pageOf(platform, asked, url);
  send(200, headers, `[${rows.map(({ text }) => text).join(',')}]`);
}

function pageOf(
  platform: Platform,
  { list, query }: Asked,
  url: URL,
): { readonly rows: readonly Held[]; readonly headers: Record<string, string | number> } {
  const from = Date.parse(query.get('updated_at[from]') ?? '1970-01-01');
  const to = Date.parse(query.get('updated_at[to]') ?? '9999-01-01');
  const per = Math.min(100, Number(query.get('per') ?? 100));
  const page = Number(query.get('page') ?? 1);
  const found = platform[list as 'calls' | 'chats'].filter(({ updatedAt }) => updatedAt >= from && updatedAt <= to);
  const sign = query.get('sort_direction') === 'ASC' ? 1 : -1;
  if (query.get('sort_column') === 'updated_at') found.sort((a, b) => sign * (a.updatedAt - b.updatedAt));
  const last = Math.max(1, Math.ceil(found.length / per));
  const linkTo = (to: number, rel: string): string => {
    const next = new URL(url);
    next.searchParams.set('page', String(to));
    return `<${next.href}>; rel="${rel}"`;
  };
  const links = [...(page < last ? [linkTo(page + 1, 'next')] : []), linkTo(last, 'last')];
  return {
    rows: found.slice((page - 1) * per, page * per),
    headers: {
      ...(platform.hasTotal && { total: found.length, 'per-page': per }),
      ...(platform.hasLinks && { link: links.join(', ') }),
    },
  };
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
