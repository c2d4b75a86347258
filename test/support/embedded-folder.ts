import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openEmbedded, type EmbeddedDatabase } from '../../src/database/embedded/open.ts';
import { isRunning } from '../../src/database/embedded/process-start.ts';
import { compiledKit, otherProcess, type Circumstances, type OtherProcess } from './embedded-process.ts';

/** Small and fast; what the tests kill is processes, not the machine. */
const SETTINGS = { shared_buffers: '16MB', fsync: 'off' };

/** Whether the tests run as root, who may become others. */
export const isRoot = process.getuid?.() === 0;

/** A data folder in a temporary place, with everything that was opened or started through it ended at disposal. */
export interface EmbeddedFolder extends AsyncDisposable {
  /** The temporary folder, which holds the data folder and whatever else a test needs. */
  readonly root: string;
  readonly dataDir: string;
  readonly lines: string[];
  /** Opens the database in this process. */
  open(settings?: Readonly<Record<string, string>>): Promise<EmbeddedDatabase>;
  /** Opens the database in another process. */
  openElsewhere(circumstances?: Circumstances): Promise<OtherProcess>;
  /** Starts a process that does nothing. */
  idle(uid?: number): ChildProcess;
  /** Puts a file system of its own under it all, as small or closed as the mount options say; takes root. */
  mount(options: string): void;
  postmasterFile(): Promise<string[]>;
  isServed(): Promise<boolean>;
}

export async function embeddedFolder(): Promise<EmbeddedFolder> {
  const root = await mkdtemp(join(tmpdir(), 'sessiongraph-embedded-'));
  // mkdtemp closes the folder to others, and for root another user runs PostgreSQL.
  await chmod(root, 0o755);
  const dataDir = join(root, 'data');
  const lines: string[] = [];
  const opened: EmbeddedDatabase[] = [];
  const started: ChildProcess[] = [];
  let isMounted = false;
  let program: Promise<string> | undefined;

  const postmasterFile = async (): Promise<string[]> => {
    const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
    return text.split('\n');
  };
  const isServed = async (): Promise<boolean> => {
    const [pid = ''] = await postmasterFile();
    return pid !== '' && isRunning(Number(pid));
  };

  return {
    root,
    dataDir,
    lines,
    postmasterFile,
    isServed,
    async open(settings = {}) {
      const database = await openEmbedded({
        dataDir,
        settings: { ...SETTINGS, ...settings },
        log: (line) => lines.push(line),
      });
      opened.push(database);
      return database;
    },
    async openElsewhere(circumstances = {}) {
      const other = otherProcess(await (program ??= compiledKit(join(root, 'kit'))), dataDir, SETTINGS, circumstances);
      started.push(other.child);
      return other;
    },
    idle(uid) {
      const child = spawn('sleep', ['600'], { stdio: 'ignore', ...(uid === undefined ? {} : { uid, gid: uid }) });
      started.push(child);
      return child;
    },
    mount(options) {
      execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `mode=0755,${options}`, 'none', root]);
      isMounted = true;
    },
    async [Symbol.asyncDispose]() {
      for (const database of opened) await database.release().catch(() => {});
      for (const child of started) child.kill('SIGKILL');
      // What a killed process left running is of no use to anybody any more.
      const [pid = ''] = await postmasterFile();
      if (pid !== '' && (await isServed())) process.kill(Number(pid), 'SIGQUIT');
      await until(async () => !(await isServed()));
      if (isMounted) execFileSync('/bin/umount', [root]);
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits until something has come to be; rejects after 20 s. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !(await isSo()); await sleep(10)) {
    if (Date.now() > deadline) throw new Error('what the test waited for did not come to be');
  }
}

/** Runs one statement on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Ends a process at once, as kill -9, and waits until it is gone. */
export async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
