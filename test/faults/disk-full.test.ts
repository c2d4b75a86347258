import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedded } from '../../src/database/embedded/open.ts';
import { isRoot } from '../support/embedded-folder.ts';
import { compiledProgram } from '../support/program.ts';
import { delivery, storedOf } from './delivery.ts';

/** Only root may make a disk of its own, and not in every container. */
const canMount = isRoot && process.platform === 'linux' && tries('/bin/mount', '--version');

function tries(command: string, ...args: string[]): boolean {
  try {
    return execFileSync(command, args).length > 0;
  } catch {
    return false;
  }
}

(canMount ? test : test.skip)(
  'a full disk under the database is a sentence, and once there is room the next run finishes',
  async () => {
    using files = await delivery(2_000);
    await using program = await compiledProgram();
    const disk = join(program.folder, 'disk');
    mkdirSync(disk);
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=75m,mode=0755', 'none', disk]);
    try {
      const settings = { DATA_DIR: join(disk, 'data') };
      const full = program.start(['ingest', files.path], settings);
      expect(await full.ended).toBe(1);
      expect(full.stderr()).toMatch(/disk .*full/i);
      expect(full.stderr()).not.toMatch(/^ +at |could not/m);
      execFileSync('/bin/mount', ['-o', 'remount,size=1g', disk]);
      const again = program.start(['ingest', files.path], settings);
      expect([await again.ended, again.stderr()]).toEqual([2, expect.not.stringMatching(/full/)]);
      const database = await openEmbedded({ dataDir: settings.DATA_DIR, log: () => undefined });
      try {
        expect(await storedOf(database.url)).toEqual(files.expected);
      } finally {
        await database.release();
      }
    } finally {
      execFileSync('/bin/umount', ['-l', disk]);
    }
  },
  300_000,
);
