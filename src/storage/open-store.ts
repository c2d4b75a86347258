import { parseAddress } from './address.ts';
import { processEnvironment } from './environment.ts';
import { LocalStore } from './local/local-store.ts';
import { ObjectStore } from './objects/object-store.ts';
import { SftpStore } from './sftp/sftp-store.ts';
import type { Store, StoreOptions } from './store.ts';

/** In milliseconds. */
const TIMEOUT = 30_000;

/**
 * Opens the store at a path, `file://`, `s3://`, `gs://`, `az://` or `sftp://` address. What is wrong with the address or the
 * options is a StoreError (MISCONFIGURED) now; whether the store answers shows when it is first used.
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const address = parseAddress(url);
  const environment = options.environment ?? processEnvironment();
  const timeout = options.timeout ?? TIMEOUT;
  switch (address.scheme) {
    case 'file':
      return new LocalStore(address.folder);
    case 'sftp':
      return new SftpStore(address, options, environment, timeout);
    default:
      return new ObjectStore(address, options, environment, timeout);
  }
}
