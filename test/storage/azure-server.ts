import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const AZURITE = join(import.meta.dirname, '../azurite/node_modules/azurite/dist/src/blob/main.js');
export const ACCOUNT = 'sessiongraph';
export const ACCOUNT_KEY = Buffer.from('a key for tests').toString('base64');

/** Why Azurite cannot be started here; null: it can. */
export const whyNoAzurite = existsSync(AZURITE)
  ? null
  : 'npm ci was not run in test/azurite (tools/test-servers.sh does)';

/** Azurite with one container, in memory. */
export interface AzureServer {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/** Starts it on a free port of this machine. */
export async function startAzureServer(container: string): Promise<AzureServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sessiongraph-azure-'));
  const flags = [
    '--blobHost',
    '127.0.0.1',
    '--blobPort',
    '0',
    '--inMemoryPersistence',
    '--disableTelemetry',
    '--skipApiVersionCheck',
  ];
  const child = spawn(process.execPath, [AZURITE, ...flags], {
    cwd: folder,
    env: { PATH: '/usr/bin', AZURITE_ACCOUNTS: `${ACCOUNT}:${ACCOUNT_KEY}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, address] = /successfully listen\w* (?:at|on) (http:\S+)/i.exec(said) ?? [];
      if (address !== undefined) resolve(`${address}/${ACCOUNT}`);
    });
    child.on('exit', () => reject(new Error(`Azurite ended: ${said}`)));
  });
  await createContainer(endpoint, container);
  return {
    endpoint,
    close: async () => {
      child.kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** The storage library reads and writes in containers, but makes none. */
async function createContainer(endpoint: string, container: string): Promise<void> {
  const headers = { 'x-ms-date': new Date().toUTCString(), 'x-ms-version': '2021-12-02' };
  const signed = [
    'PUT',
    ...Array<string>(11).fill(''),
    `x-ms-date:${headers['x-ms-date']}`,
    `x-ms-version:${headers['x-ms-version']}`,
    `/${ACCOUNT}/${ACCOUNT}/${container}`,
    'restype:container',
  ].join('\n');
  const signature = createHmac('sha256', Buffer.from(ACCOUNT_KEY, 'base64')).update(signed).digest('base64');
  const authorization = `SharedKey ${ACCOUNT}:${signature}`;
  const response = await fetch(`${endpoint}/${container}?restype=container`, {
    method: 'PUT',
    headers: { ...headers, authorization },
  });
  if (response.status !== 201) throw new Error(`Azurite makes no container: ${await response.text()}`);
}
