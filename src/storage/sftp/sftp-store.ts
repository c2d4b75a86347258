import type { Stats } from 'ssh2';
import { shownAddress, type SftpAddress } from '../address.ts';
import type { Environment } from '../environment.ts';
import { inPages } from '../pages.ts';
import { StoreError } from '../store-error.ts';
import type { FoundObject, Store, StoreOptions, WantedObject } from '../store.ts';
import { SftpConnection } from './connection.ts';
import type { SftpSession } from './session.ts';
import { objectsBelow, versionOf } from './walk.ts';

const CHUNK = 256 * 1024;

/** A folder of an SFTP server. */
export class SftpStore implements Store {
  readonly url: string;
  private readonly folder: string;
  private readonly connection: SftpConnection;

  constructor(address: SftpAddress, options: StoreOptions, environment: Environment, timeout: number) {
    this.url = shownAddress(address);
    this.folder = address.folder;
    this.connection = new SftpConnection(address, options, environment, timeout, this.url);
  }

  list(signal?: AbortSignal): AsyncGenerator<readonly FoundObject[]> {
    return inPages(this.found(signal));
  }

  private async *found(signal?: AbortSignal): AsyncGenerator<readonly FoundObject[]> {
    yield* objectsBelow(await this.connection.session(signal), this.folder, this.url, signal);
  }

  async *read(object: WantedObject, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const place = `${this.url.replace(/\/$/, '')}/${object.path}`;
    if (object.path.split('/').includes('..')) throw new StoreError('GONE', `${place} is not below ${this.url}.`);
    const file = `${this.folder}/${object.path}`;
    const session = await this.connection.session(signal);
    const handle = await session.ask<Buffer>(place, (sftp, done) => sftp.open(file, 'r', done), signal);
    yield* session.with(handle, chunksOf(session, handle, object.version, place, signal));
  }

  async close(): Promise<void> {
    this.connection.close();
  }
}

async function* chunksOf(
  session: SftpSession,
  handle: Buffer,
  wanted: string | undefined,
  place: string,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const changed = (): StoreError => new StoreError('CHANGED', `${place} has changed since it was found.`);
  const stats = (): Promise<Stats> => session.ask<Stats>(place, (sftp, done) => sftp.fstat(handle, done), signal);
  const before = await stats();
  if (!before.isFile()) throw new StoreError('GONE', `${place} is not a file.`);
  const version = versionOf(before);
  if (wanted !== undefined && wanted !== version) throw changed();
  for (let position = 0; position < before.size;) {
    const chunk = await chunkAt(session, handle, position, place, signal);
    if (chunk.length === 0) throw changed();
    position += chunk.length;
    yield chunk;
  }
  if (versionOf(await stats()) !== version) throw changed();
}

/** Empty at the end of the file. */
function chunkAt(
  session: SftpSession,
  handle: Buffer,
  position: number,
  place: string,
  signal?: AbortSignal,
): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(CHUNK);
  return session.ask<Buffer>(
    place,
    (sftp, done) =>
      sftp.read(handle, bytes, 0, CHUNK, position, (error, count) => {
        // ssh2 tells the end of a file without an error, as nothing read.
        done(error, bytes.subarray(0, count));
      }),
    signal,
  );
}
