import type { SFTPWrapper } from 'ssh2';
import { StoreError } from '../store-error.ts';
import { waitFor } from '../waiting.ts';
import { fromSftp } from './sftp-error.ts';

type Done<T> = (error: Error | null | undefined, value?: T) => void;

/** What goes over one connection. Handles of files and folders mean something in the session that opened them only. */
export class SftpSession {
  private readonly sftp: SFTPWrapper;
  private readonly timeout: number;
  private readonly drop: () => void;
  private isLost = false;

  constructor(sftp: SFTPWrapper, timeout: number, drop: () => void) {
    this.sftp = sftp;
    this.timeout = timeout;
    this.drop = drop;
    sftp.on('close', () => (this.isLost = true));
  }

  /** One request and its answer. A server that does not answer in time loses the connection: the next one may be better. */
  async ask<T>(place: string, request: (sftp: SFTPWrapper, done: Done<T>) => void, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.isLost) throw new StoreError('UNAVAILABLE', `${place} cannot be read: the connection was lost.`);
    try {
      const answer = new Promise<T>((resolve, reject) => {
        request(this.sftp, (error, value) => (error ? reject(error) : resolve(value as T)));
      });
      return await waitFor(answer, this.timeout, place, signal);
    } catch (error) {
      if (!(error instanceof StoreError)) throw fromSftp(error, place);
      this.isLost = true;
      this.drop();
      throw error;
    }
  }

  /** A handle of a file or folder, closed after its use. Should its opening be given up, the connection goes, and it with it. */
  async *with<T>(handle: Buffer, use: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* use;
    } finally {
      if (!this.isLost) this.sftp.close(handle, () => undefined);
    }
  }
}
