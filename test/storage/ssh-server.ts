import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SSHD = '/usr/sbin/sshd';
const run = promisify(execFile);

/** Why no server of OpenSSH can be started here; null: it can. */
export const whyNoSshd = existsSync(SSHD) ? null : `${SSHD} is not installed (tools/test-servers.sh installs it)`;

/** The server of OpenSSH with keys of its own, behind a port that can fail. */
export interface SshServer {
  readonly folder: string;
  readonly user: string;
  readonly port: number;
  readonly keyFile: string;
  readonly knownHostsFile: string;
  readonly fingerprint: string;
  /** Breaks every connection. */
  readonly breakConnections: () => void;
  /** Lets nothing through in either direction, until it is told otherwise. */
  readonly stall: (isStalled: boolean) => void;
  readonly close: () => Promise<void>;
}

/** Starts it on a free port of this machine. */
export async function startSshServer(): Promise<SshServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sessiongraph-ssh-'));
  const at = (name: string): string => join(folder, name);
  for (const name of ['host', 'user']) {
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', at(name)]);
  }
  const port = await freePort();
  await writeFile(at('authorized'), await readFile(at('user.pub')));
  await writeFile(
    at('config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${at('host')}`,
      `AuthorizedKeysFile ${at('authorized')}`,
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
      'Subsystem sftp internal-sftp',
    ].join('\n'),
  );
  await chmod(at('host'), 0o600);
  // Where root starts it, it insists on this folder.
  if (userInfo().uid === 0) await mkdir('/run/sshd', { recursive: true });
  const sshd = spawn(SSHD, ['-D', '-e', '-f', at('config')], { stdio: ['ignore', 'ignore', 'pipe'] });
  await untilItListens(sshd);
  const front = await startFront(port);
  const hostKey = (await readFile(at('host.pub'), 'utf8')).trim();
  await appendFile(at('known_hosts'), `[127.0.0.1]:${front.port} ${hostKey}\n`);
  const { stdout } = await run('ssh-keygen', ['-l', '-f', at('host.pub')]);
  return {
    folder,
    user: userInfo().username,
    port: front.port,
    keyFile: at('user'),
    knownHostsFile: at('known_hosts'),
    fingerprint: stdout.split(' ')[1] ?? '',
    breakConnections: front.breakConnections,
    stall: front.stall,
    close: async () => {
      front.close();
      sshd.kill();
      await rm(folder, { recursive: true });
    },
  };
}

function untilItListens(sshd: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    sshd.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Server listening')) resolve();
    });
    sshd.on('exit', () => reject(new Error(`sshd ended: ${said}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  server.close();
  return port;
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

/** A port in front of another, whose connections can be broken or held up. */
async function startFront(
  port: number,
): Promise<Pick<SshServer, 'port' | 'breakConnections' | 'stall'> & { close(): void }> {
  const sockets = new Set<Socket>();
  let isStalled = false;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      sockets.add(from);
      from.on('data', (bytes) => to.write(bytes));
      from
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(from);
          to.destroy();
        });
      if (isStalled) from.pause();
    }
  });
  const breakConnections = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: await listening(server),
    breakConnections,
    stall: (now) => {
      isStalled = now;
      sockets.forEach((socket) => (now ? socket.pause() : socket.resume()));
    },
    close: () => {
      server.close();
      breakConnections();
    },
  };
}
