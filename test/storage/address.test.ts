import { createHmac } from 'node:crypto';
import { openStore } from '../../src/storage/open-store.ts';
import { knownKeysOf } from '../../src/storage/sftp/known-hosts.ts';
import type { StoreOptions } from '../../src/storage/store.ts';

const environment = { AWS_REGION: 'eu-west-1', AZURE_STORAGE_ACCOUNT: 'acme' };
const urlOf = async (url: string, options: StoreOptions = {}): Promise<string> =>
  (await openStore(url, { environment, ...options })).url;

test.each([
  ['/srv/sessions', '/srv/sessions'],
  ['file:///srv/my%20sessions', '/srv/my sessions'],
  ['s3://bucket', 's3://bucket'],
  ['s3://bucket/a b/%20/c#1?/', 's3://bucket/a b/%20/c#1?'],
  ['gs://bucket/in', 'gs://bucket/in'],
  ['az://container/in', 'az://container/in'],
  ['sftp://me@host/in/%23/', 'sftp://me@host/in/#'],
  ['sftp://me@host:2222/~/in', 'sftp://me@host:2222/~/in'],
  ['sftp://me@[::1]/in', 'sftp://me@[::1]/in'],
  ['sftp://me:s3cret@host/in', 'sftp://me@host/in'],
])('%s is the store at %s', async (given, shown) => {
  expect(await urlOf(given)).toBe(shown);
});

test.each([
  ['', 'The address of a store is empty'],
  ['gopher://host/in', 'Nothing can be read from gopher:// addresses'],
  ['s3:///in', 'The address names no bucket'],
  ['az://', 'The address names no container'],
  ['s3://KEY:s3cret@bucket/in', 'A s3:// address takes no credentials'],
  ['s3://buck et', '"buck et" is no name of a bucket'],
  ['sftp://host/in', 'The address names no user'],
  ['sftp:///in', 'The address names no host'],
  ['sftp://me:s3cret@host/a#b', 'write ? as %3F and # as %23'],
  ['sftp://me:s3cret@host/%zz', 'write % as %25'],
  ['sftp://me:s3cret@host:port/in', 'cannot be understood'],
  ['file://host/in', 'needs the whole path'],
])('%j is refused: %s', async (given, message) => {
  const error: unknown = await urlOf(given).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ kind: 'MISCONFIGURED', isTemporary: false });
  expect(String(error)).toContain(message);
  expect(String(error)).not.toContain('s3cret');
});

test('what a store needs beside its address is named', async () => {
  await expect(urlOf('az://container', { environment: {} })).rejects.toThrow('needs the name of its storage account');
  await expect(urlOf('s3://bucket', { endpoint: 'host:9000' })).rejects.toThrow('must be http(s)://host:port');
  await expect(urlOf('s3://bucket', { environment: {}, isAnonymous: true })).rejects.toThrow('its region is not given');
});

test('a file of known hosts is read as OpenSSH reads it', () => {
  const salt = Buffer.from('salt');
  const hash = createHmac('sha1', salt).update('[hashed]:2222').digest('base64');
  const file = [
    '# a comment',
    'plain,other ssh-ed25519 QQ== somebody',
    '*.example.com,!bad.example.com ssh-rsa Qg==',
    '[plain]:2222 ssh-ed25519 Qw==',
    `|1|${salt.toString('base64')}|${hash} ssh-ed25519 RA==`,
    '@revoked plain ssh-ed25519 RQ==',
    '@cert-authority plain ssh-ed25519 Rg==',
  ].join('\n');
  const keysOf = (host: string, port = 22): string[] =>
    knownKeysOf(file, host, port).map(({ key, isRevoked }) => `${key.toString()}${isRevoked ? ' revoked' : ''}`);
  expect(keysOf('plain')).toEqual(['A', 'E revoked']);
  expect(keysOf('plain', 2222)).toEqual(['C']);
  expect(keysOf('good.example.com')).toEqual(['B']);
  expect(keysOf('bad.example.com')).toEqual([]);
  expect(keysOf('hashed', 2222)).toEqual(['D']);
  expect(keysOf('stranger')).toEqual([]);
});
