import { createHash } from 'node:crypto';
import { Refusal } from '../../errors.ts';

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
export function readCursor(cursor: string, fingerprint: string, length: number): Position {
  const parts = partsOf(cursor);
  if (!parts) throw new Refusal('CURSOR_INVALID', `${JSON.stringify(cursor)} is not a cursor of this server.`);
  const [made, ...position] = parts;
  if (made !== fingerprint || position.length !== length) {
    throw new Refusal(
      'CURSOR_INVALID',
      'The cursor belongs to another list, filter or order; take it from an answer to the same one.',
    );
  }
  return position;
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
