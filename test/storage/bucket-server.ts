import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** How the next request is answered: with a status, with half of what was announced (and the end, or silence), or not at all. */
export type Fault = number | 'half' | 'stalled' | 'silent';

interface Stored {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** The requests of S3 and of Cloud Storage that reading needs, as their documentation tells them, with faults on demand. */
export class BucketServer {
  readonly objects = new Map<string, Stored>();
  /** `LIST`, `HEAD` or `GET` of every request so far. */
  readonly requests: string[] = [];
  /** One for each of the next requests; null: no fault. */
  faults: (Fault | null)[] = [];
  /** For every request that has none of its own. */
  fault: Fault | null = null;
  /** Names beside the stored ones, made when they are listed. */
  generated = 0;
  pageSize = 1000;
  private readonly server: Server = createServer((request, response) => this.answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  put(name: string, content: string | Buffer): void {
    const bytes = Buffer.from(content);
    this.objects.set(name, { bytes, etag: createHash('md5').update(bytes).digest('hex') });
  }

  reset(): void {
    this.objects.clear();
    [this.faults, this.fault, this.generated, this.pageSize, this.requests.length] = [[], null, 0, 1000, 0];
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  protected answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://server');
    const isGoogle = url.pathname.startsWith('/storage/v1/');
    const base = isGoogle ? /^\/storage\/v1\/b\/[^/]+\/o\/?/ : /^\/[^/]+\/?/;
    const name = url.pathname.replace(base, '');
    const isMetadata = isGoogle ? url.searchParams.get('alt') !== 'media' : request.method === 'HEAD';
    this.requests.push(name === '' ? 'LIST' : isMetadata ? 'HEAD' : 'GET');
    const fault = this.faults.length > 0 ? (this.faults.shift() ?? null) : this.fault;
    if (fault === 'silent') return;
    if (typeof fault === 'number') return refuse(response, fault);
    if (name === '') return send(response, 200, this.page(url, isGoogle), fault);
    const stored = this.objects.get(decodeURIComponent(name));
    if (!stored) return refuse(response, 404);
    const { bytes, etag } = stored;
    const quoted = isGoogle ? etag : `"${etag}"`;
    const wanted = request.headers['if-match'];
    if (wanted !== undefined && wanted !== quoted) return refuse(response, 412);
    response.setHeader('etag', quoted).setHeader('last-modified', new Date(CHANGED_AT).toUTCString());
    if (isGoogle && isMetadata) {
      return send(response, 200, Buffer.from(JSON.stringify(googleItem(name, stored))), fault);
    }
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined) return send(response, 200, bytes, fault, request.method === 'HEAD');
    if (Number(from) >= bytes.length) return refuse(response, 416);
    const end = Math.min(to ? Number(to) + 1 : bytes.length, bytes.length);
    response.setHeader('content-range', `bytes ${from}-${end - 1}/${bytes.length}`);
    send(response, 206, bytes.subarray(Number(from), end), fault);
  }

  private page(url: URL, isGoogle: boolean): Buffer {
    const { searchParams } = url;
    const prefix = searchParams.get('prefix') ?? '';
    const start = Number(searchParams.get('continuation-token') ?? searchParams.get('pageToken') ?? 0);
    const names = [...this.objects.keys()].filter((name) => name.startsWith(prefix)).sort();
    const total = names.length + this.generated;
    const end = Math.min(start + this.pageSize, total);
    const items: [string, Stored][] = [];
    for (let i = start; i < end; i++) {
      const name = names[i] ?? `${prefix}2026/09/07/call-${i}.json`;
      items.push([name, this.objects.get(name) ?? { bytes: NOTHING, etag: `made-${i}` }]);
    }
    const next = end < total ? String(end) : null;
    return Buffer.from(isGoogle ? googlePage(items, next) : amazonPage(items, next));
  }
}

const CHANGED_AT = Date.now();
const NOTHING = Buffer.alloc(0);

function googleItem(name: string, { bytes, etag }: Stored): Record<string, string> {
  const updated = new Date(CHANGED_AT).toISOString();
  return {
    kind: 'storage#object',
    name: decodeURIComponent(name),
    size: String(bytes.length),
    etag,
    updated,
    md5Hash: '',
  };
}

function googlePage(items: readonly [string, Stored][], next: string | null): string {
  const told = items.map(([name, stored]) => googleItem(encodeURIComponent(name), stored));
  return JSON.stringify({ kind: 'storage#objects', items: told, ...(next !== null && { nextPageToken: next }) });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function amazonPage(items: readonly [string, Stored][], next: string | null): string {
  const time = new Date(CHANGED_AT).toISOString();
  const told = items.map(
    ([name, { bytes, etag }]) =>
      `<Contents><Key>${escaped(name)}</Key><LastModified>${time}</LastModified><ETag>&quot;${etag}&quot;</ETag><Size>${bytes.length}</Size></Contents>`,
  );
  const more = next === null ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`;
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${next !== null}</IsTruncated>${more}${told.join('')}</ListBucketResult>`;
}

/** With ids and a secret in it, as real ones have. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'x-amz-request-id': 'REQUEST-ID', 'content-type': 'application/xml' });
  response.end(
    '<Error><Code>SomeCode</Code><Message>for AKIA-SECRET</Message><RequestId>REQUEST-ID</RequestId></Error>',
  );
}

function send(
  response: ServerResponse,
  status: number,
  body: Buffer,
  fault: 'half' | 'stalled' | null,
  isHead = false,
): void {
  response.writeHead(status, { 'content-length': body.length });
  if (isHead) return void response.end();
  if (fault === null) return void response.end(body);
  response.write(body.subarray(0, Math.floor(body.length / 2)));
  if (fault === 'half') setTimeout(() => response.destroy(), 20);
}
