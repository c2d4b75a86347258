import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import type { SftpAddress } from '../address.ts';
import { homeFolder, type Environment } from '../environment.ts';
import { fromSystem } from '../local/system-error.ts';
import { StoreError } from '../store-error.ts';
import type { StoreOptions } from '../store.ts';

/** What a user shows to be let in. */
export interface Credentials {
  readonly password?: string;
  readonly privateKey?: Buffer;
  readonly passphrase?: string;
  /** The socket of an agent. */
  readonly agent?: string;
}

const USUAL_FILES = ['id_ed25519', 'id_ecdsa', 'id_rsa'];

/** A key file or password that is given; else `SFTP_PASSWORD`, the agent (`SSH_AUTH_SOCK`) and the first of the usual key files. */
export async function credentialsFor(
  address: SftpAddress,
  options: StoreOptions,
  environment: Environment,
): Promise<Credentials> {
  const { privateKeyFile, passphrase } = options;
  const password = options.password ?? address.password;
  const fromOptions = {
    ...(password !== undefined && { password }),
    ...(privateKeyFile !== undefined && { privateKey: await keyIn(privateKeyFile, passphrase) }),
    ...(passphrase !== undefined && { passphrase }),
  };
  if (password !== undefined || privateKeyFile !== undefined) return fromOptions;
  const { SFTP_PASSWORD, SSH_AUTH_SOCK } = environment;
  const privateKey = await usualKey(environment, passphrase);
  const found = {
    ...(SFTP_PASSWORD !== undefined && { password: SFTP_PASSWORD }),
    ...(SSH_AUTH_SOCK !== undefined && { agent: SSH_AUTH_SOCK }),
    ...(privateKey !== null && { privateKey }),
  };
  if (Object.keys(found).length > 0) return { ...fromOptions, ...found };
  throw new StoreError('MISCONFIGURED', 'There is no key file, agent or password for the SFTP server.');
}

async function keyIn(path: string, passphrase: string | undefined): Promise<Buffer> {
  const key = await readFile(path).catch((error: unknown) => {
    throw fromSystem(error, path);
  });
  const parsed = ssh2.utils.parseKey(key, passphrase);
  if (!(parsed instanceof Error)) return key;
  const isLocked = /encrypted|passphrase|decrypt|integrity/i.test(parsed.message);
  throw new StoreError(
    'MISCONFIGURED',
    isLocked ? `${path} is locked, and its passphrase is not given or wrong.` : `${path} holds no private key.`,
  );
}

async function usualKey(environment: Environment, passphrase: string | undefined): Promise<Buffer | null> {
  for (const name of USUAL_FILES) {
    // One that is not there, or needs what is not given, is no reason not to try the agent.
    const key = await keyIn(join(homeFolder(environment), '.ssh', name), passphrase).catch(() => null);
    if (key !== null) return key;
  }
  return null;
}
