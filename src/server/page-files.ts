import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { packageFolder } from '../package.ts';

/** A file that belongs to a page, ready to be sent. */
export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
  packed?: Promise<Buffer>;
}

/** The text of a file in src/server/pages. */
export const pageText = (name: string): string => readFileSync(join(packageFolder, 'src/server/pages', name), 'utf8');

/** The operation both pages begin with; it returns data on the samples. */
export const firstOperation = (): string => pageText('first-operation.graphql');

export function pageFile(type: string, text: string): PageFile {
  const body = Buffer.from(text);
  return { type, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

/** JSON that can stand inside a `<script type="application/json">` whatever it holds. */
export const jsonForPage = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Sends a file, packed where the browser can unpack it, or 304 when it has it already. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, file: PageFile): Promise<FastifyReply> {
  reply.headers({ etag: file.etag, 'cache-control': 'no-cache', vary: 'accept-encoding' }).type(file.type);
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(file.body);
  file.packed ??= promisify(gzip)(file.body);
  return reply.header('content-encoding', 'gzip').send(await file.packed);
}
