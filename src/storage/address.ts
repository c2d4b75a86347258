import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreError } from './store-error.ts';

/** A folder of this machine. */
export interface FolderAddress {
  readonly scheme: 'file';
  readonly folder: string;
}

/** A bucket, or container, and the folder in it (without `/` at its ends; empty: the whole bucket). */
export interface BucketAddress {
  readonly scheme: 's3' | 'gs' | 'az';
  readonly bucket: string;
  readonly folder: string;
}

/** A folder of another machine; relative to the home of the user unless it begins with `/`. */
export interface SftpAddress {
  readonly scheme: 'sftp';
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | undefined;
  readonly folder: string;
}

const EXPECTED =
  'a folder, or file:///…, s3://bucket/folder, gs://bucket/folder, az://container/folder, sftp://user@host/folder';

/** What an address names; a StoreError (MISCONFIGURED) says what is wrong with it, without repeating what may be a secret. */
export function parseAddress(url: string): FolderAddress | BucketAddress | SftpAddress {
  if (url.trim() === '') throw wrong(`The address of a store is empty; expected ${EXPECTED}.`);
  const [, scheme, rest] = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.*)$/s.exec(url) ?? [];
  if (scheme === undefined || rest === undefined) return { scheme: 'file', folder: resolve(url) };
  switch (scheme) {
    case 'file':
      return fileAddress(url);
    case 's3':
    case 'gs':
    case 'az':
      return bucketAddress(scheme, rest);
    case 'sftp':
      return sftpAddress(url);
    default:
      throw wrong(`Nothing can be read from ${scheme}:// addresses; expected ${EXPECTED}.`);
  }
}

/** The address for people: with a user, never with a password. */
export function shownAddress(address: FolderAddress | BucketAddress | SftpAddress): string {
  if (address.scheme === 'file') return address.folder;
  if (address.scheme !== 'sftp') {
    return `${address.scheme}://${address.bucket}${address.folder && `/${address.folder}`}`;
  }
  const { user, host, port, folder } = address;
  const path = folder.startsWith('/') ? folder : `/~/${folder}`;
  return `sftp://${user}@${host.includes(':') ? `[${host}]` : host}${port === 22 ? '' : `:${port}`}${path}`;
}

function fileAddress(url: string): FolderAddress {
  try {
    return { scheme: 'file', folder: fileURLToPath(url) };
  } catch {
    throw wrong('A file:// address needs the whole path of a folder of this machine, such as file:///srv/sessions.');
  }
}

/** Taken letter by letter, as the programs of the clouds do: `%20` is three characters of a name. */
function bucketAddress(scheme: BucketAddress['scheme'], rest: string): BucketAddress {
  const end = rest.indexOf('/');
  const bucket = end < 0 ? rest : rest.slice(0, end);
  const word = scheme === 'az' ? 'container' : 'bucket';
  if (bucket === '') throw wrong(`The address names no ${word}; expected ${scheme}://${word}/folder.`);
  if (bucket.includes('@')) {
    throw wrong(
      `A ${scheme}:// address takes no credentials; expected ${scheme}://${word}/folder, and credentials beside it.`,
    );
  }
  if (!/^[A-Za-z0-9$][A-Za-z0-9._-]*$/.test(bucket)) throw wrong(`${JSON.stringify(bucket)} is no name of a ${word}.`);
  return { scheme, bucket, folder: rest.slice(bucket.length).replace(/^\/+|\/+$/g, '') };
}

function sftpAddress(url: string): SftpAddress {
  const form = 'expected sftp://user@host:22/folder';
  if (!URL.canParse(url)) throw wrong(`The sftp:// address cannot be understood; ${form}.`);
  const { hostname, port, username, password, pathname, search, hash } = new URL(url);
  if (hostname === '') throw wrong(`The address names no host; ${form}.`);
  if (username === '') throw wrong(`The address names no user; ${form}.`);
  if (search !== '' || hash !== '') throw wrong('In an sftp:// address, write ? as %3F and # as %23.');
  try {
    const path = decodeURIComponent(pathname);
    return {
      scheme: 'sftp',
      host: decodeURIComponent(hostname).replace(/^\[|\]$/g, ''),
      port: port === '' ? 22 : Number(port),
      user: decodeURIComponent(username),
      password: password === '' ? undefined : decodeURIComponent(password),
      folder: path.startsWith('/~')
        ? path.replace(/^\/~\/?/, '').replace(/\/+$/, '') || '.'
        : path.replace(/(?<=.)\/+$/, '') || '/',
    };
  } catch {
    throw wrong(`In an sftp:// address, % begins two hexadecimal digits; write % as %25.`);
  }
}

function wrong(message: string): StoreError {
  return new StoreError('MISCONFIGURED', message);
}
