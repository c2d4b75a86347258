import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../files.ts';
import type { Destination } from './destination.ts';

const TOGETHER = 100;

/** One file each, in a folder for each instance and day: `emea/2026/09/14/metadata-call-41001.json`. */
export class DatedFolders implements Destination {
  readonly layout = 'indented';
  private readonly made = new Set<string>();
  private count = 0;

  constructor(private readonly folder: string) {}

  // At once, because a small file in a thread costs several times as much.
  add({ instance, name, text }: GeneratedFile): boolean {
    const path = join(this.folder, instance, name);
    const folder = dirname(path);
    if (!this.made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.made.add(folder);
    }
    writeFileSync(path, text);
    return ++this.count % TOGETHER === 0;
  }

  handOn(): Promise<void> {
    return Promise.resolve();
  }
}
