import type { Entry, Lister, Metadata, Operator } from 'opendal';
import { shownAddress, type BucketAddress } from '../address.ts';
import type { Environment } from '../environment.ts';
import { inPages } from '../pages.ts';
import { StoreError } from '../store-error.ts';
import type { FoundObject, Store, StoreOptions, WantedObject } from '../store.ts';
import { waitFor } from '../waiting.ts';
import { longestOperation, operatorFor } from './operator.ts';
import { fromService } from './service-error.ts';

/** Bytes of one request: what is larger is read in several, so that neither memory nor a failed request costs more. */
const PIECE = 4 * 1024 * 1024;
/** Entries that are handed on together. */
const GROUP = 100;

/** A bucket of S3 (or what speaks its protocol) or Cloud Storage, or a container of Azure. */
export class ObjectStore implements Store {
  readonly url: string;
  private readonly operator: Operator;
  private readonly isAzure: boolean;
  private readonly limit: number;
  private isClosed = false;
  private holding: Promise<boolean> | null = null;

  constructor(address: BucketAddress, options: StoreOptions, environment: Environment, timeout: number) {
    this.url = shownAddress(address);
    this.isAzure = address.scheme === 'az';
    this.limit = longestOperation(timeout);
    this.operator = operatorFor(address, options, environment, timeout);
  }

  list(signal?: AbortSignal): AsyncGenerator<readonly FoundObject[]> {
    return inPages(this.found(signal));
  }

  async *read(object: WantedObject, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const place = `${this.url}/${object.path}`;
    const { size, version } = await this.complete(object, place, signal);
    const isHeld = isEtag(version) && (await this.isHolding(object.path, signal));
    // Azure lists an etag without the quotes that it has everywhere else.
    const ifMatch = isHeld ? { ifMatch: this.isAzure ? `"${version}"` : version } : {};
    let offset = 0;
    do {
      const length = Math.min(PIECE, size - offset);
      // Of nothing, no range can be asked for.
      const range = size === 0 ? {} : { offset: BigInt(offset), size: BigInt(length) };
      const piece = await this.ask(
        place,
        () => this.operator.read(object.path, { ...range, ...ifMatch }),
        signal,
      ).catch((error: unknown) => this.explain(error, object.path, place, signal));
      if (piece.length !== length) throw new StoreError('CHANGED', `${place} has changed since it was found.`);
      offset += length;
      if (length > 0) yield piece;
    } while (offset < size);
    if (!isHeld) await this.complete({ path: object.path, version }, place, signal);
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }

  /** Some servers call an object changed that is no longer there. */
  private async explain(error: unknown, path: string, place: string, signal?: AbortSignal): Promise<never> {
    if (error instanceof StoreError && error.kind === 'CHANGED') {
      await this.ask(place, () => this.operator.stat(path), signal);
    }
    throw error as Error;
  }

  /** Whether the server heeds If-Match, asked once: not every server that speaks a protocol speaks all of it. */
  private isHolding(path: string, signal?: AbortSignal): Promise<boolean> {
    this.holding ??= waitFor(this.operator.stat(path, { ifMatch: '"no such version"' }), this.limit, path, signal).then(
      () => false,
      (error: unknown) => {
        const told = fromService(error, path);
        const isHolding = told instanceof StoreError && told.kind === 'CHANGED';
        if (!isHolding) this.holding = null;
        return isHolding;
      },
    );
    return this.holding;
  }

  private async *found(signal?: AbortSignal): AsyncGenerator<readonly FoundObject[]> {
    try {
      const lister = await this.ask(this.url, () => this.operator.lister('', { recursive: true }), signal);
      for (;;) {
        const group = await this.ask(this.url, () => nextOf(lister), signal);
        yield group.flatMap((entry) => this.describe(entry));
        if (group.length < GROUP) return;
      }
    } catch (error) {
      // A bucket that is not there must not look like an object that vanished.
      if (error instanceof StoreError && error.kind === 'GONE') throw new StoreError('MISCONFIGURED', error.message);
      throw error;
    }
  }

  /** Nothing for what stands for a folder. */
  private describe(entry: Entry): readonly FoundObject[] {
    const metadata = entry.metadata();
    if (!metadata.isFile()) return [];
    const { contentLength, lastModified } = metadata;
    return [
      {
        path: entry.path(),
        size: contentLength === null ? null : Number(contentLength),
        version: this.versionOf(metadata),
        modifiedAt: lastModified === null ? null : Date.parse(lastModified),
      },
    ];
  }

  /** Size and version to read by: those of the object as it is now, where it is not told or has no etag to hold on to. */
  private async complete(
    object: WantedObject,
    place: string,
    signal?: AbortSignal,
  ): Promise<{ readonly size: number; readonly version: string }> {
    const { path, size, version } = object;
    if (typeof size === 'number' && version !== undefined) return { size, version };
    const metadata = await this.ask(place, () => this.operator.stat(path), signal);
    const now = this.versionOf(metadata);
    if (version !== undefined && version !== now) {
      throw new StoreError('CHANGED', `${place} has changed since it was found.`);
    }
    return { size: Number(metadata.contentLength ?? 0n), version: now };
  }

  private versionOf({ etag, lastModified, contentLength }: Metadata): string {
    if (etag === null || etag === '') return `${NO_ETAG}${lastModified ?? ''} ${String(contentLength)}`;
    return this.isAzure ? etag.replace(/^"|"$/g, '') : etag;
  }

  private async ask<T>(place: string, request: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.isClosed) throw new StoreError('UNAVAILABLE', `${this.url} was closed.`);
    try {
      const answer = await waitFor(request(), this.limit, place, signal);
      if (this.isClosed) throw new StoreError('UNAVAILABLE', `${this.url} was closed.`);
      return answer;
    } catch (error) {
      throw fromService(error, place);
    }
  }
}

const NO_ETAG = 'changed ';
const isEtag = (version: string): boolean => !version.startsWith(NO_ETAG);

/** The next entries; fewer than GROUP at the end. */
async function nextOf(lister: Lister): Promise<Entry[]> {
  const entries: Entry[] = [];
  while (entries.length < GROUP) {
    const entry = await lister.next();
    if (entry === null) break;
    entries.push(entry);
  }
  return entries;
}
