import type { Socket } from 'node:net';
import type { ErrorCode } from '../errors.ts';

/** Answers what the parser of HTTP could not read, in the shape of every other refusal, and ends the connection. */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  // Whoever is gone is told nothing.
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, message] = refusalOf(error.code);
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${String(Buffer.byteLength(body))}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function refusalOf(code: string | undefined): [status: string, code: ErrorCode, message: string] {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return [
      '431 Request Header Fields Too Large',
      'LIMIT_EXCEEDED',
      'The headers of the request, its address among them, are larger than this server reads; send operations in the body of a POST.',
    ];
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return ['408 Request Timeout', 'BAD_REQUEST', 'The request did not arrive in time.'];
  }
  return ['400 Bad Request', 'BAD_REQUEST', 'The request is not HTTP that can be read.'];
}
