import { once } from 'node:events';
import { createServer } from 'node:net';
import { embeddedFolder } from '../../../test/support/embedded-folder.ts';
import { describeCluster, type Cluster } from './cluster.ts';
import { freePort } from './free-port.ts';
import { makeCluster } from './initdb.ts';
import { ensureServer, stopServer } from './server.ts';
import { settingArguments } from './settings.ts';

describe('a port that someone else takes', () => {
  test('between its choice and the start makes the start choose again', async () => {
    await using folder = await embeddedFolder();
    await using cluster = await madeCluster(folder.dataDir);
    await using taken = await takenPort();
    const choices = [taken.port, taken.port];
    const server = await ensureServer(cluster, undefined, async () => choices.shift() ?? freePort());
    expect(choices).toEqual([]);
    expect(server.port).not.toBe(taken.port);
  });

  test('while PostgreSQL was down makes it move', async () => {
    await using folder = await embeddedFolder();
    await using cluster = await madeCluster(folder.dataDir);
    await using taken = await takenPort();
    expect((await ensureServer(cluster, taken.port)).port).not.toBe(taken.port);
  });
});

test('no setting of a caller opens the server to other machines', () => {
  const given = settingArguments(5432, {
    listen_addresses: '*',
    port: '1',
    unix_socket_directories: '/tmp',
    work_mem: '8MB',
  });
  expect(given).toEqual(
    expect.arrayContaining(['listen_addresses=127.0.0.1', 'port=5432', 'unix_socket_directories=', 'work_mem=8MB']),
  );
  expect(given.filter((argument) => argument.startsWith('listen_addresses='))).toHaveLength(1);
});

async function madeCluster(dataDir: string): Promise<Cluster & AsyncDisposable> {
  const cluster = await describeCluster({ dataDir, settings: { shared_buffers: '16MB', fsync: 'off' } });
  await makeCluster(cluster);
  return { ...cluster, [Symbol.asyncDispose]: () => stopServer(cluster) };
}

async function takenPort(): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listening TCP server has no port');
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}
