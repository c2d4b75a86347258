import { once, setMaxListeners } from 'node:events';
import type { Log } from '../../log.ts';
import { openStore } from '../../storage/open-store.ts';
import { StoreError } from '../../storage/store-error.ts';
import type { Store } from '../../storage/store.ts';
import { defaultLimits, type DocumentLimits } from '../document/document.ts';
import type { Source, StoreSource } from '../sources/source.ts';
import { drain } from './drain.ts';
import { openLedger } from './ledger.ts';
import { listing } from './list.ts';
import { nextDueIn } from './object-rows.ts';
import { waitAfter } from '../wait-after.ts';
import { usualPace, type WatchPace } from './pace.ts';
import { pulling } from './pull.ts';
import { Semaphore } from '../semaphore.ts';
import { nextTurnIn, registerSource } from './source-row.ts';
import { Troubles } from './troubles.ts';
import { inTurn } from './turn.ts';
import { Bell } from './wait.ts';
import type { Watcher } from './watcher.ts';

export interface WatchOptions {
  /** The database; its user owns the tables. */
  readonly url: string;
  readonly sources: readonly Source[];
  readonly log: Log;
  /** Ends the watch; what is in hand is stored, the rest let go. */
  readonly signal: AbortSignal;
  readonly limits?: Partial<DocumentLimits>;
  readonly pace?: Partial<WatchPace>;
}

/** Sources that are taken in at once: each needs memory for its batches, and one process has one processor. */
const AT_ONCE = 2;

/**
 * Watches sources until the signal aborts. Any number of processes may watch the same ones: each object is one's at a time. Failures of
 * sources and of the database are told in the log and tried again.
 */
export async function watch({ url, sources, log, signal, limits, pace }: WatchOptions): Promise<void> {
  // One listener and more for each source.
  setMaxListeners(0, signal);
  const ledger = openLedger(url, () => undefined);
  const slots = new Semaphore(AT_ONCE);
  try {
    await Promise.all(
      sources.map(async (source) => {
        const store = storeOf(source);
        const watcher: Watcher = {
          url,
          ledger,
          limits: { ...defaultLimits, ...limits },
          pace: { ...usualPace, ...pace },
          log,
          troubles: new Troubles(log, source.name),
          bell: new Bell(),
          slots,
          signal,
          openStore: store.open,
        };
        await watchSource(watcher, source).finally(store.close);
      }),
    );
    // Where every source was forgotten meanwhile, whoever started this must not start it again.
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await ledger.end();
  }
}

async function watchSource(watcher: Watcher, source: Source): Promise<void> {
  await again(watcher, async () => {
    if (await registerSource(watcher.ledger, source)) {
      watcher.log.warn(
        { source: source.name },
        'Under this name another place or instance was watched; it begins anew',
      );
    }
    return null;
  });
  const work = source.kind === 'api' ? pulling(watcher, source) : listing(watcher, source);
  const turns = again(watcher, async () => {
    await inTurn(watcher, source, work);
    const next = await nextTurnIn(watcher.ledger, source);
    if (next === null) {
      watcher.log.warn({ source: source.name }, 'No longer watched here: forgotten, or another place now');
    }
    // A little later than due, and a little apart from other processes.
    return next === null ? null : Math.max(0, Math.min(next, watcher.pace.poll)) + Math.random() * 0.1;
  });
  await Promise.all([turns, ...(source.kind === 'store' ? [takeIn(watcher, source, turns)] : [])]);
}

/** Takes in what is due, for as long as the source is ours. */
async function takeIn(watcher: Watcher, source: StoreSource, turns: Promise<void>): Promise<void> {
  const { ledger, pace, slots } = watcher;
  let isOurs = true;
  void turns.finally(() => {
    isOurs = false;
    watcher.bell.ring();
  });
  let pauses = 0;
  await again(watcher, async () => {
    if (!isOurs) return null;
    const due = await nextDueIn(ledger, source.name);
    if (due === null || due > 0) return Math.min(due ?? pace.poll, pace.poll);
    const isDone = await slots.use(async () => watcher.signal.aborted || (await drain(watcher, source)));
    pauses = isDone ? 0 : pauses + 1;
    return isDone ? 0 : waitAfter(pauses, pace.firstWait, pace.longestWait);
  });
}

/** Does a step again and again, each as many seconds after the other as it says, until it says null. What fails is told and put off. */
async function again(
  { signal, bell, pace, troubles, log }: Watcher,
  step: () => Promise<number | null>,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let wait: number | null;
    try {
      wait = await step();
      failures = 0;
      troubles.over('Watching is interrupted');
      if (wait === null) return;
    } catch (error) {
      if (signal.aborted) return;
      if (failures === 0) log.debug({ err: error }, 'A step of watching failed');
      if (!PASSING.has((error as { code?: string }).code ?? '')) {
        troubles.tell('Watching is interrupted', reasonOf(error));
      }
      wait = 0.2 + waitAfter(failures++, pace.firstWait, 60);
    }
    if (wait > 0) await bell.wait(wait, signal);
  }
}

/** Processes were in each other's way, and the same once more will do. */
const PASSING = new Set(['40001', '40P01']);

/** Messages of the database may quote values. */
function reasonOf(error: unknown): string {
  if (error instanceof StoreError) return error.message;
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return typeof code === 'string' ? `the database answered ${code}` : String(message);
}

/** Opens a store once, when it is first needed, and again where that failed. */
function storeOf(source: Source): { readonly open: () => Promise<Store>; readonly close: () => Promise<void> } {
  let opening: Promise<Store> | null = null;
  const { url } = source;
  return {
    open: () => {
      if (source.kind !== 'store') throw new Error(`${url} is no store`);
      opening ??= openStore(url, source.options);
      opening.catch(() => (opening = null));
      return opening;
    },
    close: async () => {
      const store = await opening?.catch(() => null);
      await store?.close();
    },
  };
}
