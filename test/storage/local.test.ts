import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStore } from '../../src/storage/open-store.ts';
import { allOf, bytesOf, keepsThePromisesOfAStore, kindOf } from './contract.ts';

let root: string;
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), 'sessiongraph-store-'))));
afterAll(() => rm(root, { recursive: true }));

const put = async (folder: string, path: string, content: string | Buffer): Promise<void> => {
  const file = join(root, folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
};

describe('a local folder', () => {
  keepsThePromisesOfAStore(() => ({
    address: (folder) => join(root, folder),
    options: {},
    put,
    remove: (folder, path) => rm(join(root, folder, path)),
  }));

  test('can be told as a file:// address', async () => {
    await put('by url', 'a.json', 'x');
    const store = await openStore(pathToFileURL(join(root, 'by url')).href);
    expect(store.url).toBe(join(root, 'by url'));
    expect(await allOf(store)).toHaveLength(1);
  });

  test('links are followed, but not in circles', async () => {
    await put('links', 'real/a.json', 'x');
    await symlink(join(root, 'links', 'real'), join(root, 'links', 'again'));
    await symlink(join(root, 'links'), join(root, 'links', 'real', 'up'));
    await symlink(join(root, 'nowhere'), join(root, 'links', 'broken'));
    const found = await allOf(await openStore(join(root, 'links')));
    expect(found.map(({ path }) => path).sort()).toEqual(['again/a.json', 'real/a.json']);
  });

  test('a folder that is not there does not look like an empty one', async () => {
    expect(await kindOf(allOf(await openStore(join(root, 'not there'))))).toBe('MISCONFIGURED');
    await put('file', 'a.json', 'x');
    expect(await kindOf(allOf(await openStore(join(root, 'file', 'a.json'))))).toBe('MISCONFIGURED');
  });

  test('nothing outside of it can be read', async () => {
    await put('inside', 'a.json', 'x');
    await put('outside', 'secret.json', 'x');
    const store = await openStore(join(root, 'inside'));
    expect(await kindOf(bytesOf(store, { path: '../outside/secret.json' }))).toBe('GONE');
  });

  test('a file that changes while it is read is CHANGED', async () => {
    await put('while', 'a.json', Buffer.alloc(1024 * 1024));
    const store = await openStore(join(root, 'while'));
    const [object] = await allOf(store);
    const reading = async (): Promise<void> => {
      for await (const _ of store.read(object as { path: string })) await put('while', 'a.json', 'other');
    };
    expect(await kindOf(reading())).toBe('CHANGED');
  });
});
