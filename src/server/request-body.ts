import type { IncomingMessage } from 'node:http';

/** The body is larger than allowed. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** There is no body. */
export class BodyEmpty extends Error {
  override readonly name = 'BodyEmpty';
}

/** Nothing more of the body came although it was waited for. */
export class BodyTooSlow extends Error {
  override readonly name = 'BodyTooSlow';
}

/** How long the next bytes may take once somebody waits for them. */
const PATIENCE_MS = 60_000;

/**
 * The bytes of a request as they come, asked for one by one: what nobody asks for stays with the sender. Throws BodyEmpty,
 * BodyTooLarge, BodyTooSlow, or the error of a connection that broke.
 */
export async function* bodyOf(request: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  const chunks = (request as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let size = 0;
  for (;;) {
    const next = await inTime(chunks.next());
    if (next.done && size === 0) throw new BodyEmpty();
    if (next.done) return;
    size += next.value.length;
    if (size > limit) throw new BodyTooLarge();
    yield next.value;
  }
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new BodyTooSlow()), PATIENCE_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
