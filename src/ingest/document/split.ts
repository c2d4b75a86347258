import type { DocumentLimits, RawDocument } from './document.ts';
import { LineSplitter } from './line-splitter.ts';
import { Collected, type Piece, type Splitter } from './piece.ts';
import { ValueSplitter } from './value-splitter.ts';

const [NEWLINE, OPEN_BRACE, CLOSE_BRACE] = [0x0a, 0x7b, 0x7d];

/** Whether a name promises one record a line. */
export const isLineFile = (name: string): boolean => /\.ndjson(\.gz)?$/i.test(name);

/** The splitter for a file, by its name and its first line: one record a line, or JSON values of any layout. */
export function splitterFor(name: string, head: Buffer, limits: DocumentLimits): Splitter {
  const isWide = head[0] === 0 || head[1] === 0 || (head[0] ?? 0) >= 0xfe;
  if (isWide) return new Whole(limits.bytes);
  return isLineFile(name) || beginsWithRecordLine(head)
    ? new LineSplitter(limits.bytes)
    : new ValueSplitter(limits.bytes);
}

/** Whether the first line looks like a record of its own, so that a bad line further down can be told from the next. */
function beginsWithRecordLine(head: Buffer): boolean {
  const newline = head.indexOf(NEWLINE);
  if (newline === -1) return false;
  const line = head.subarray(head[0] === 0xef ? 3 : 0, newline);
  let end = line.length - 1;
  while (end > 0 && (line[end] as number) <= 0x20) end--;
  return line[0] === OPEN_BRACE && line[end] === CLOSE_BRACE;
}

/** UTF-16 and the like cannot be cut by bytes; it is refused as one. */
class Whole implements Splitter {
  private readonly all: Collected;
  constructor(limit: number) {
    this.all = new Collected(1, null, limit);
  }

  push(chunk: Buffer): Piece[] {
    this.all.add(chunk);
    return [];
  }

  end(): Piece[] {
    return [this.all.piece()];
  }
}

/** A piece under the name by which it can be found: the file's own, if it is the only one and the file is no list of lines. */
export function namedPiece(name: string, { bytes, line, index, problem, whole }: Piece, isOnly: boolean): RawDocument {
  const place = index !== null ? `[${String(index)}]` : isOnly ? '' : `#${String(line)}`;
  return {
    source: `${name}${place}`,
    bytes,
    ...(problem === null ? {} : { problems: [problem] }),
    ...(whole && { whole }),
  };
}
