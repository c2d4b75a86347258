import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateFiles } from '../../src/generate/files.ts';
import { generated } from '../sessions-data.ts';

/** Folders with generated files. */
export interface IngestFiles {
  /** One file of each session, its newest. */
  readonly newest: string;
  /** One older file of each session. */
  readonly older: string;
  /** Mean size of a newest file. */
  readonly bytes: number;
}

/** Writes two files of each session below a folder. */
export async function writeFiles(folder: string, sessions: number): Promise<IngestFiles> {
  const [newest, older] = [join(folder, 'newest'), join(folder, 'older')];
  const made = new Set<string>();
  let bytes = 0;
  let count = 0;
  for (const { name, text } of generateFiles({ ...generated(sessions), secondExports: 1 })) {
    const isNewest = !name.endsWith('.initial.json');
    const path = join(isNewest ? newest : older, name);
    const above = dirname(path);
    if (!made.has(above)) await mkdir(above, { recursive: true });
    made.add(above);
    await writeFile(path, text);
    if (isNewest) {
      bytes += Buffer.byteLength(text);
      count++;
    }
  }
  return { newest, older, bytes: bytes / count };
}
