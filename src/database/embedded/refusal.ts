/** Why the embedded PostgreSQL cannot be used: a sentence for the user that says what is wrong and what to do. */
export class EmbeddedRefusal extends Error {
  override readonly name = 'EmbeddedRefusal';
}

/** How every refusal ends that the user can escape by choosing another place or another PostgreSQL. */
export const ELSEWHERE = 'set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL of your own';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there. Make it writable for this user',
  EPERM: 'this user may not do that there. Make it writable for this user',
  EROFS: 'it is on a read-only file system. Mount it writable',
  ENOSPC: 'the disk is full. Make room',
  EDQUOT: 'the disk quota is used up. Make room',
  ENOTDIR: 'part of that path is a file, not a folder. Move the file away',
  EEXIST: 'there is a file in its place. Move the file away',
};

/** Turns an error of the file system into a refusal that names the path; any other error comes back as it is. */
export function asRefusal(error: unknown, dataDir: string): unknown {
  if (error instanceof EmbeddedRefusal || !isSystemError(error)) return error;
  const path = error.path ?? dataDir;
  const reason = REASONS[error.code] ?? `${error.syscall} failed with ${error.code}. Repair that`;
  return new EmbeddedRefusal(`The embedded PostgreSQL cannot use ${path}: ${reason}, or ${ELSEWHERE}.`, {
    cause: error,
  });
}

interface SystemError extends NodeJS.ErrnoException {
  readonly code: string;
  readonly syscall: string;
}

// Told by their properties: `instanceof Error` is false for errors that cross into another realm, as in Jest.
function isSystemError(error: unknown): error is SystemError {
  return codeOf(error) !== undefined && typeof (error as SystemError).syscall === 'string';
}

/** The `code` of a system or PostgreSQL error; undefined for anything else. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
