import type { Store, StoreOptions } from './store.ts';
import { StoreError } from './store-error.ts';

/** Opens the store at a path, `file://`, `s3://`, `gs://`, `az://` or `sftp://` address; a StoreError says what is wrong with it. */
export async function openStore(url: string, _options: StoreOptions = {}): Promise<Store> {
  throw new StoreError('MISCONFIGURED', `Stores such as ${url.replace(/:.*/, '')} cannot be opened yet.`);
}
