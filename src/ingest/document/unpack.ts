import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { inWords } from './document.ts';

/** What is wrong with the gzip around records; the message says it in words. */
export class BadGzip extends Error {
  override readonly name = 'BadGzip';

  constructor(
    message: string,
    /** It holds more than is allowed, and may be whole. */
    readonly isTooLarge = false,
  ) {
    super(message);
  }
}

/** The bytes in a gzip, no faster than they are asked for. Throws a BadGzip where it is cut off, damaged or holds more than `most` bytes. */
export async function* unpacked(packed: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const source = Readable.from(packed);
  source.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  let size = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) {
        throw new BadGzip(`the gzip unpacks to more than ${inWords(most)} (INGEST_UNPACKED_LIMIT_BYTES)`, true);
      }
      yield chunk;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'Z_BUF_ERROR') throw new BadGzip('the gzip is cut off: it ends before its data does');
    if (code.startsWith('Z_')) throw new BadGzip('the gzip is damaged: its data cannot be unpacked');
    throw error;
  } finally {
    gunzip.destroy();
    source.destroy();
  }
}
