import { openStore } from '../../src/storage/open-store.ts';
import type { FoundObject, Store, StoreOptions } from '../../src/storage/store.ts';
import { isLong } from '../support/kind-of-run.ts';
import { BucketServer, type Fault } from './bucket-server.ts';
import { allOf, bytesOf, keepsThePromisesOfAStore, kindOf } from './contract.ts';

const server = new BucketServer();
let endpoint: string;
beforeAll(async () => (endpoint = await server.start()));
beforeEach(() => server.reset());
afterAll(() => server.close());

const CREDENTIALS: Readonly<Record<string, StoreOptions>> = {
  s3: { accessKeyId: 'AKIA-KEY', secretAccessKey: 'AKIA-SECRET' },
  // Signing in to Cloud Storage asks a server of Google, which is not here.
  gs: { isAnonymous: true },
};

/** Short waits, so that a server that is silent does not cost minutes. */
const opened = (scheme: string, timeout = 150): Promise<Store> =>
  openStore(`${scheme}://bucket/in`, { ...CREDENTIALS[scheme], endpoint, environment: {}, timeout });

const found = async (store: Store): Promise<FoundObject> => {
  const [object] = await allOf(store);
  server.requests.length = 0;
  return object as FoundObject;
};

describe.each(['s3', 'gs'])('%s:// on a server with faults', (scheme) => {
  keepsThePromisesOfAStore(() => ({
    address: (folder) => `${scheme}://bucket/${folder}`,
    options: { ...CREDENTIALS[scheme], endpoint, environment: {}, timeout: 5_000 },
    put: (folder, path, content) => Promise.resolve(server.put(`${folder}/${path}`, content)),
    remove: (folder, path) => Promise.resolve(void server.objects.delete(`${folder}/${path}`)),
  }));

  test('a listing asks once for each page, and for no object', async () => {
    [server.generated, server.pageSize] = [2500, 1000];
    expect(await allOf(await opened(scheme))).toHaveLength(2500);
    expect(server.requests).toEqual(['LIST', 'LIST', 'LIST']);
  });

  test('reading an object that was found is one request', async () => {
    server.put('in/a.json', 'content');
    const store = await opened(scheme);
    const object = await found(store);
    await bytesOf(store, object);
    // The first reading of a store also asks whether versions are heeded.
    expect(server.requests).toEqual(['HEAD', 'GET']);
    await bytesOf(store, object);
    expect(server.requests).toEqual(['HEAD', 'GET', 'GET']);
  });

  test.each<[Fault]>([[500], [503], [429], ['half'], ['silent'], ['stalled']])(
    '%s, then fine, is fine',
    async (fault) => {
      server.put('in/a.json', 'content');
      const store = await opened(scheme);
      server.faults = [fault];
      const object = await found(store);
      server.faults = [null, fault];
      expect((await bytesOf(store, object)).toString()).toBe('content');
    },
  );

  test.each<[Fault, string]>([
    [503, 'UNAVAILABLE'],
    [429, 'UNAVAILABLE'],
    ['silent', 'UNAVAILABLE'],
    ['stalled', 'UNAVAILABLE'],
    [401, 'DENIED'],
    [403, 'DENIED'],
  ])('%s for ever is %s, in time and without secrets', async (fault, kind) => {
    server.put('in/a.json', 'content');
    const store = await opened(scheme);
    const object = await found(store);
    server.fault = fault;
    for (const work of [() => allOf(store), () => bytesOf(store, object)]) {
      server.requests.length = 0;
      const error: unknown = await work().catch((caught: unknown) => caught);
      expect(error).toMatchObject({ name: 'StoreError', kind });
      expect(String(error)).not.toMatch(/AKIA|REQUEST-ID|127\.0\.0\.1|Parts|undefined/);
      // Refusals are final; the rest was tried again, but not for ever.
      if (kind === 'DENIED') expect(server.requests.length).toBeLessThanOrEqual(2);
      expect(server.requests.length).toBeLessThan(30);
    }
  });

  test('half a body again and again never reads as a whole one', async () => {
    server.put('in/a.json', Buffer.alloc(300_000, 'x'));
    const store = await opened(scheme);
    const object = await found(store);
    server.fault = 'half';
    const bytes = await bytesOf(store, object).catch((error: unknown) => error);
    // Either given up, or put together from halves of halves.
    if (Buffer.isBuffer(bytes)) expect(bytes.equals(Buffer.alloc(300_000, 'x'))).toBe(true);
    else expect(bytes).toMatchObject({ kind: 'UNAVAILABLE' });
  });

  test('a name with two slashes in a row is listed, and GONE when it is read', async () => {
    server.put('in/a//b.json', 'content');
    const store = await opened(scheme);
    expect(await kindOf(bytesOf(store, await found(store)))).toBe('GONE');
  });

  test('a bucket that is not there is MISCONFIGURED', async () => {
    server.fault = 404;
    expect(await kindOf(allOf(await opened(scheme)))).toBe('MISCONFIGURED');
  });

  test('a server that is not there is UNAVAILABLE', async () => {
    const options = { ...CREDENTIALS[scheme], endpoint: 'http://127.0.0.1:1', environment: {}, timeout: 150 };
    expect(await kindOf(allOf(await openStore(`${scheme}://bucket`, options)))).toBe('UNAVAILABLE');
  });

  test('a signal ends the wait for a server that is silent', async () => {
    server.fault = 'silent';
    const store = await opened(scheme, 3_000);
    const started = Date.now();
    await expect(store.list(AbortSignal.timeout(100))[Symbol.asyncIterator]().next()).rejects.toThrow('timeout');
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  test('a million names do not sit in memory', async () => {
    server.generated = isLong ? 1_000_000 : 100_000;
    const before = process.memoryUsage().rss;
    let [count, most] = [0, 0];
    for await (const page of (await opened(scheme, 5_000)).list()) {
      expect(page.length).toBeLessThanOrEqual(1000);
      count += page.length;
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(count).toBe(server.generated);
    expect(most / 1024 / 1024).toBeLessThan(200);
  }, 600_000);
});
