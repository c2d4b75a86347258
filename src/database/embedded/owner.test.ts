import { chown, cp, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, embeddedFolder, isRoot } from '../../../test/support/embedded-folder.ts';
import { serverOwner, standIn, usersIn } from './owner.ts';

const NOBODY = 65534;
const PASSWD = `root:x:0:0:root:/root:/bin/bash
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
ada:x:1000:1001:Ada:/home/ada:/bin/bash
`;
const POSTGRES = 'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash\n';

describe('who runs PostgreSQL for root', () => {
  test('is postgres where there is such a user, else nobody', () => {
    expect(standIn(usersIn(PASSWD + POSTGRES), undefined)).toEqual({ name: 'postgres', uid: 101, gid: 104 });
    expect(standIn(usersIn(PASSWD), undefined)).toEqual({ name: 'nobody', uid: 65534, gid: 65534 });
    expect(standIn(usersIn('root:x:0:0:root:/root:/bin/bash\n'), undefined)).toBeUndefined();
  });

  test('is the owner of the cluster, so that an ordinary user can still open what root has opened between', () => {
    expect(standIn(usersIn(PASSWD + POSTGRES), 1000)?.name).toBe('ada');
  });

  test('is never root, nor an owner without a name', () => {
    expect(standIn(usersIn(PASSWD + POSTGRES), 0)?.name).toBe('postgres');
    expect(standIn(usersIn(PASSWD + POSTGRES), 4242)?.name).toBe('postgres');
  });
});

(isRoot ? describe : describe.skip)('root', () => {
  test('is handed back a cluster that was copied as root', async () => {
    await using folder = await embeddedFolder();
    await using copy = await embeddedFolder();
    await (await folder.open()).release();
    await cp(folder.dataDir, copy.dataDir, { recursive: true });
    expect((await stat(join(copy.dataDir, 'postgres'))).uid).toBe(0);
    expect(await ask((await copy.open()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const uids = (await readdir(join(copy.dataDir, 'postgres'), { recursive: true })).map(
      async (name) => (await stat(join(copy.dataDir, 'postgres', name))).uid,
    );
    expect(new Set(await Promise.all(uids))).toEqual(
      new Set([(await serverOwner(join(copy.dataDir, 'postgres')))?.uid]),
    );
  });

  test('opens the cluster of an ordinary user without taking it from them', async () => {
    await using folder = await embeddedFolder();
    await mkdir(folder.dataDir);
    await chown(folder.dataDir, NOBODY, NOBODY);
    const ordinary = await folder.openElsewhere({ uid: NOBODY });
    await ordinary.opened();
    await ordinary.release();
    await (await folder.open()).release();
    const again = await folder.openElsewhere({ uid: NOBODY });
    await expect(again.opened()).resolves.toMatch(/^postgres:/);
    await again.release();
  });

  test('leaves a folder that an ordinary user is refused with a sentence', async () => {
    await using folder = await embeddedFolder();
    await (await folder.open()).release();
    const ordinary = await folder.openElsewhere({ uid: NOBODY });
    await expect(ordinary.opened()).rejects.toThrow(
      /^EmbeddedRefusal: The database folder .*postgres belongs to another user .*DATA_DIR/,
    );
  });
});
