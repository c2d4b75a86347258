import type { Writable } from 'node:stream';
import type { GeneratedFile } from '../files.ts';
import type { Destination } from './destination.ts';

const CHUNK = 256 * 1024;

/** NDJSON into a stream, which is not ended: the text of each file is a line. The size of a chunk, in characters, does not change the bytes. */
export class LineStream implements Destination {
  readonly layout = 'line';
  private lines = '';
  private failure: Error | null = null;

  constructor(
    private readonly out: Writable,
    private readonly chunk: number = CHUNK,
  ) {
    // Heard at once: an error may come between two chunks.
    out.on('error', (error: Error) => (this.failure ??= error));
  }

  add({ text }: GeneratedFile): boolean {
    this.lines += `${text}\n`;
    return this.lines.length >= this.chunk;
  }

  async handOn(): Promise<void> {
    const text = this.lines;
    this.lines = '';
    if (this.failure === null && !this.out.write(text)) await this.drained();
    if (this.failure !== null) throw this.failure;
  }

  private drained(): Promise<void> {
    const { out } = this;
    return new Promise((resolve) => {
      const done = (): void => {
        for (const event of ['drain', 'error', 'close']) out.off(event, done);
        resolve();
      };
      for (const event of ['drain', 'error', 'close']) out.on(event, done);
      if (out.destroyed || !out.writableNeedDrain) done();
    });
  }
}
