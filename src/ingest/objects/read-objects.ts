import { setMaxListeners } from 'node:events';
import type { Store, WantedObject } from '../../storage/store.ts';

/** Objects up to this size are read whole and ahead; the rest when their turn comes, as streams. */
const SMALL = 1024 * 1024;
/** Objects that are read at the same time, each from far away. */
const AT_ONCE = 8;

/** What is to be read, with whatever else its reader knows of it. */
interface Item {
  readonly wanted: WantedObject;
}

/** What came of reading an object: its bytes, null where it is to be read as a stream, or what was thrown. */
export interface ReadObject<It> {
  readonly item: It;
  readonly bytes: Buffer | null;
  readonly error: unknown;
}

/**
 * Reads objects ahead, several at once, and gives them as they come: one that is slow holds nobody up. Ends when the signal aborts;
 * what was on its way then counts as not read.
 */
export async function* readObjects<It extends Item>(
  store: Store,
  items: AsyncIterable<It>,
  signal: AbortSignal,
): AsyncGenerator<ReadObject<It>> {
  const stop = new AbortController();
  // As many as are read at once, and stores may listen more than once for each.
  setMaxListeners(0, stop.signal);
  const onAbort = (): void => stop.abort(signal.reason);
  signal.addEventListener('abort', onAbort);
  const iterator = items[Symbol.asyncIterator]();
  const underWay = new Map<It, Promise<ReadObject<It>>>();
  let isAll = false;
  try {
    while (!signal.aborted) {
      while (!isAll && underWay.size < AT_ONCE) {
        const next = await iterator.next();
        if (next.done) isAll = true;
        else underWay.set(next.value, read(store, next.value, stop.signal));
      }
      if (underWay.size === 0) return;
      const done = await Promise.race(underWay.values());
      underWay.delete(done.item);
      if (!signal.aborted) yield done;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop.abort();
    await iterator.return?.();
    await Promise.all(underWay.values());
  }
}

/** Never rejects. */
async function read<It extends Item>(store: Store, item: It, signal: AbortSignal): Promise<ReadObject<It>> {
  try {
    return { item, bytes: await load(store, item.wanted, signal), error: null };
  } catch (error) {
    return { item, bytes: null, error };
  }
}

async function load(store: Store, object: WantedObject, signal: AbortSignal): Promise<Buffer | null> {
  if ((object.size ?? 0) > SMALL) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of store.read(object, signal)) {
    size += chunk.length;
    if (size > SMALL) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
