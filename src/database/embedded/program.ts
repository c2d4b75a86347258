import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { UnixUser } from './owner.ts';

/** How a program ended; `code` is null when it never ran or died of a signal. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly error?: NodeJS.ErrnoException;
}

/**
 * Environment and place of every PostgreSQL program: not ours, because PGDATA, PGPORT, LC_ALL or TZ of a user's shell would change what it
 * does, and because a working directory that its user cannot enter stops it.
 */
export const SURROUNDINGS = { env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }, cwd: '/' } as const;

/** What spawn needs in order to run as that user; nothing when the server runs as this process's own user. */
export function runningAs(user: UnixUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

/** Runs a program to its end as that user and gathers what it says; never rejects. */
export async function run(file: string, args: readonly string[], user: UnixUser | undefined): Promise<Outcome> {
  let output = '';
  try {
    const child = spawn(file, args, { ...SURROUNDINGS, ...runningAs(user), stdio: ['ignore', 'pipe', 'pipe'] });
    const gather = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on('data', gather);
    child.stderr.on('data', gather);
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  } catch (error) {
    return { code: null, output, error: error as NodeJS.ErrnoException };
  }
}

/** The last lines of a program's output, on one line. */
export function lastLines(output: string, count = 4): string {
  const lines = output.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .slice(-count)
    .join(' | ');
}
