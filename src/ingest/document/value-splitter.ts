import { Collected, type Piece, type Splitter } from './piece.ts';

const [QUOTE, BACKSLASH, NEWLINE, COMMA, COLON] = [0x22, 0x5c, 0x0a, 0x2c, 0x3a];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];
const isSpace = (byte: number): boolean => byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09;
/** The bytes of a byte order mark count as white space before the first record. */
const isMark = (byte: number): boolean => byte === 0xef || byte === 0xbb || byte === 0xbf;

/**
 * Cuts JSON values that follow one another, with or without line breaks inside or between, and the items of lists.
 * It looks at brackets and quotes only. A record that is cut off ends where the next one begins on a line of its own.
 */
export class ValueSplitter implements Splitter {
  private line = 1;
  /** Open brackets of the record in hand: whether each is a list. */
  private readonly open: boolean[] = [];
  private index: number | null = null;
  private inHand: Collected | null = null;
  /** What begins like no record: all of it, down to a line that does, is one bad record. */
  private isJunk = false;
  private inText = false;
  private isEscaped = false;
  /** The last byte that was no white space, and the last byte of all. */
  private significant = 0;
  private previous = NEWLINE;

  constructor(private readonly limit: number) {}

  push(chunk: Buffer): Piece[] {
    const pieces: Piece[] = [];
    let start = 0;
    const finish = (end: number): void => {
      if (!this.inHand) return;
      this.inHand.add(chunk.subarray(start, end));
      pieces.push(this.cut());
    };
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.inHand && this.endsBefore(byte)) finish(at);
      if (!this.inHand) {
        if (!this.begins(byte)) {
          this.pass(byte);
          continue;
        }
        this.inHand = new Collected(this.line, this.index, this.limit);
        this.isJunk = this.index === null && byte !== OPEN_BRACE;
        start = at;
      }
      this.pass(byte);
      if (this.closes(byte)) finish(at + 1);
    }
    this.inHand?.add(chunk.subarray(start));
    return pieces;
  }

  end(): Piece[] {
    if (this.inHand) return [this.cut()];
    if (this.index === null) return [];
    // Every record so far was whole, but nobody knows how many are missing.
    const problem = 'the list has no end: the file is cut off after its last record';
    return [{ bytes: Buffer.alloc(0), line: this.line, index: this.index, problem, whole: null }];
  }

  private cut(): Piece {
    const piece = (this.inHand as Collected).piece();
    this.inHand = null;
    this.open.length = 0;
    this.inText = false;
    this.isEscaped = false;
    if (this.index !== null) this.index++;
    return piece;
  }

  /** Between records: lists open and close here; anything else that is not white space begins a record. */
  private begins(byte: number): boolean {
    if (isSpace(byte) || (this.significant === 0 && isMark(byte))) return false;
    if (this.index === null && byte === OPEN_BRACKET) this.index = 0;
    else if (this.index !== null && byte === CLOSE_BRACKET) this.index = null;
    else return !(this.index !== null && byte === COMMA);
    return false;
  }

  /** Whether the record in hand ends without this byte. */
  private endsBefore(byte: number): boolean {
    if (this.isJunk) return this.previous === NEWLINE && (byte === OPEN_BRACE || byte === OPEN_BRACKET);
    if (byte === NEWLINE && this.inText && this.index === null) return true;
    if (this.inText) return false;
    if (this.open.length === 0) return byte === NEWLINE || byte === COMMA || byte === CLOSE_BRACKET;
    if (byte !== OPEN_BRACE || this.previous !== NEWLINE || this.index !== null) return false;
    const inList = this.open.at(-1) === true;
    return !(this.significant === COLON || this.significant === OPEN_BRACKET || (this.significant === COMMA && inList));
  }

  /** Notes what a byte means for brackets, quotes and lines. */
  private pass(byte: number): void {
    if (byte === NEWLINE) {
      this.line++;
      this.inText = false;
    } else if (this.inText) {
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === BACKSLASH) this.isEscaped = true;
      else if (byte === QUOTE) this.inText = false;
    } else if (this.inHand && !this.isJunk) {
      if (byte === QUOTE) this.inText = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.open.push(byte === OPEN_BRACKET);
    }
    this.previous = byte;
    if (!isSpace(byte) && !(this.significant === 0 && isMark(byte))) this.significant = byte;
  }

  /** Whether this byte is the last of the record in hand. */
  private closes(byte: number): boolean {
    if (this.inText || (byte !== CLOSE_BRACE && byte !== CLOSE_BRACKET)) return false;
    if (this.open.length === 0) return false;
    this.open.pop();
    return this.open.length === 0;
  }
}
