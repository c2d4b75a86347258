import { inWords } from './document.ts';

/** One record cut out of a file that may hold several. */
export interface Piece {
  readonly bytes: Buffer;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** Place in the list that holds it, from 0; null where it stands by itself. */
  readonly index: number | null;
  /** Why nobody needs to read it: it was longer than the limit and `bytes` is its beginning, or its list has no end. */
  readonly problem: string | null;
}

/** Cuts a stream into records; keeps no more than one record, and of that no more than the limit. */
export interface Splitter {
  push(chunk: Buffer): Piece[];
  /** What was in hand when the file ended. */
  end(): Piece[];
}

/** The record in hand: chunks up to a limit, the rest only counted. */
export class Collected {
  private readonly chunks: Buffer[] = [];
  private kept = 0;
  private isCut = false;

  constructor(
    private readonly line: number,
    private readonly index: number | null,
    private readonly limit: number,
  ) {}

  add(chunk: Buffer): void {
    const room = this.limit - this.kept;
    if (chunk.length > room) this.isCut = true;
    if (room === 0 || chunk.length === 0) return;
    this.chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    this.kept += Math.min(chunk.length, room);
  }

  piece(): Piece {
    const [only] = this.chunks;
    // A copy, so that a small record does not keep the whole chunk it came in.
    const bytes = only && this.chunks.length === 1 ? Buffer.from(only) : Buffer.concat(this.chunks);
    return { bytes, line: this.line, index: this.index, problem: this.isCut ? `the record is larger than ${inWords(this.limit)}` : null };
  }
}
