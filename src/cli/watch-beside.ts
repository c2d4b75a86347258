import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import type { CommandRun } from './command-run.ts';

/** A watch that runs beside a server. */
export interface WatchBeside {
  close(): Promise<void>;
}

/** What somebody waits for goes first. */
const PRIORITY = 5;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Watches the configured sources in a process of its own, so that requests wait neither for its work nor for its memory. It is started
 * again when it ends by itself, and ends with this process whatever becomes of that.
 */
export function watchBeside({ config, environment, log }: CommandRun, url: string): WatchBeside {
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosing = false;
  let pauseMs = FIRST_PAUSE_MS;
  const start = (): void => {
    const begun = performance.now();
    child = fork(process.argv[1] ?? '', ['ingest', '--watch', '--quiet'], {
      env: { ...environment, DATABASE_URL: url },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    lower(child.pid);
    child.on('error', (err) => log.error({ err }, 'The process that watches the sources cannot be started'));
    child.once('exit', (code, signal) => {
      child = null;
      if (isClosing) return;
      pauseMs = performance.now() - begun > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      // After Ctrl-C, which it hears too, this process is told to stop as well.
      timer = setTimeout(() => {
        log.error({ code, signal }, 'The process that watches the sources has ended; it is started again');
        start();
      }, pauseMs);
    });
  };
  start();
  return {
    close: async () => {
      isClosing = true;
      clearTimeout(timer);
      const running = child;
      if (!running) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGTERM');
      const force = setTimeout(() => running.kill('SIGKILL'), config.shutdownTimeoutMs);
      await ended;
      clearTimeout(force);
    },
  };
}

function lower(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, PRIORITY);
  } catch {
    // Where that is not allowed it takes its turns like everybody.
  }
}
