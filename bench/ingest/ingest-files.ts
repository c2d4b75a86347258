import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { generateFiles } from '../../src/generate/files.ts';
import { generated } from '../sessions-data.ts';

/** Folders with generated files. */
export interface IngestFiles {
  /** One file of each session, its newest. */
  readonly newest: string;
  /** The folders of the newest files in two halves. */
  readonly halves: readonly (readonly string[])[];
  /** One older file of each session. */
  readonly older: string;
  /** The newest of each session once more, one a line. */
  readonly lines: string;
  /** Mean size of a newest file. */
  readonly bytes: number;
}

/** Writes two files of each session below a folder. */
export async function writeFiles(folder: string, sessions: number): Promise<IngestFiles> {
  const [newest, older] = [join(folder, 'newest'), join(folder, 'older')];
  const made = new Set<string>();
  let bytes = 0;
  let count = 0;
  const lines = join(folder, 'newest.ndjson');
  const lineFile = createWriteStream(lines);
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
      if (!lineFile.write(`${JSON.stringify(JSON.parse(text))}\n`)) await once(lineFile, 'drain');
    }
  }
  lineFile.end();
  await once(lineFile, 'close');
  return { newest, halves: await halvesOf(newest), older, lines, bytes: bytes / count };
}

/** The folders of single days, in turn to the one and to the other half. */
async function halvesOf(newest: string): Promise<string[][]> {
  const found = await readdir(newest, { recursive: true, withFileTypes: true });
  const days = [...new Set(found.filter((it) => it.isFile()).map(({ parentPath }) => parentPath))].sort();
  return [0, 1].map((half) => days.filter((_, i) => i % 2 === half));
}
