import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '../errors.ts';

/** Answers with one error, as a GraphQL server does. */
export function refuse(reply: FastifyReply, status: number, code: ErrorCode, message: string): void {
  const requestId = code === 'INTERNAL_SERVER_ERROR' ? { requestId: reply.request.id } : {};
  reply.code(status).type('application/json; charset=utf-8');
  void reply.send(JSON.stringify({ errors: [{ message, extensions: { code, ...requestId } }] }));
}
