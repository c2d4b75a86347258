import ssh2, { type Client, type ConnectConfig } from 'ssh2';
import type { SftpAddress } from '../address.ts';
import type { Environment } from '../environment.ts';
import { StoreError } from '../store-error.ts';
import type { StoreOptions } from '../store.ts';
import { waitFor } from '../waiting.ts';
import { credentialsFor } from './credentials.ts';
import { hostCheck } from './host-check.ts';
import { SftpSession } from './session.ts';
import { fromSftp } from './sftp-error.ts';

/** Asks a silent server whether it is still there, so often (milliseconds), and gives up after so many questions. */
const KEEPALIVE = 10_000;
const KEEPALIVES = 3;

/** One connection to an SFTP server, made when it is needed, and anew after it was lost. */
export class SftpConnection {
  private current: Promise<SftpSession> | null = null;
  private client: Client | null = null;
  private isClosed = false;
  private readonly address: SftpAddress;
  private readonly options: StoreOptions;
  private readonly environment: Environment;
  private readonly timeout: number;
  private readonly place: string;

  constructor(address: SftpAddress, options: StoreOptions, environment: Environment, timeout: number, place: string) {
    this.address = address;
    this.options = options;
    this.environment = environment;
    this.timeout = timeout;
    this.place = place;
  }

  /** The session of the connection that there is, or of a new one. */
  async session(signal?: AbortSignal): Promise<SftpSession> {
    signal?.throwIfAborted();
    try {
      return await waitFor(this.connected(), 2 * this.timeout, this.place, signal);
    } catch (error) {
      throw fromSftp(error, this.place);
    }
  }

  close(): void {
    this.isClosed = true;
    this.current = null;
    this.client?.destroy();
  }

  private connected(): Promise<SftpSession> {
    if (this.isClosed) throw new StoreError('UNAVAILABLE', `${this.place} was closed.`);
    this.current ??= this.connect().catch((error: unknown) => {
      this.current = null;
      throw fromSftp(error, this.place);
    });
    return this.current;
  }

  private async connect(): Promise<SftpSession> {
    const { host, port, user } = this.address;
    const check = await hostCheck(host, port, this.options, this.environment);
    const credentials = await credentialsFor(this.address, this.options, this.environment);
    let refusal: string | null = null;
    const config = {
      host,
      port,
      username: user,
      ...credentials,
      tryKeyboard: credentials.password !== undefined,
      readyTimeout: this.timeout,
      keepaliveInterval: KEEPALIVE,
      keepaliveCountMax: KEEPALIVES,
      hostVerifier: (key: Buffer) => (refusal = check.refusalOf(key)) === null,
      ...(check.types && { algorithms: { serverHostKey: check.types } }),
    } as ConnectConfig;
    const client = new ssh2.Client();
    this.client = client;
    return new Promise((resolve, reject) => {
      const lose = (error?: Error): void => {
        if (this.client === client) [this.client, this.current] = [null, null];
        client.destroy();
        reject(
          refusal === null
            ? (error ?? new Error('closed'))
            : new StoreError('MISCONFIGURED', `${this.place} cannot be trusted: ${refusal}.`),
        );
      };
      client
        .on('error', lose)
        .on('close', () => lose())
        .on('end', () => lose());
      client.on('keyboard-interactive', (_name, _instructions, _language, prompts, answer) => {
        answer(prompts.map(() => credentials.password ?? ''));
      });
      client.on('ready', () => {
        client.sftp((error, sftp) => {
          if (error) return lose(error);
          sftp.on('close', () => lose()).on('error', lose);
          resolve(new SftpSession(sftp, this.timeout, () => lose()));
        });
      });
      client.connect(config);
    });
  }
}
