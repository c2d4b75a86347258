import type { DocumentLimits, ReadDocument, RefusedDocument } from '../document/document.ts';
import { readAhead } from './read-ahead.ts';
import { documentsOfLarge, documentsOfLoaded, Loader, type Documents, type Loaded } from './read.ts';
import { filesUnder, type FoundFile } from './walk.ts';

/** Groups of files that are read before their turn. */
const AHEAD = 2;

/** How many files were read, and how many in folders are none of ours. */
export interface FileCounts {
  files: number;
  skipped: number;
}

/** All records under the paths, in groups; a record is parsed when its turn comes. */
export async function* documentsUnder(
  paths: readonly string[],
  limits: DocumentLimits,
  counts: FileCounts,
): AsyncGenerator<Documents> {
  const loader = new Loader();
  for await (const [files, loaded] of readAhead(filesUnder(paths), AHEAD, (group) => loader.load(group))) {
    const large: string[] = [];
    yield small(files, loaded, limits, counts, large);
    for (const path of large) for await (const document of documentsOfLarge(path, limits)) yield [document];
  }
}

function* small(
  files: readonly FoundFile[],
  loaded: readonly Loaded[],
  limits: DocumentLimits,
  counts: FileCounts,
  large: string[],
): Generator<ReadDocument | RefusedDocument> {
  for (const [i, { path, isSkipped }] of files.entries()) {
    if (isSkipped) {
      counts.skipped++;
      continue;
    }
    counts.files++;
    const documents = documentsOfLoaded(path, loaded[i] as Loaded, limits);
    if (documents) yield* documents;
    else large.push(path);
  }
}
