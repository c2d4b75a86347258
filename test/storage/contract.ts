import { openStore } from '../../src/storage/open-store.ts';
import { StoreError } from '../../src/storage/store-error.ts';
import type { FoundObject, Store, StoreOptions } from '../../src/storage/store.ts';

/** A place that a store reads, and the hand of somebody else who writes there. */
export interface Place {
  /** The address of an empty folder with this name. */
  readonly address: (folder: string) => string;
  readonly options: StoreOptions;
  readonly put: (folder: string, path: string, content: string | Buffer) => Promise<void>;
  readonly remove: (folder: string, path: string) => Promise<void>;
}

/** Everything that a store finds. */
export async function allOf(store: Store): Promise<FoundObject[]> {
  const found: FoundObject[] = [];
  for await (const page of store.list()) found.push(...page);
  return found;
}

/** All bytes of an object. */
export async function bytesOf(store: Store, object: Parameters<Store['read']>[0]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of store.read(object)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The kind of error that work fails with, or what it gave. */
export async function kindOf(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => (error instanceof StoreError ? error.kind : error));
}

const ODD_NAMES = [
  'a b/c  d.json',
  'ü/日本 €.json',
  'x#1.json',
  '100%.json',
  '%41.json',
  'q?a=b&c.json',
  "it's+(1).json",
];

/** What holds for every store, as tests. */
export function keepsThePromisesOfAStore(placeNow: () => Place): void {
  const opened = async (folder: string): Promise<Store> => {
    const { address, options } = placeNow();
    return openStore(address(folder), options);
  };

  test('lists what is below its folder, and nothing beside it', async () => {
    const { put } = placeNow();
    await put('mine', 'call-1.json', 'one');
    await put('mine', '2026/09/07/chat-2.json', 'two two');
    await put('mine-too', 'call-3.json', 'three');
    const store = await opened('mine');
    const found = (await allOf(store)).sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(found.map(({ path, size }) => [path, size])).toEqual([
      ['2026/09/07/chat-2.json', 7],
      ['call-1.json', 3],
    ]);
    expect(found.every(({ modifiedAt }) => Math.abs((modifiedAt ?? 0) - Date.now()) < 600_000)).toBe(true);
    expect((await bytesOf(store, found[1] as FoundObject)).toString()).toBe('one');
    await store.close();
  });

  test('names with spaces, letters of any script, #, % and ? come back as they are and can be read', async () => {
    for (const name of ODD_NAMES) await placeNow().put('odd', name, `content of ${name}`);
    const store = await opened('odd');
    const found = await allOf(store);
    expect(found.map(({ path }) => path).sort()).toEqual([...ODD_NAMES].sort());
    for (const object of found) expect((await bytesOf(store, object)).toString()).toBe(`content of ${object.path}`);
    await store.close();
  });

  test('an object of nothing, and one of many pieces, are read whole', async () => {
    const large = Buffer.alloc(9 * 1024 * 1024 + 17, 'abcdefg');
    await placeNow().put('sizes', 'empty.json', '');
    await placeNow().put('sizes', 'large.json', large);
    const store = await opened('sizes');
    for (const object of await allOf(store)) {
      const expected = object.path === 'empty.json' ? Buffer.alloc(0) : large;
      expect((await bytesOf(store, object)).equals(expected)).toBe(true);
      expect((await bytesOf(store, { path: object.path })).equals(expected)).toBe(true);
    }
    await store.close();
  });

  test('what is gone since it was found is GONE', async () => {
    await placeNow().put('gone', 'a.json', 'x');
    const store = await opened('gone');
    const [object] = await allOf(store);
    await placeNow().remove('gone', 'a.json');
    expect(await kindOf(bytesOf(store, object as FoundObject))).toBe('GONE');
    expect(await kindOf(bytesOf(store, { path: 'never/was.json' }))).toBe('GONE');
    await store.close();
  });

  test('what has changed since it was found is CHANGED, and another version', async () => {
    for (const content of ['shorter', 'much, much longer than before']) {
      await placeNow().put('changed', 'a.json', 'what was found');
      const store = await opened('changed');
      const [before] = await allOf(store);
      await placeNow().put('changed', 'a.json', content);
      expect(await kindOf(bytesOf(store, before as FoundObject))).toBe('CHANGED');
      const [after] = await allOf(store);
      expect(after?.version).not.toBe(before?.version);
      expect((await bytesOf(store, after as FoundObject)).toString()).toBe(content);
      await store.close();
    }
  });

  test('a signal ends a listing and a reading with its reason', async () => {
    await placeNow().put('signal', 'a.json', Buffer.alloc(9 * 1024 * 1024));
    const store = await opened('signal');
    const [object] = await allOf(store);
    const stopped = AbortSignal.abort(new Error('enough'));
    await expect(store.list(stopped)[Symbol.asyncIterator]().next()).rejects.toThrow('enough');
    const stopping = new AbortController();
    const reading = (async () => {
      for await (const _ of store.read(object as FoundObject, stopping.signal)) stopping.abort(new Error('enough'));
    })();
    await expect(reading).rejects.toThrow('enough');
    await store.close();
  });
}
