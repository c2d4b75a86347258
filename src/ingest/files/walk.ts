import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { filesBelow } from '../../storage/local/walk.ts';

/** A file to be read, or one in a folder that is none of ours. */
export interface FoundFile {
  readonly path: string;
  readonly isSkipped: boolean;
  /** False for a pipe that was named, which can be opened once only. */
  readonly isRegular: boolean;
}

const OURS = /\.(json|ndjson|gz)$/i;

/** Every file at and under these paths, in order. A file that is named is always read; in folders only JSON, NDJSON and gzip files. */
export async function* filesUnder(paths: readonly string[]): AsyncGenerator<readonly FoundFile[]> {
  for (const path of paths) {
    const found = await stat(path);
    if (!found.isDirectory()) {
      yield [{ path, isSkipped: false, isRegular: found.isFile() }];
      continue;
    }
    for await (const files of filesBelow(path)) {
      yield files.map((file) => ({ path: file, isSkipped: !OURS.test(basename(file)), isRegular: true }));
    }
  }
}
