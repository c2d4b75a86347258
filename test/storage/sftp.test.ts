import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openStore } from '../../src/storage/open-store.ts';
import type { FoundObject, Store, StoreOptions } from '../../src/storage/store.ts';
import { isCi, isLong } from '../support/kind-of-run.ts';
import { allOf, bytesOf, keepsThePromisesOfAStore, kindOf } from './contract.ts';
import { startSshServer, whyNoSshd, type SshServer } from './ssh-server.ts';

if (whyNoSshd !== null && isCi) test('an SSH server is installed', () => expect(whyNoSshd).toBeNull());
const describeWithSshd = whyNoSshd === null ? describe : describe.skip;

describeWithSshd(`a folder of an SFTP server${whyNoSshd === null ? '' : ` (skipped: ${whyNoSshd})`}`, () => {
  let server: SshServer;
  let options: StoreOptions;
  beforeAll(async () => {
    server = await startSshServer();
    const { keyFile, knownHostsFile } = server;
    options = { privateKeyFile: keyFile, knownHostsFile, environment: {}, timeout: 5_000 };
  });
  afterAll(() => server.close());

  const fileOf = (folder: string, path: string): string => join(server.folder, 'files', folder, path);
  const address = (folder: string): string =>
    `sftp://${server.user}@127.0.0.1:${server.port}${encodeURI(join(server.folder, 'files', folder))}`;
  const put = async (folder: string, path: string, content: string | Buffer): Promise<void> => {
    await mkdir(dirname(fileOf(folder, path)), { recursive: true });
    await writeFile(fileOf(folder, path), content);
  };
  const opened = (folder: string, others: StoreOptions = {}): Promise<Store> =>
    openStore(address(folder), { ...options, ...others });

  keepsThePromisesOfAStore(() => ({ address, options, put, remove: (folder, path) => rm(fileOf(folder, path)) }));

  test('a host that is not known, or shows another key, is refused', async () => {
    await put('host', 'a.json', 'x');
    const unknown = await opened('host', { knownHostsFile: '/dev/null' });
    expect(await kindOf(allOf(unknown))).toBe('MISCONFIGURED');
    await expect(allOf(unknown)).rejects.toThrow(`it shows ${server.fingerprint}`);
    const hostFingerprint = `SHA256:${'A'.repeat(43)}`;
    await expect(allOf(await opened('host', { hostFingerprint }))).rejects.toThrow(
      'its key is not the one that was given',
    );
    const right = await opened('host', { knownHostsFile: '/dev/null', hostFingerprint: server.fingerprint });
    expect(await allOf(right)).toHaveLength(1);
    await right.close();
  });

  test('a key or password that the server does not accept is DENIED, and not told', async () => {
    const { knownHostsFile } = server;
    const url = address('host').replace('@', ':s3cret@');
    const store = await openStore(url, { knownHostsFile, environment: {}, timeout: 5_000 });
    expect(store.url).not.toContain('s3cret');
    const error = await allOf(store).catch((caught: unknown) => caught);
    expect(String(error)).toMatch(/the server does not accept the user, key or password/);
    expect(String(error)).not.toContain('s3cret');
  });

  test('a file that may not be read is DENIED', async () => {
    await put('denied', 'a.json', 'x');
    await rm(fileOf('denied', 'a.json'));
    // Root may read everything, but not what only the kernel knows.
    await symlink('/proc/self/mem', fileOf('denied', 'a.json'));
    expect(await kindOf(bytesOf(await opened('denied'), { path: 'a.json' }))).not.toBe('GONE');
  });

  test('a folder that is not there does not look like an empty one', async () => {
    expect(await kindOf(allOf(await opened('not-there')))).toBe('MISCONFIGURED');
  });

  test('links are followed, but not in circles', async () => {
    await put('links', 'real/a.json', 'x');
    await symlink(fileOf('links', 'real'), fileOf('links', 'again'));
    await symlink(fileOf('links', ''), fileOf('links', 'real/up'));
    await symlink('itself', fileOf('links', 'itself'));
    await symlink('/nowhere', fileOf('links', 'broken'));
    const found = await allOf(await opened('links'));
    expect(found.map(({ path }) => path).sort()).toEqual(['again/a.json', 'real/a.json']);
  });

  test('after a broken connection the next request makes a new one', async () => {
    await put('broken', 'a.json', Buffer.alloc(2 * 1024 * 1024));
    const store = await opened('broken');
    const [object] = await allOf(store);
    const reading = (async () => {
      for await (const _ of store.read(object as FoundObject)) server.breakConnections();
    })();
    expect(await kindOf(reading)).toBe('UNAVAILABLE');
    expect(await bytesOf(store, object as FoundObject)).toHaveLength(2 * 1024 * 1024);
    await store.close();
    expect(await kindOf(allOf(store))).toBe('UNAVAILABLE');
  });

  test('a server that falls silent is UNAVAILABLE, while listing, reading and connecting', async () => {
    await put('silent', 'a.json', Buffer.alloc(2 * 1024 * 1024));
    const store = await opened('silent', { timeout: 1_000 });
    const [object] = await allOf(store);
    server.stall(true);
    expect(await kindOf(allOf(store))).toBe('UNAVAILABLE');
    expect(await kindOf(bytesOf(store, object as FoundObject))).toBe('UNAVAILABLE');
    expect(await kindOf(allOf(await opened('silent', { timeout: 1_000 })))).toBe('UNAVAILABLE');
    server.stall(false);
    server.breakConnections();
    expect(await bytesOf(store, object as FoundObject)).toHaveLength(2 * 1024 * 1024);
  });

  test('a file that grows while it is read is CHANGED', async () => {
    await put('grows', 'a.json', Buffer.alloc(2 * 1024 * 1024));
    const store = await opened('grows');
    const [object] = await allOf(store);
    const reading = (async () => {
      for await (const _ of store.read(object as FoundObject)) {
        await put('grows', 'a.json', Buffer.alloc(3 * 1024 * 1024));
      }
    })();
    expect(await kindOf(reading)).toBe('CHANGED');
  });

  test('a folder of many thousand names is listed in steps', async () => {
    const count = isLong ? 100_000 : 5_000;
    await put('many', '0.json', '');
    for (let i = 1; i < count; i++) await writeFile(fileOf('many', `${i}.json`), '');
    let found = 0;
    for await (const page of (await opened('many')).list()) {
      expect(page.length).toBeLessThanOrEqual(1000);
      found += page.length;
    }
    expect(found).toBe(count);
  }, 600_000);
});
