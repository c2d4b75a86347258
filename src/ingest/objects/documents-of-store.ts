import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../storage/open-store.ts';
import { StoreError } from '../../storage/store-error.ts';
import type { FoundObject, Store, WantedObject } from '../../storage/store.ts';
import type { DocumentLimits, ReadDocument, RefusedDocument } from '../document/document.ts';
import type { FileCounts } from '../files/documents.ts';
import type { StoreSource } from '../sources/source.ts';
import { waitAfter } from '../wait-after.ts';
import { documentsOfObject, nameOf, type Reading } from './documents.ts';
import { readObjects } from './read-objects.ts';

/** How often an object is read before the store counts as out of order. */
const ATTEMPTS = 6;
/** About how long the first wait between two is, in milliseconds; each further one is up to twice as long. */
const FIRST_WAIT = 500;

interface Found {
  readonly wanted: FoundObject;
}

/** All records of a store, in groups. An object that is refused to us is quarantined; a store that does not answer ends the run. */
export async function* documentsOfStore(
  source: StoreSource,
  limits: DocumentLimits,
  counts: FileCounts,
  signal: AbortSignal,
): AsyncGenerator<Iterable<ReadDocument | RefusedDocument>> {
  const store = await openStore(source.url, source.options);
  try {
    const reading = { store, limits, signal };
    for await (const { item, bytes, error } of readObjects(store, found(store, source, counts, signal), signal)) {
      counts.files++;
      yield* documentsInspiteOf(error, reading, item.wanted, bytes);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await store.close();
  }
}

async function* found(
  store: Store,
  { isWanted }: StoreSource,
  counts: FileCounts,
  signal: AbortSignal,
): AsyncGenerator<Found> {
  for await (const page of store.list(signal)) {
    for (const object of page) {
      if (isWanted(object.path)) yield { wanted: object };
      else counts.skipped++;
    }
  }
}

/** The records of an object; where it could not be read, again, as it is by now, as far as that may help. */
async function* documentsInspiteOf(
  first: unknown,
  reading: Reading,
  wanted: WantedObject,
  bytes: Buffer | null,
): AsyncGenerator<Iterable<ReadDocument | RefusedDocument>> {
  let error = first;
  for (let attempt = error === null ? 0 : 1; attempt < ATTEMPTS; attempt++) {
    const { path } = wanted;
    if (attempt > 0) {
      if (!(error instanceof StoreError) || !error.isTemporary) break;
      await sleep(waitAfter(attempt, FIRST_WAIT, Infinity), undefined, { signal: reading.signal });
    }
    try {
      const documents =
        attempt === 0 ? documentsOfObject(reading, wanted, bytes) : documentsOfObject(reading, { path }, null);
      for await (const document of documents) yield [document];
      return;
    } catch (again) {
      error = again;
    }
  }
  if (!(error instanceof StoreError) || error.kind === 'UNAVAILABLE' || error.kind === 'MISCONFIGURED') throw error;
  if (error.kind === 'GONE') return;
  const source = nameOf(reading.store, wanted.path);
  yield [{ source, bytes: Buffer.alloc(0), problems: [`the file cannot be read: ${error.message}`] }];
}
