import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCE = join(ROOT, 'src/database/embedded');

/** A process that opens the embedded database of a folder, reports, and releases it when told. */
const PROGRAM = `
  import { openEmbedded } from './open.js';
  const [dataDir, settings] = process.argv.slice(2);
  const log = (line) => process.send({ line });
  let database;
  process.on('message', async () => {
    await database.release();
    process.send({ released: true }, () => process.disconnect());
  });
  try {
    database = await openEmbedded({ dataDir, settings: JSON.parse(settings), log });
    process.send({ url: database.url });
  } catch (error) {
    process.send({ refused: error.name + ': ' + error.message }, () => process.disconnect());
  }
`;

interface Message {
  readonly url?: string;
  readonly refused?: string;
  readonly line?: string;
  readonly released?: true;
}

/** How another process is started. */
export interface Circumstances {
  readonly uid?: number;
  /** A program and its arguments that become the process; this process's own Node when empty. */
  readonly through?: readonly string[];
}

/** Another process that opens a data folder. */
export interface OtherProcess {
  readonly child: ChildProcess;
  readonly lines: string[];
  /** The database's address; rejects with what the process was refused with. */
  opened(): Promise<string>;
  release(): Promise<void>;
  /** As kill -9: nothing in the process gets to run. Takes its children with it when asked to. */
  kill(withChildren?: boolean): Promise<void>;
}

/** Compiles the embedded kit to JavaScript in a folder, so that plain Node processes of any user can run it. */
export async function compiledKit(folder: string): Promise<string> {
  await mkdir(folder, { mode: 0o755 });
  const sources = (await readdir(SOURCE)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  for (const name of sources) {
    const { code } = await transformFile(join(SOURCE, name), {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    });
    const script = code.replace(/(from ['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2');
    await writeFile(join(folder, name.replace(/\.ts$/, '.js')), script);
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'other-process.js'), PROGRAM);
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'other-process.js');
}

/** Starts a process that opens the data folder, in given circumstances: as another user, or by way of another program. */
export function otherProcess(
  program: string,
  dataDir: string,
  settings: Readonly<Record<string, string>>,
  { uid, through = [] }: Circumstances,
): OtherProcess {
  const user = uid === undefined ? {} : { uid, gid: uid };
  const [execPath = process.execPath, ...execArgv] = [...through, process.execPath];
  const child = fork(program, [dataDir, JSON.stringify(settings)], {
    execPath,
    execArgv,
    cwd: '/',
    detached: true,
    stdio: 'inherit',
    ...user,
  });
  const lines: string[] = [];
  const messages = new Promise<Message>((resolve) => {
    child.on('message', (message: Message) =>
      message.line === undefined ? resolve(message) : lines.push(message.line),
    );
    child.once('exit', (code, signal) => resolve({ refused: `ended before it had opened (${code ?? signal})` }));
  });
  const gone = once(child, 'exit');
  return {
    child,
    lines,
    async opened() {
      const { url, refused } = await messages;
      if (url === undefined) throw new Error(refused);
      return url;
    },
    async release() {
      child.send('release');
      await gone;
    },
    async kill(withChildren = false) {
      if (child.exitCode === null && child.signalCode === null) {
        process.kill(withChildren ? -(child.pid ?? 0) : (child.pid ?? 0), 'SIGKILL');
      }
      await gone;
    },
  };
}
