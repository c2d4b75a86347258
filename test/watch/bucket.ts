import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens instead of an answer; true where it did. `path` is null for a listing. */
export type Fault = (path: string | null, response: ServerResponse, request: IncomingMessage) => boolean;

/** A bucket on this machine that speaks as much of S3's protocol as is read, counts what it is asked, and fails as told. */
export interface Bucket extends AsyncDisposable {
  readonly endpoint: string;
  /** By key. */
  readonly objects: Map<string, string>;
  /** How often each object was read, its beginning included. */
  readonly reads: Map<string, number>;
  requests: number;
  fault: Fault | null;
}

const PAGE = 1000;
const etagOf = (text: string): string => `"${createHash('md5').update(text).digest('hex')}"`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Starts a bucket; `names` are objects beside those of the map, in the order of their keys, whose content nobody will read. */
export async function startBucket(names: readonly string[] = []): Promise<Bucket> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://bucket');
    const path = decodeURIComponent(url.pathname.replace(/^\/[^/]+\/?/, ''));
    bucket.requests++;
    if (bucket.fault?.(url.searchParams.has('list-type') ? null : path, response, request) === true) return;
    if (url.searchParams.has('list-type')) list(url, response);
    else read(path, request, response);
  });

  function list({ searchParams }: URL, response: ServerResponse): void {
    const from = Number(searchParams.get('continuation-token') ?? '0');
    const keys = names.length > 0 ? names : [...bucket.objects.keys()].sort();
    const contents = keys.slice(from, from + PAGE).map((key) => {
      const text = bucket.objects.get(key) ?? '';
      return `<Contents><Key>${escaped(key)}</Key><LastModified>2026-09-14T10:00:00.000Z</LastModified><ETag>${etagOf(text)}</ETag><Size>${String(Buffer.byteLength(text))}</Size></Contents>`;
    });
    const isEnd = from + PAGE >= keys.length;
    const next = isEnd ? '' : `<NextContinuationToken>${String(from + PAGE)}</NextContinuationToken>`;
    response.setHeader('content-type', 'application/xml');
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>bucket</Name><Prefix></Prefix><KeyCount>${String(contents.length)}</KeyCount><MaxKeys>${String(PAGE)}</MaxKeys><IsTruncated>${String(!isEnd)}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    );
  }

  function read(path: string, { method, headers }: IncomingMessage, response: ServerResponse): void {
    const text = bucket.objects.get(path);
    if (text === undefined) return void response.writeHead(404).end();
    const etag = etagOf(text);
    if (headers['if-match'] !== undefined && headers['if-match'] !== etag) return void response.writeHead(412).end();
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
    const bytes = Buffer.from(text);
    const [begin, end] = [Number(from ?? 0), Math.min(bytes.length, to ? Number(to) + 1 : bytes.length)];
    response.setHeader('etag', etag).setHeader('last-modified', 'Mon, 14 Sep 2026 10:00:00 GMT');
    response.setHeader('content-length', String(end - begin));
    if (from !== undefined) response.setHeader('content-range', `bytes ${begin}-${end - 1}/${bytes.length}`);
    response.writeHead(from === undefined ? 200 : 206);
    if (method === 'HEAD') return void response.end();
    bucket.reads.set(path, (bucket.reads.get(path) ?? 0) + 1);
    response.end(bytes.subarray(begin, end));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bucket: Bucket = {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    objects: new Map(),
    reads: new Map(),
    requests: 0,
    fault: null,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return bucket;
}
