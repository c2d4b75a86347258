import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Operator } from 'opendal';
import S3rver from 's3rver';
import { openStore } from '../../src/storage/open-store.ts';
import type { StoreOptions } from '../../src/storage/store.ts';
import { allOf, keepsThePromisesOfAStore, kindOf } from './contract.ts';

let server: S3rver;
let directory: string;
let options: StoreOptions;
let writer: Operator;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sessiongraph-s3-'));
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'sessions' }],
  });
  const endpoint = `http://127.0.0.1:${(await server.run()).port}`;
  options = { endpoint, accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', environment: {}, timeout: 5_000 };
  const keys = { access_key_id: 'S3RVER', secret_access_key: 'S3RVER' };
  writer = new Operator('s3', { bucket: 'sessions', region: 'us-east-1', endpoint, ...keys });
});
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

describe('a bucket of S3', () => {
  keepsThePromisesOfAStore(() => ({
    address: (folder) => `s3://sessions/${folder}`,
    options,
    put: async (folder, path, content) => void (await writer.write(`${folder}/${path}`, content)),
    remove: (folder, path) => writer.delete(`${folder}/${path}`),
  }));

  test('credentials are taken from the usual variables', async () => {
    await writer.write('env/a.json', 'x');
    const environment = {
      AWS_ENDPOINT_URL_S3: options.endpoint,
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
    };
    expect(await allOf(await openStore('s3://sessions/env', { environment }))).toHaveLength(1);
  });

  test('what stands for a folder is no object', async () => {
    await writer.createDir('folders/2026/');
    await writer.write('folders/2026/a.json', 'x');
    const found = await allOf(await openStore('s3://sessions/folders', options));
    expect(found.map(({ path }) => path)).toEqual(['2026/a.json']);
  });

  test('an unknown key is DENIED, a bucket that is not there MISCONFIGURED, and neither is told with the secret', async () => {
    const store = await openStore('s3://sessions/env', {
      ...options,
      accessKeyId: 'nobody',
      secretAccessKey: 'not the secret',
    });
    expect(await kindOf(allOf(store))).toBe('DENIED');
    await expect(allOf(store)).rejects.toThrow(
      /^s3:\/\/sessions\/env cannot be read: the access key is not known there\.$/,
    );
    const missing = await openStore('s3://no-such-bucket', options);
    expect(await kindOf(allOf(missing))).toBe('MISCONFIGURED');
    await expect(allOf(missing)).rejects.toThrow('s3://no-such-bucket cannot be read: there is no such bucket.');
  });
});
