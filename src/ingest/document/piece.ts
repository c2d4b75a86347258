import { createHash, type Hash } from 'node:crypto';
import { inWords, type Whole } from './document.ts';

/** One record cut out of a file that may hold several. */
export interface Piece {
  readonly bytes: Buffer;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** Place in the list that holds it, from 0; null where it stands by itself. */
  readonly index: number | null;
  /** Why nobody needs to read it: it was longer than the limit and `bytes` is its beginning, or its list has no end. */
  readonly problem: string | null;
  /** Size and SHA-256 of the whole record, where `bytes` is only its beginning. */
  readonly whole: Whole | null;
}

/** Cuts a stream into records; keeps no more than one record, and of that no more than the limit. */
export interface Splitter {
  push(chunk: Buffer): Piece[];
  /** What was in hand when the file ended. */
  end(): Piece[];
}

/** The record in hand: its beginning up to a limit; of the rest only size and hash. */
export class Collected {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private hash: Hash | null = null;

  constructor(
    private readonly line: number,
    private readonly index: number | null,
    private readonly limit: number,
  ) {}

  add(chunk: Buffer): void {
    const room = Math.max(0, this.limit - this.size);
    if (chunk.length > room && !this.hash) {
      this.hash = createHash('sha256');
      for (const kept of this.chunks) this.hash.update(kept);
    }
    this.hash?.update(chunk);
    this.size += chunk.length;
    if (room > 0 && chunk.length > 0) this.chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
  }

  piece(): Piece {
    const [only] = this.chunks;
    const { line, index, hash, size } = this;
    // A copy, so that a small record does not keep the whole chunk it came in.
    const bytes = only && this.chunks.length === 1 ? Buffer.from(only) : Buffer.concat(this.chunks);
    if (!hash) return { bytes, line, index, problem: null, whole: null };
    return {
      bytes,
      line,
      index,
      problem: `the record is larger than ${inWords(this.limit)}`,
      whole: { size, hash: hash.digest() },
    };
  }
}
