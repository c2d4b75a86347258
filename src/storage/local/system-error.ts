import { StoreError, type StoreErrorKind } from '../store-error.ts';

const KINDS: Readonly<Record<string, readonly [StoreErrorKind, string]>> = {
  ENOENT: ['GONE', 'it is not there'],
  ENOTDIR: ['GONE', 'it is not there'],
  EACCES: ['DENIED', 'permission denied'],
  EPERM: ['DENIED', 'permission denied'],
  ELOOP: ['MISCONFIGURED', 'it is a link that leads to itself'],
  EISDIR: ['GONE', 'it is a folder'],
  ENAMETOOLONG: ['MISCONFIGURED', 'its name is too long'],
};

/** What the system says of a path, as a StoreError; any other error as it is. */
export function fromSystem(error: unknown, path: string): Error {
  const { code, path: at = path } = error as NodeJS.ErrnoException;
  if (error instanceof StoreError || code === undefined || !/^E[A-Z0-9]+$/.test(code)) return error as Error;
  const [kind, reason] = KINDS[code] ?? ['UNAVAILABLE', `the system reports ${code}`];
  return new StoreError(kind, `${at} cannot be read: ${reason}.`);
}
