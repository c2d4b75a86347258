import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PushTarget } from '../ingest/push.ts';
import type { Log } from '../log.ts';
import { formatOutcomes } from './push-answer.ts';
import { pushRefusalOf, type PushRefusal } from './push-refusal.ts';
import { refuse } from './refuse.ts';
import { bodyOf } from './request-body.ts';

export interface IngestRouteOptions {
  readonly push: PushTarget;
  /** Whether whoever reaches this server may send it records. */
  readonly mayIngest: boolean;
  /** The largest body, as it is sent. */
  readonly bodyLimitBytes: number;
  readonly log: Log;
}

interface PushRequest {
  readonly Querystring: { readonly instance?: string; readonly source?: string };
}

const LINES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
/** Browsers ask before they send these to another origin, and are answered no: no web page can post here. */
const TAKEN = ['application/json', ...LINES];
const LONGEST_NAME = 200;

/** `POST /ingest`: takes in one record, a list or a stream of them, and answers what became of each. */
export function addIngestRoute(http: FastifyInstance, options: IngestRouteOptions): void {
  void http.register((scope, _options, done) => {
    // The body is read by whoever stores it, as fast as it is stored.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(TAKEN, (_request, _payload, parsed) => parsed(null));
    scope.post<PushRequest>(
      '/ingest',
      {
        bodyLimit: options.bodyLimitBytes,
        onRequest(request, reply, next) {
          const why = options.mayIngest ? whyNot(request) : FORBIDDEN;
          if (why) refuse(reply, why.status, why.code, why.message);
          else next();
        },
      },
      (request, reply) => answer(options, request, reply),
    );
    done();
  });
}

const FORBIDDEN: PushRefusal = {
  status: 403,
  code: 'FORBIDDEN',
  message:
    'Records are taken in only from this machine, because this server does not ask who is calling; it was opened to others with ALLOW_OPEN.',
};

/** What can be refused before a byte of the body is read. */
function whyNot(request: FastifyRequest<PushRequest>): PushRefusal | null {
  const refusal = (status: number, message: string): PushRefusal => ({ status, code: 'BAD_REQUEST', message });
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (!TAKEN.includes(typeOf(request))) {
    return refusal(
      415,
      `The request body must be JSON or lines of JSON, with the header Content-Type: application/json or ${LINES[0]}.`,
    );
  }
  if (encoding !== 'gzip' && encoding !== 'identity') {
    return refusal(415, `Content-Encoding ${encoding} is not read here; gzip is, and none.`);
  }
  for (const name of ['instance', 'source'] as const) {
    const value: unknown = request.query[name];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value.trim() === '' || value.length > LONGEST_NAME) {
      const message = `\`${name}\` is a name of 1 to ${LONGEST_NAME} characters, given once.`;
      return { status: 400, code: 'BAD_USER_INPUT', message };
    }
  }
  return null;
}

const typeOf = ({ headers }: FastifyRequest<PushRequest>): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

async function answer(
  { push, bodyLimitBytes, log }: IngestRouteOptions,
  request: FastifyRequest<PushRequest>,
  reply: FastifyReply,
): Promise<FastifyReply | void> {
  const isLines = LINES.includes(typeOf(request));
  const { instance = 'default', source = 'push' } = request.query;
  const name = isLines && !/\.ndjson(\.gz)?$/i.test(source) ? `${source}.ndjson` : source;
  const told = (error: unknown): PushRefusal => {
    const refusal = pushRefusalOf(error, bodyLimitBytes);
    // Whoever left hears nothing of it, and nobody has to act.
    if (request.raw.socket.destroyed) {
      log.info({ requestId: request.id }, 'A client that was sending records went away');
    } else if (refusal.status >= 500) {
      log.error({ err: error, requestId: request.id }, 'Records that were sent could not be taken in');
    }
    return refusal;
  };
  const batches = push.take({ instance, name, chunks: bodyOf(request.raw, bodyLimitBytes) });
  try {
    // Until the first batch is stored the answer can still be a refusal.
    const first = await batches.next();
    reply.type(isLines ? 'application/x-ndjson; charset=utf-8' : 'application/json; charset=utf-8');
    return await reply.send(Readable.from(formatOutcomes(first.value ?? [], batches, isLines, told)));
  } catch (error) {
    const { status, code, message } = told(error);
    if (status === 429) reply.header('retry-after', '5');
    // What is left of the body nobody reads.
    reply.header('connection', 'close');
    return refuse(reply, status, code, message);
  }
}
