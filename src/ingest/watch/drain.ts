import { StoreError } from '../../storage/store-error.ts';
import type { WantedObject } from '../../storage/store.ts';
import { documentsOfObject } from '../objects/documents.ts';
import { readObjects } from '../objects/read-objects.ts';
import type { StoreSource } from '../sources/source.ts';
import { withSourceWriter } from './batches.ts';
import { Held } from './held.ts';
import { noteDone, noteFailed, noteGone, type Claimed } from './object-rows.ts';
import { waitAfter } from '../wait-after.ts';
import type { Watcher } from './watcher.ts';

/** Failures in a row after which it is the store that does not answer, not these objects. */
const MOST_FAILURES = 8;
/** What a failure counts: some objects may be refused to us where others are not. */
const WEIGHTS = { UNAVAILABLE: 1, DENIED: 0.1, MISCONFIGURED: 0.1, GONE: 0, CHANGED: 0 } as const;
/** How long others wait at most, in milliseconds. */
const LONGEST = 20_000;

/** A claimed object, and what of it is to be read. */
interface Due {
  readonly claimed: Claimed;
  readonly wanted: WantedObject;
}

/**
 * Takes in what is due of a source until nothing is; says whether it came so far, or the store does not answer. Throws what the
 * database throws. Objects that were claimed and not stored are let go.
 */
export async function drain(watcher: Watcher, source: StoreSource): Promise<boolean> {
  const { ledger, pace, signal, slots } = watcher;
  const store = await watcher.openStore();
  const held = new Held(ledger, source.name, pace.lease);
  const begun = performance.now();
  let failures = 0;
  async function* due(): AsyncGenerator<Due> {
    while (!signal.aborted && failures < MOST_FAILURES && !(slots.isWanted && performance.now() - begun > LONGEST)) {
      const claimed = await held.claim();
      if (claimed.length === 0) return;
      for (const object of claimed) {
        if (signal.aborted || failures >= MOST_FAILURES) return;
        if (source.isWanted(object.path)) yield { claimed: object, wanted: wantedOf(object) };
        else await noteGone(ledger, source.name, object);
      }
    }
  }
  const stored = async (marks: readonly Claimed[]): Promise<void> => {
    await noteDone(ledger, source.name, marks);
    held.letGo(marks);
  };
  try {
    await withSourceWriter<Claimed>(watcher, source, stored, async (writer) => {
      const reading = { store, limits: watcher.limits, signal };
      for await (const { item, bytes, error } of readObjects(store, due(), signal)) {
        try {
          if (error !== null) throw error as Error;
          for await (const document of documentsOfObject(reading, item.wanted, bytes)) await writer.add(document);
          writer.mark(item.claimed);
          failures = 0;
        } catch (failure) {
          if (signal.aborted) break;
          if (!(failure instanceof StoreError)) throw failure;
          failures += WEIGHTS[failure.kind];
          await putOff(watcher, source, item.claimed, failure);
          held.letGo([item.claimed]);
        }
      }
    });
  } finally {
    await held.release();
  }
  return failures < MOST_FAILURES;
}

/** The version that was listed; once that is not to be had, the object as it is: if it is newer, the next listing sees so too. */
const wantedOf = ({ path, size, version, attempts }: Claimed): WantedObject =>
  attempts === 0 ? { path, size, version } : { path };

async function putOff(watcher: Watcher, { name }: StoreSource, object: Claimed, failure: StoreError): Promise<void> {
  const { ledger, pace, troubles } = watcher;
  if (failure.kind === 'GONE') return noteGone(ledger, name, object);
  if (failure.kind !== 'CHANGED') troubles.tell('An object cannot be read', failure.message, object.path);
  const longest = failure.isTemporary ? pace.longestWait : pace.longestWaitForPeople;
  await noteFailed(ledger, name, object, failure.message, waitAfter(object.attempts, pace.firstWait, longest));
}
