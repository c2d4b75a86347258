import { Operator } from 'opendal';
import { openStore } from '../../src/storage/open-store.ts';
import type { StoreOptions } from '../../src/storage/store.ts';
import { allOf, keepsThePromisesOfAStore, kindOf } from './contract.ts';
import { S3Server } from './s3-server.ts';

const key = { accessKeyId: 'a-key-of-tests', secretAccessKey: 'a secret of tests' };
const server = new S3Server('sessions', key);
let options: StoreOptions;
let writer: Operator;

beforeAll(async () => {
  const endpoint = await server.start();
  options = { endpoint, ...key, environment: {}, timeout: 5_000 };
  const keys = { access_key_id: key.accessKeyId, secret_access_key: key.secretAccessKey };
  writer = new Operator('s3', { bucket: 'sessions', region: 'us-east-1', endpoint, ...keys });
});
afterAll(() => server.close());

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
      AWS_ACCESS_KEY_ID: key.accessKeyId,
      AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    };
    expect(await allOf(await openStore('s3://sessions/env', { environment }))).toHaveLength(1);
  });

  test('what stands for a folder is no object', async () => {
    await writer.createDir('folders/2026/');
    await writer.write('folders/2026/a.json', 'x');
    const found = await allOf(await openStore('s3://sessions/folders', options));
    expect(found.map(({ path }) => path)).toEqual(['2026/a.json']);
  });

  test('an unknown key and a wrong secret are DENIED, a bucket that is not there MISCONFIGURED, and none is told with the secret', async () => {
    const store = await openStore('s3://sessions/env', {
      ...options,
      accessKeyId: 'nobody',
      secretAccessKey: 'not the secret',
    });
    expect(await kindOf(allOf(store))).toBe('DENIED');
    await expect(allOf(store)).rejects.toThrow(
      /^s3:\/\/sessions\/env cannot be read: the access key is not known there\.$/,
    );
    const guessed = await openStore('s3://sessions/env', { ...options, secretAccessKey: 'not the secret' });
    expect(await kindOf(allOf(guessed))).toBe('DENIED');
    const missing = await openStore('s3://no-such-bucket', options);
    expect(await kindOf(allOf(missing))).toBe('MISCONFIGURED');
    await expect(allOf(missing)).rejects.toThrow('s3://no-such-bucket cannot be read: there is no such bucket.');
  });
});
