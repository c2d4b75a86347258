import { outageOf } from '../database/outage.ts';
import type { ErrorCode } from '../errors.ts';
import { BadGzip } from '../ingest/document/unpack.ts';
import { Busy, MadeRoom } from '../ingest/push.ts';
import { TooManyRefused } from '../ingest/push/turns.ts';
import { outages } from './outages.ts';
import { BodyEmpty, BodyTooLarge, BodyTooSlow } from './request-body.ts';

/** Why records were not taken in, fit to leave. */
export interface PushRefusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/** What a push that failed is answered with; a status of 500 is ours, and nobody is told more. */
export function pushRefusalOf(error: unknown, bodyLimitBytes: number): PushRefusal {
  if (error instanceof BodyTooLarge) {
    const message = `The request body is larger than ${bodyLimitBytes} bytes (INGEST_BODY_LIMIT_BYTES); send it in several.`;
    return { status: 413, code: 'LIMIT_EXCEEDED', message };
  }
  if (error instanceof BadGzip) {
    return {
      status: 413,
      code: 'LIMIT_EXCEEDED',
      message: `In the request body ${error.message}; send it in several.`,
    };
  }
  if (error instanceof TooManyRefused) {
    const message = `${error.most} of these records cannot be taken in (INGEST_PUSH_QUARANTINE_LIMIT), so what comes after them was not read. What is wrong with each is told before this and kept in the quarantine.`;
    return { status: 422, code: 'LIMIT_EXCEEDED', message };
  }
  if (error instanceof BodyEmpty) {
    const message = 'The request body is empty; expected a session record, a list of them, or one on each line.';
    return { status: 400, code: 'BAD_REQUEST', message };
  }
  if (error instanceof BodyTooSlow) {
    return { status: 408, code: 'BAD_REQUEST', message: 'The request body stopped arriving.' };
  }
  if (error instanceof MadeRoom) {
    const message = 'Others came while the request body or the reading of the answer stood still; send the rest again.';
    return { status: 408, code: 'BAD_REQUEST', message };
  }
  if (error instanceof Busy) {
    const message = 'Too many are sending records; send these again a little later.';
    return { status: 429, code: 'RATE_LIMITED', message };
  }
  const outage = outageOf(error);
  if (outage) {
    const message = `${outages[outage]} Send the records again: what is stored already changes nothing.`;
    return { status: 503, code: 'INTERNAL_SERVER_ERROR', message };
  }
  const message =
    'Something went wrong. The log of the server has it under the request id. Send the records again: what is stored already changes nothing.';
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message };
}
