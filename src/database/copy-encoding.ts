import { stringify } from 'lossless-json';
import type { Kind } from '../model/kinds.ts';

/** Milliseconds from 1970 to 2000, where PostgreSQL begins to count. */
const EPOCH_2000 = 946_684_800_000;
/** How every file begins. */
export const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const BIGGEST_EXACT_SECONDS = 9e12;
const SHORT = 32;
const [TEXT_OID, INT8_OID] = [25, 20];

/** What a property may hold when it is written: a duration or id may be a number, a bigint or its digits; an instant is milliseconds or ISO text. */
export type Writer = (buffer: CopyBuffer, value: never) => void;

/** A growing buffer in the format of `COPY … (FORMAT binary)`. */
export class CopyBuffer {
  private bytes = Buffer.allocUnsafe(1 << 16);
  private at = 0;

  /** Where the next row begins. */
  get position(): number {
    return this.at;
  }

  /** Starts a new file in the same memory. */
  begin(): void {
    this.at = 0;
    this.room(SIGNATURE.length);
    this.at += SIGNATURE.copy(this.bytes, this.at);
  }

  /** Forgets what was written after a position. */
  backTo(position: number): void {
    this.at = position;
  }

  /** The finished file; more may be written afterwards, in place of its end. Valid until the next `begin`. */
  end(): Buffer {
    this.int16(-1);
    this.at -= 2;
    return this.bytes.subarray(0, this.at + 2);
  }

  /** Writes an id over the first field, which must be an int8, of the row that begins at a position. */
  setFirst(row: number, id: number): void {
    const end = this.at;
    this.at = row + 6;
    this.put64(id);
    this.at = end;
  }

  int16(value: number): void {
    this.room(2);
    this.bytes[this.at++] = value >> 8;
    this.bytes[this.at++] = value;
  }

  int32(value: number): void {
    this.room(4);
    this.put32(value);
  }

  null(): void {
    this.int32(-1);
  }

  flag(value: boolean): void {
    this.room(5);
    this.put32(1);
    this.bytes[this.at++] = value ? 1 : 0;
  }

  int4(value: number): void {
    this.room(8);
    this.put32(4);
    this.put32(value);
  }

  int8(value: number | bigint | string): void {
    this.room(12);
    this.put32(8);
    this.put64(value);
  }

  float8(value: number): void {
    this.room(12);
    this.put32(8);
    this.at = this.bytes.writeDoubleBE(value, this.at);
  }

  instant(value: number | string | Date): void {
    const milliseconds = (typeof value === 'number' ? value : new Date(value).getTime()) - EPOCH_2000;
    // Beyond 2285 microseconds no longer fit a double.
    this.int8(Math.abs(milliseconds) < BIGGEST_EXACT_SECONDS ? milliseconds * 1000 : BigInt(milliseconds) * 1000n);
  }

  text(value: string): void {
    // Three bytes a UTF-16 unit is the most that UTF-8 needs.
    this.room(4 + value.length * 3);
    const start = this.at;
    this.at += 4;
    this.utf8(value);
    this.bytes.writeInt32BE(this.at - start - 4, start);
  }

  /** jsonb: a version byte, then the text. */
  json(value: string): void {
    this.room(5 + value.length * 3);
    const start = this.at;
    this.at += 4;
    this.bytes[this.at++] = 1;
    this.utf8(value);
    this.bytes.writeInt32BE(this.at - start - 4, start);
  }

  raw(value: Uint8Array): void {
    this.room(4 + value.length);
    this.put32(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  /** A one-dimensional array without nulls. */
  list<Item>(oid: number, items: readonly Item[], write: (item: Item) => void): void {
    this.room(24);
    const start = this.at;
    this.at += 4;
    this.put32(items.length === 0 ? 0 : 1);
    this.put32(0);
    this.put32(oid);
    if (items.length > 0) {
      this.put32(items.length);
      this.put32(1);
    }
    for (const item of items) write(item);
    this.bytes.writeInt32BE(this.at - start - 4, start);
  }

  /** Most texts are short ASCII, for which a loop takes half the time of a call out of JavaScript. */
  private utf8(value: string): void {
    const { bytes, at } = this;
    const length = value.length;
    if (length <= SHORT) {
      let i = 0;
      for (; i < length; i++) {
        const code = value.charCodeAt(i);
        if (code > 0x7f) break;
        bytes[at + i] = code;
      }
      if (i === length) {
        this.at = at + length;
        return;
      }
    }
    this.at = at + bytes.write(value, at, 'utf8');
  }

  private put32(value: number): void {
    const { bytes, at } = this;
    bytes[at] = value >> 24;
    bytes[at + 1] = value >> 16;
    bytes[at + 2] = value >> 8;
    bytes[at + 3] = value;
    this.at = at + 4;
  }

  private put64(value: number | bigint | string): void {
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number)) {
      this.put32(Math.floor(number / 4_294_967_296));
      this.put32(number);
    } else this.at = this.bytes.writeBigInt64BE(BigInt(value), this.at);
  }

  private room(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + size));
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
  }
}

/** How a value of each kind is written; null is written by the caller. */
export const writers: Readonly<Record<Kind, Writer>> = {
  text: (buffer, value: string) => buffer.text(value),
  integer: (buffer, value: number) => buffer.int4(value),
  seconds: (buffer, value: number | bigint | string) => buffer.int8(value),
  decimal: (buffer, value: number) => buffer.float8(value),
  key: (buffer, value: number | bigint | string) => buffer.int8(value),
  flag: (buffer, value: boolean) => buffer.flag(value),
  instant: (buffer, value: number | string | Date) => buffer.instant(value),
  json: (buffer, value: unknown) => buffer.json(jsonText(value)),
  texts: (buffer, value: readonly string[]) => buffer.list(TEXT_OID, value, (item) => buffer.text(item)),
  keys: (buffer, value: readonly (number | bigint | string)[]) =>
    buffer.list(INT8_OID, value, (item) => buffer.int8(item)),
  bytes: (buffer, value: Uint8Array) => buffer.raw(value),
};

/** The JSON text of a value, which may hold integers beyond 2^53 as `bigint`. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // JSON.stringify knows no bigint; that one does, and is slower.
    if (!(error instanceof TypeError)) throw error;
    return stringify(value) as string;
  }
}
