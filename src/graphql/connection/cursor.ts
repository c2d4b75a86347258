import { createHash } from 'node:crypto';
import { instantOf } from '../../database/instants.ts';
import { Refusal } from '../../errors.ts';
import type { Kind } from '../../model/kinds.ts';

/** A place in an order: the sort value, and the values that tell equal ones apart. */
export type Position = readonly (string | number | boolean | null)[];

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
export function readCursor(cursor: string, fingerprint: string, columns: readonly Kind[]): Position {
  const parts = partsOf(cursor);
  if (!parts) throw new Refusal('CURSOR_INVALID', `${JSON.stringify(cursor)} is not a cursor of this server.`);
  const [made, ...position] = parts;
  if (made !== fingerprint || position.length !== columns.length) {
    throw new Refusal(
      'CURSOR_INVALID',
      'The cursor belongs to another list, filter or order; take it from an answer to the same one.',
    );
  }
  if (!position.every((value, i) => fits(value, columns[i] as Kind))) {
    throw new Refusal('CURSOR_INVALID', `${JSON.stringify(cursor)} is not a cursor of this server.`);
  }
  return position;
}

/** Whether a value can stand in a column of this kind; a cursor that was made by hand must not reach the database. */
function fits(value: Position[number], kind: Kind): boolean {
  if (value === null) {
    return true;
  }
  if (kind === 'text') {
    return typeof value === 'string';
  }
  if (kind === 'instant') {
    return typeof value === 'string' && instantOf(value) !== null;
  }
  if (kind === 'flag') {
    return typeof value === 'boolean';
  }
  if (kind === 'decimal') {
    return typeof value === 'number';
  }
  return /^-?\d{1,19}$/.test(String(value)) && BigInt.asIntN(64, BigInt(value)) === BigInt(value);
}

function partsOf(cursor: string): (string | number | boolean | null)[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    return parts.every((part) => part === null || ['string', 'number', 'boolean'].includes(typeof part))
      ? (parts as Position as never)
      : null;
  } catch {
    return null;
  }
}
