import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

interface Start {
  readonly node?: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const ADDRESS = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/;

/** Starts a server and waits until it says where it listens; rejects with what it said when it ends before. */
export async function startServer({
  node = process.execPath,
  args,
  environment = {},
  cwd,
}: Start): Promise<ServerProcess> {
  const child = spawn(node, args, {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', GRAPHILE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let said = '';
  const ended = once(child, 'close');
  const port = await new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-10_000);
        const found = ADDRESS.exec(said)?.[1];
        if (found !== undefined) resolve(Number(found));
      });
    }
    child.once('error', reject);
    void ended.then(() => reject(new Error(`${args.join(' ')} ended and said:\n${said}`)));
  });
  return {
    pid: child.pid as number,
    port,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
