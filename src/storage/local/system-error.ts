import { systemReason } from '../../system-error.ts';
import { StoreError, type StoreErrorKind } from '../store-error.ts';

const KINDS: Readonly<Record<string, StoreErrorKind>> = {
  ENOENT: 'GONE',
  ENOTDIR: 'GONE',
  EISDIR: 'GONE',
  EACCES: 'DENIED',
  EPERM: 'DENIED',
  ELOOP: 'MISCONFIGURED',
  ENAMETOOLONG: 'MISCONFIGURED',
};

/** What the system says of a path, as a StoreError; any other error as it is. */
export function fromSystem(error: unknown, path: string): Error {
  const { code, path: at = path } = error as NodeJS.ErrnoException;
  if (error instanceof StoreError || code === undefined || !/^E[A-Z0-9]+$/.test(code)) return error as Error;
  const reason = systemReason(code) ?? `the system reports ${code}`;
  return new StoreError(KINDS[code] ?? 'UNAVAILABLE', `${at} cannot be read: ${reason}.`);
}
