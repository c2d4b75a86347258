import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { embeddedFolder, killed } from '../../../test/support/embedded-folder.ts';
import { withLock } from './lock.ts';
import { startOf } from './process-start.ts';

describe('the lock of a data folder', () => {
  test('is held by one at a time', async () => {
    await using folder = await madeFolder();
    let holders = 0;
    const work = async (): Promise<void> => {
      expect(++holders).toBe(1);
      await sleep(2);
      holders--;
    };
    await Promise.all(Array.from({ length: 20 }, () => withLock(folder.dataDir, work)));
    expect(await readdir(folder.dataDir)).toEqual([]);
  });

  test('is free again when the work fails', async () => {
    await using folder = await madeFolder();
    await expect(withLock(folder.dataDir, () => Promise.reject(new Error('work failed')))).rejects.toThrow(
      'work failed',
    );
    await expect(withLock(folder.dataDir, () => Promise.resolve('done'))).resolves.toBe('done');
  });

  test('is waited for while its holder lives, and taken when it is killed', async () => {
    await using folder = await madeFolder();
    const holder = folder.idle();
    await leaveLock(folder.dataDir, holder.pid ?? 0, (await startOf(holder.pid ?? 0)) ?? '');
    const taken = withLock(folder.dataDir, () => Promise.resolve('taken'));
    expect(await Promise.race([taken, sleep(300, 'waiting')])).toBe('waiting');
    await killed(holder);
    expect(await taken).toBe('taken');
  });

  test('is taken when the pid of its dead holder is used by another process', async () => {
    await using folder = await madeFolder();
    await leaveLock(folder.dataDir, folder.idle().pid ?? 0, '1');
    expect(await withLock(folder.dataDir, () => Promise.resolve('taken'))).toBe('taken');
  });
});

describe('the start of a process', () => {
  test('is known for ourselves, and differs from that of a later one', async () => {
    await using folder = await embeddedFolder();
    await sleep(20);
    const later = folder.idle();
    const own = await startOf(process.pid);
    expect(own).toMatch(/^\w+$/);
    expect(await startOf(process.pid)).toBe(own);
    if (process.platform === 'linux') expect(await startOf(later.pid ?? 0)).not.toBe(own);
  });

  test('is unknown for one that has ended, even while nobody has asked how', async () => {
    // The shell becomes a program that never asks after the child it inherits.
    const parent = spawn('/bin/sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 600'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    await sleep(400);
    expect(await startOf(Number(line.toString()))).toBeUndefined();
    await killed(parent);
    expect(await startOf(parent.pid ?? 0)).toBeUndefined();
  });
});

async function madeFolder(): ReturnType<typeof embeddedFolder> {
  const folder = await embeddedFolder();
  await mkdir(folder.dataDir);
  return folder;
}

async function leaveLock(dataDir: string, pid: number, start: string): Promise<void> {
  await writeFile(join(dataDir, `postgres.lock.${pid}.${start}.left`), '');
}
