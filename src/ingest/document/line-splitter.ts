import { isBlank } from './blank.ts';
import { Collected, type Piece, type Splitter } from './piece.ts';

const NEWLINE = 0x0a;

/** One record a line; empty lines are passed over. A bad line spoils no other. */
export class LineSplitter implements Splitter {
  private line = 1;
  private inHand: Collected | null = null;

  constructor(private readonly limit: number) {}

  push(chunk: Buffer): Piece[] {
    const pieces: Piece[] = [];
    for (let start = 0; start < chunk.length;) {
      const newline = chunk.indexOf(NEWLINE, start);
      const end = newline === -1 ? chunk.length : newline;
      if (newline === start && !this.inHand) {
        // Millions of empty lines pack into nothing.
        this.line++;
        start++;
        continue;
      }
      this.inHand ??= new Collected(this.line, null, this.limit);
      this.inHand.add(chunk.subarray(start, end));
      if (newline !== -1) {
        pieces.push(...this.end());
        this.line++;
      }
      start = end + 1;
    }
    return pieces;
  }

  end(): Piece[] {
    const piece = this.inHand?.piece();
    this.inHand = null;
    return piece && !isBlank(piece.bytes) ? [piece] : [];
  }
}
