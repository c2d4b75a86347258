import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { homeFolder, type Environment } from '../environment.ts';
import { fromSystem } from '../local/system-error.ts';
import { StoreError } from '../store-error.ts';
import type { StoreOptions } from '../store.ts';
import { fingerprintOf, knownKeysOf } from './known-hosts.ts';

/** How a host proves that it is the one that was meant. */
export interface HostCheck {
  /** Kinds of keys to ask the host for, because only those could be compared; undefined: any. */
  readonly types: readonly string[] | undefined;
  /** Null for the right key, else what is wrong. */
  readonly refusalOf: (key: Buffer) => string | null;
}

/** By the fingerprint that was given, else by the file of known hosts. A host that is not known is refused, never added. */
export async function hostCheck(
  host: string,
  port: number,
  options: StoreOptions,
  environment: Environment,
): Promise<HostCheck> {
  const { hostFingerprint } = options;
  if (hostFingerprint !== undefined) {
    if (!/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(hostFingerprint)) {
      throw new StoreError(
        'MISCONFIGURED',
        'The fingerprint of a host is SHA256: and 43 characters, as ssh-keygen -l shows it.',
      );
    }
    return {
      types: undefined,
      refusalOf: (key) =>
        fingerprintOf(key) === hostFingerprint.replace(/=$/, '')
          ? null
          : `its key is not the one that was given, but ${fingerprintOf(key)}`,
    };
  }
  const path = options.knownHostsFile ?? join(homeFolder(environment), '.ssh', 'known_hosts');
  const file = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && options.knownHostsFile === undefined) return '';
    throw fromSystem(error, path);
  });
  const known = knownKeysOf(file, host, port);
  const types = [...new Set(known.filter(({ isRevoked }) => !isRevoked).map(({ type }) => type))];
  return {
    types: types.length === 0 ? undefined : types.flatMap((type) => (type === 'ssh-rsa' ? RSA : [type])),
    refusalOf: (key) => {
      const same = known.filter((one) => one.key.equals(key));
      if (same.some(({ isRevoked }) => isRevoked)) return `its key is revoked in ${path}`;
      if (same.length > 0) return null;
      return types.length === 0
        ? `it is not known: neither ${path} names it nor is its fingerprint given (it shows ${fingerprintOf(key)})`
        : `its key is not the one in ${path}, but ${fingerprintOf(key)}`;
    },
  };
}

/** One kind of key, three ways to sign with it. */
const RSA = ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'];
