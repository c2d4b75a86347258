import { createHash } from 'node:crypto';
import { instantOf } from '../../database/instants.ts';
import { Refusal } from '../../errors.ts';
import { fitsBigint } from '../../model/bigint.ts';
import type { ColumnField } from '../../model/fields.ts';

/** A place in an order: the sort value, and the values that tell equal ones apart. */
export type Position = readonly (string | number | boolean | null)[];

/** A column of the order, as far as a cursor must fit it. */
export type OrderColumn = Pick<ColumnField, 'kind' | 'required'>;

/** What a cursor was made for, as eight characters: filter, order, and the list it belongs to. */
export const fingerprintOf = (what: unknown): string =>
  createHash('sha1').update(canonical(what)).digest('base64url').slice(0, 8);

/** JSON with sorted keys, so that the order in which a client writes its filter does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export const writeCursor = (fingerprint: string, position: Position): string =>
  Buffer.from(JSON.stringify([fingerprint, ...position])).toString('base64url');

/** Reads a cursor of this list; refuses those of another filter, order or list, and what is no cursor. */
export function readCursor(cursor: string, fingerprint: string, columns: readonly OrderColumn[]): Position {
  const parts = partsOf(cursor);
  if (!parts) throw notOurs(cursor);
  const [made, ...position] = parts;
  if (made !== fingerprint) {
    throw new Refusal(
      'CURSOR_INVALID',
      'The cursor belongs to another list, filter or order; take it from an answer to the same one.',
    );
  }
  const isOurs = position.length === columns.length && columns.every((column, i) => fits(position[i] ?? null, column));
  if (!isOurs) throw notOurs(cursor);
  return position;
}

const notOurs = (cursor: string): Refusal =>
  new Refusal('CURSOR_INVALID', `${JSON.stringify(cursor)} is not a cursor of this server.`);

/** Whether a value can stand in a column; a cursor that was made by hand must not reach the database. */
function fits(value: Position[number], { kind, required }: OrderColumn): boolean {
  if (value === null) return !required;
  if (kind === 'text') return typeof value === 'string' && !value.includes('\0');
  if (kind === 'instant') return typeof value === 'string' && instantOf(value) !== null;
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'decimal') return typeof value === 'number';
  if (kind === 'integer') return typeof value === 'number' && (value | 0) === value;
  return fitsBigint(String(value));
}

function partsOf(cursor: string): Position | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isFlat = Array.isArray(parts) && parts.every((part) => typeof part !== 'object' || part === null);
    return isFlat ? (parts as unknown as Position) : null;
  } catch {
    return null;
  }
}
