import { CopyBuffer, SIGNATURE } from '../../database/copy-encoding.ts';
import { type CopyRow, rowMakerOf } from '../../database/copy-row.ts';
import { copyTargetOf, encodeRow, type CopyTarget } from '../../database/copy.ts';
import type { TypeClass } from '../../model/fields.ts';

/**
 * The rows of a batch for one table, written as they are mapped: objects that live until a batch is full would be copied around by
 * the garbage collector, bytes are not. The session's row id, the first column, is filled in when it is known.
 */
export class TableBuffer {
  readonly target: CopyTarget;
  private readonly buffer = new CopyBuffer();
  /** Where each row begins, and the first row of each file. */
  private readonly rows: number[] = [];
  private readonly files: number[] = [];

  constructor(type: TypeClass, key: string) {
    if (rowMakerOf(type).placeOf(key) !== 0) throw new Error(`${type.name}.${key} must be the first column`);
    this.target = copyTargetOf(type);
    this.buffer.begin();
  }

  clear(): void {
    this.buffer.begin();
    this.rows.length = 0;
    this.files.length = 0;
  }

  /** Adds the rows of the next file; whatever a value throws, nothing of the file stays. */
  add(rows: readonly CopyRow[]): void {
    const before = this.buffer.position;
    const count = this.rows.length;
    this.files.push(count);
    try {
      for (const row of rows) {
        this.rows.push(this.buffer.position);
        encodeRow(this.target, row, this.buffer);
      }
    } catch (error) {
      this.buffer.backTo(before);
      this.rows.length = count;
      this.files.pop();
      throw error;
    }
  }

  /** Takes the last file out again. */
  dropLast(): void {
    const count = this.files.pop() ?? 0;
    this.buffer.backTo(this.rows[count] ?? this.buffer.position);
    this.rows.length = count;
  }

  /** What COPY gets: the rows of these files, each with its session's row id, in that order; null where they have none. */
  bytesOf(chosen: readonly { readonly place: number; readonly rowId: number }[], isInOrder: boolean): Buffer | null {
    let count = 0;
    for (const { place, rowId } of chosen) {
      const end = this.files[place + 1] ?? this.rows.length;
      for (let row = this.files[place] as number; row < end; row++) {
        this.buffer.setFirst(this.rows[row] as number, rowId);
        count++;
      }
    }
    if (count === 0) return null;
    const all = this.buffer.end();
    if (isInOrder && chosen.length === this.files.length) return all;
    const pieces = chosen.map(({ place }) => all.subarray(this.startOf(place), this.startOf(place + 1)));
    return Buffer.concat([SIGNATURE, ...pieces, all.subarray(-2)]);
  }

  private startOf(place: number): number {
    const row = this.files[place] ?? this.rows.length;
    return this.rows[row] ?? this.buffer.position;
  }
}
