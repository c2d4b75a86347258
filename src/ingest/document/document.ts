import type { Warning } from '../../domain/part.ts';

/** What identifies a record of which only the beginning is kept. */
export interface Whole {
  readonly size: number;
  readonly hash: Buffer;
}

/** One record as it arrived: where it came from and its bytes. */
export interface RawDocument {
  /** Path or URL; `path#line` or `path[index]` where one file holds several records. */
  readonly source: string;
  readonly bytes: Buffer;
  /** What was wrong before the bytes could be looked at (cut at the limit, a broken gzip); then nobody reads them. */
  readonly problems?: readonly string[];
  readonly whole?: Whole;
  /** When it was taken in before, where it is stored already; milliseconds since 1970. */
  readonly receivedAt?: number | undefined;
}

/** A record that can be mapped. */
export interface ReadDocument {
  readonly source: string;
  readonly bytes: Buffer;
  readonly receivedAt?: number | undefined;
  readonly record: JsonObject;
  readonly warnings: Warning[];
  /** Whether texts may hold NUL or half a surrogate pair: rare, and a look at every text otherwise. */
  readonly hasOddText: boolean;
}

/** A record that cannot be taken in, and every reason why, in words. */
export interface RefusedDocument {
  readonly source: string;
  readonly bytes: Buffer;
  readonly problems: readonly string[];
  /** Where `bytes` is only the beginning. */
  readonly whole?: Whole;
}

/** What a record may measure at most. */
export interface DocumentLimits {
  readonly bytes: number;
  readonly depth: number;
  /** Keys of objects and items of lists, all together. */
  readonly values: number;
  /** What the gzip around records unpacks to, in bytes. */
  readonly unpacked: number;
}

export const defaultLimits: DocumentLimits = {
  bytes: 16 * 1024 * 1024,
  depth: 64,
  values: 30_000,
  unpacked: 4 * 1024 ** 3,
};

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is an object: no list, not null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A size in the unit a person would use. */
export const inWords = (bytes: number): string =>
  bytes < 1024
    ? `${String(bytes)} bytes`
    : bytes < 1_048_576
      ? `${(bytes / 1024).toFixed(0)} KiB`
      : `${(bytes / 1_048_576).toFixed(1)} MiB`;
