import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { ErrorCode } from '../errors.ts';
import type { Log } from '../log.ts';
import { isMeantForUs, MISDIRECTED } from './host-guard.ts';
import { refuse } from './refuse.ts';
import { answerUnreadable } from './unreadable.ts';

export interface HttpOptions {
  readonly bodyLimitBytes: number;
  /** Answers whatever name it is called by; see host-guard.ts. */
  readonly isOpen: boolean;
  readonly log: Log;
}

/** What every answer says about itself; a page widens the content policy by what it needs. */
const SECURITY_HEADERS = {
  // What is answered is somebody's data; pages and their files say otherwise.
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** How long a request may take to arrive, so that nobody holds a connection by sending it slowly. */
const RECEIVE_TIMEOUT_MS = 60_000;

/** A request id that a proxy has given; anything else is replaced, because it is logged and sent back. */
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** The HTTP server without routes: request ids, headers, the request log, and refusals that are always JSON in GraphQL's error shape. */
export function createHttp({ bodyLimitBytes, isOpen, log }: HttpOptions): FastifyInstance {
  const onError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const [status, code, message] = refusalOf(error, bodyLimitBytes);
    if (status === 500) log.error({ err: error, requestId: request.id }, 'An HTTP request failed');
    refuse(reply, status, code, message);
  };
  const http = Fastify({
    bodyLimit: bodyLimitBytes,
    genReqId: ({ headers: { 'x-request-id': given } }) =>
      typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID(),
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, request, reply) => onError(error, request, reply.headers(SECURITY_HEADERS)),
  });
  // A body that is not said to be JSON is not read: browsers send text/plain across origins without asking.
  http.removeContentTypeParser('text/plain');
  http.setErrorHandler(onError);
  http.setNotFoundHandler((_request, reply) =>
    refuse(reply, 404, 'BAD_REQUEST', 'There is nothing here. GraphQL is at /graphql, its explorer at /explorer.'),
  );
  http.addHook('onRequest', (request, reply, done) => {
    reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id });
    limitArrival(request);
    const begun = performance.now();
    reply.raw.once('close', () => logEnd(log, request, reply, performance.now() - begun));
    if (request.headers.host === undefined && request.routeOptions.url === '/graphql') {
      refuse(reply, 400, 'BAD_REQUEST', 'The request has no header Host, which says whom it is meant for.');
      return;
    }
    if (isOpen || isMeantForUs(request.headers.host)) return done();
    refuse(reply, 421, 'FORBIDDEN', MISDIRECTED);
  });
  return http;
}

/** Cuts off a request that does not arrive in time. A stream of records may take as long as it flows, and looks after itself. */
function limitArrival({ raw, routeOptions }: FastifyRequest): void {
  if (routeOptions.url === '/ingest') return;
  const timer = setTimeout(() => raw.destroy(), RECEIVE_TIMEOUT_MS);
  raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
}

/** One line for each request, also for one whose client did not wait. Without the query string, which may hold an operation with its variables. */
function logEnd(log: Log, { id, method, url }: FastifyRequest, { raw }: FastifyReply, elapsedMs: number): void {
  const isAnswered = raw.writableFinished;
  const line = { requestId: id, method, path: url.split('?', 1)[0], ms: Math.round(elapsedMs) };
  if (isAnswered) log.info({ ...line, status: raw.statusCode }, 'request');
  else log.info(line, 'The client went away before its answer');
}

function refusalOf({ code, statusCode = 500 }: FastifyError, bodyLimitBytes: number): [number, ErrorCode, string] {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return [
      413,
      'LIMIT_EXCEEDED',
      `The request body is larger than ${bodyLimitBytes} bytes, which is the most this server reads.`,
    ];
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return [415, 'BAD_REQUEST', 'The request body must be JSON with the header Content-Type: application/json.'];
  }
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') {
    return [400, 'BAD_REQUEST', 'The request body is empty; expected a JSON object with the member "query".'];
  }
  if (code === 'FST_ERR_BAD_URL') return [400, 'BAD_REQUEST', 'The address is not a valid URL.'];
  if (statusCode >= 400 && statusCode < 500) {
    return [statusCode, 'BAD_REQUEST', 'The request body is not JSON, or the request cannot be read.'];
  }
  return [500, 'INTERNAL_SERVER_ERROR', 'Something went wrong. The log of the server has it under the request id.'];
}
