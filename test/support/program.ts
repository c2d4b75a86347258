import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { isRunning } from '../../src/database/embedded/process-start.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMPILED = ['src', 'migrations'];
const LINKED = ['package.json', 'node_modules', 'samples', 'src'];

/** The program, compiled, with a folder of its own for everything that its runs leave behind. */
export interface Program extends AsyncDisposable {
  readonly folder: string;
  /** Whether a PostgreSQL serves the default data folder. */
  isServed(): Promise<boolean>;
  /** Starts `sessiongraph` with those arguments and settings, in that folder. */
  start(args: readonly string[], settings?: Readonly<Record<string, string>>): Run;
}

/** One run of the program. */
export interface Run {
  readonly child: ChildProcessWithoutNullStreams;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Waits until stdout or stderr holds a text; rejects when the run ends without it. */
  says(text: string | RegExp): Promise<RegExpExecArray>;
}

const OPTIONS = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
  },
} as const;

/** Compiles the program as it is in the working tree, so that tests never run an older build. */
export async function compiledProgram(): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'sessiongraph-program-'));
  // mkdtemp closes the folder to others, and for root another user runs PostgreSQL.
  await chmod(folder, 0o755);
  for (const name of LINKED) await symlink(join(ROOT, name), join(folder, name));
  for (const name of COMPILED) await compile(name, join(folder, 'dist', name));
  const runs: Run[] = [];
  const postmaster = async (): Promise<number> =>
    Number.parseInt(await readFile(join(folder, 'data/postgres/postmaster.pid'), 'utf8').catch(() => '0'), 10);
  const isServed = async (): Promise<boolean> => (await postmaster()) > 0 && isRunning(await postmaster());
  return {
    folder,
    isServed,
    start(args, settings = {}) {
      const run = start(join(folder, 'dist/src/main.js'), args, folder, settings);
      runs.push(run);
      return run;
    },
    async [Symbol.asyncDispose]() {
      for (const { child } of runs) if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await Promise.all(runs.map(({ ended }) => ended));
      // What a killed run left behind is of no use to anybody any more.
      if (await isServed()) process.kill(await postmaster(), 'SIGQUIT');
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function compile(from: string, to: string): Promise<void> {
  const names = await readdir(join(ROOT, from), { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const write = async (name: string): Promise<void> => {
    const { code } = await transformFile(join(ROOT, from, name), OPTIONS);
    const file = join(to, name.replace(/\.ts$/, '.js'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, code.replace(/((?:from|import)\s*\(?['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
  };
  await Promise.all(sources.map(write));
}

function start(main: string, args: readonly string[], cwd: string, settings: Readonly<Record<string, string>>): Run {
  // Nothing of the environment of the tests, so that a developer's settings do not decide.
  const env = { PATH: process.env['PATH'] ?? '', HOME: cwd, ...settings };
  const child = spawn(process.execPath, [main, ...args], { cwd, env });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text));
  }
  const ended = once(child, 'close').then(([code, signal]: (number | string | null)[]) => code ?? signal ?? 'nothing');
  return {
    child,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    ended,
    says(text) {
      const pattern = typeof text === 'string' ? new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text;
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(said.stdout) ?? pattern.exec(said.stderr);
          if (found !== null) resolve(found);
        };
        look();
        for (const name of ['stdout', 'stderr'] as const) child[name].on('data', look);
        void ended.then((code) => reject(new Error(`ended with ${code} and said:\n${said.stdout}${said.stderr}`)));
      });
    },
  };
}

/** A port that nothing listens on, as text. */
export async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return String(port);
}
