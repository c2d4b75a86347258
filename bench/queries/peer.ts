import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { snakeCase } from '../../src/database/naming.ts';
import { paths } from '../paths.ts';
import { startServer, type ServerProcess } from '../server-process.ts';
import { peerTags } from './operation-text.ts';
import { page, whole } from './requests.ts';

/** PostGraphile and the Node it needs, installed in a folder of their own. */
export interface Peer {
  readonly node: string;
  /** Starts it, with its aggregates where they are wanted. */
  start(url: string, poolSize: number, aggregates?: boolean): Promise<ServerProcess>;
}

const packages = ['postgraphile', '@graphile/pg-aggregates'];

/** Installs the peer unless it is there; null, with a sentence on the console, where that cannot be done. */
export async function installPeer(): Promise<Peer | null> {
  const node = join(paths.peer, 'node_modules/node/bin/node');
  if (!existsSync(node) || packages.some((name) => !existsSync(join(paths.peer, 'node_modules', name)))) {
    console.error('Installing PostGraphile in bench/postgraphile (npm ci) …');
    const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: paths.peer,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await once(npm, 'close').then(
      ([result]: number[]) => result,
      () => -1,
    );
    if (code !== 0 || !existsSync(node)) {
      console.error(
        'PostGraphile could not be installed, so it is left out. It needs a package registry, and a platform for which the npm package `node` brings Node 22.',
      );
      return null;
    }
  }
  return {
    node,
    start: (url, poolSize, aggregates = false) => {
      const options = { url, poolSize, tags: peerTags([page, whole], snakeCase), aggregates };
      return startServer({ node, args: [join(paths.peer, 'server.mjs'), JSON.stringify(options)] });
    },
  };
}
