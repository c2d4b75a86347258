import { chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, embeddedFolder, killed, until, type EmbeddedFolder } from '../../../test/support/embedded-folder.ts';
import { serverOwner } from './owner.ts';

describe('a first start that is killed while the cluster is being made', () => {
  test.each([
    ['with initdb', true],
    ['while initdb goes on', false],
  ])('%s does not stand in the way of the next', async (_, withChildren) => {
    await using folder = await embeddedFolder();
    const other = await folder.openElsewhere();
    await until(async () => (await unfinished(folder)).some((name) => name.includes('PG_VERSION')));
    await other.kill(withChildren);
    expect(await readdir(folder.dataDir)).not.toContain('postgres');
    const { url } = await folder.open();
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('leaves a password file that serves the next', async () => {
    await using folder = await embeddedFolder();
    await mkdir(folder.dataDir);
    await writeFile(join(folder.dataDir, 'postgres-password'), 'left-by-the-first\n');
    expect(new URL((await folder.open()).url).password).toBe('left-by-the-first');
  });

  test('leaves a folder that a later start removes', async () => {
    await using folder = await embeddedFolder();
    const other = await folder.openElsewhere();
    await until(async () => (await unfinished(folder)).length > 0);
    await other.kill(true);
    await folder.open();
    expect(await unfinished(folder)).toEqual([]);
  });
});

describe('a postmaster.pid that a crash left behind', () => {
  test('with the pid of no process does not stand in the way', async () => {
    await using folder = await embeddedFolder();
    const idle = folder.idle();
    await killed(idle);
    await leaveBehind(folder, String(idle.pid));
    expect(await ask((await folder.open()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test("with the pid of another program of the server's user does not stand in the way", async () => {
    await using folder = await embeddedFolder();
    const owner = await serverOwner(join(folder.dataDir, 'postgres'));
    const idle = folder.idle(owner?.uid);
    await leaveBehind(folder, String(idle.pid));
    expect(await ask((await folder.open()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(idle.exitCode).toBeNull();
  });

  test('with the pid of the PostgreSQL of another folder does not stand in the way, nor harm that one', async () => {
    await using folder = await embeddedFolder();
    await using other = await embeddedFolder();
    const neighbour = await other.open();
    await leaveBehind(folder, (await other.postmasterFile()).slice(0, 1).join(), neighbour.url);
    const database = await folder.open();
    expect(database.url).not.toBe(neighbour.url);
    await database.release();
    expect(await ask(neighbour.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('and is empty, as a full disk makes it, does not stand in the way', async () => {
    await using folder = await embeddedFolder();
    await (await folder.open()).release();
    await writeFile(join(folder.dataDir, 'postgres', 'postmaster.pid'), '');
    expect(await ask((await folder.open()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a server that someone told to stop when its clients are gone', () => {
  test('is stopped and started again by the next opening', async () => {
    await using folder = await embeddedFolder();
    const other = await folder.openElsewhere();
    await other.opened();
    const [pid = ''] = await folder.postmasterFile();
    process.kill(Number(pid), 'SIGTERM');
    await until(async () => (await folder.postmasterFile())[7]?.startsWith('stopping') === true);
    const { url } = await folder.open();
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await other.release();
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

/** Everything in the folders where clusters are being made. */
async function unfinished({ dataDir }: EmbeddedFolder): Promise<string[]> {
  const names = await readdir(dataDir, { recursive: true }).catch(() => []);
  return names.filter((name) => name.startsWith('postgres.new-'));
}

/** Makes a cluster and puts its own postmaster.pid back after the stop, with another pid (and another server's port) in it. */
async function leaveBehind(folder: EmbeddedFolder, pid: string, url?: string): Promise<void> {
  const database = await folder.open();
  const file = join(folder.dataDir, 'postgres', 'postmaster.pid');
  const lines = (await readFile(file, 'utf8')).split('\n');
  await database.release();
  lines[0] = pid;
  if (url !== undefined) lines[3] = new URL(url).port;
  await writeFile(file, lines.join('\n'), { mode: 0o600 });
  const owner = await serverOwner(join(folder.dataDir, 'postgres'));
  if (owner !== undefined) await chown(file, owner.uid, owner.gid);
}
