import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFile } from '../files.ts';
import type { Destination } from './destination.ts';

const CHUNK = 256 * 1024;

/** One NDJSON file for each instance: `emea.ndjson`. They stay open until the process ends. */
export class LineFiles implements Destination {
  readonly layout = 'line';
  private readonly files = new Map<string, { readonly fd: number; lines: string }>();
  private size = 0;

  constructor(private readonly folder: string) {}

  add({ instance, text }: GeneratedFile): boolean {
    const file = this.files.get(instance) ?? this.open(instance);
    file.lines += `${text}\n`;
    this.size += text.length;
    return this.size >= CHUNK;
  }

  handOn(): Promise<void> {
    for (const file of this.files.values()) {
      // Goes on until all is written, which `writeSync` does not promise.
      writeFileSync(file.fd, file.lines);
      file.lines = '';
    }
    this.size = 0;
    return Promise.resolve();
  }

  private open(instance: string): { readonly fd: number; lines: string } {
    mkdirSync(this.folder, { recursive: true });
    const file = { fd: openSync(join(this.folder, `${instance}.ndjson`), 'w'), lines: '' };
    this.files.set(instance, file);
    return file;
  }
}
