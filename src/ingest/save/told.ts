import { isObject } from '../document/document.ts';
import { instantOfText } from '../map/instant-text.ts';

/** How much a document tells. Of two exports of a session, the later one tells of later instants, and of more. */
export interface Told {
  /** The latest instant in it, milliseconds since 1970; -Infinity where it has none. */
  readonly until: number;
  /** How many of its values are neither null nor empty texts. */
  readonly values: number;
}

/** What an empty document tells. */
export const NOTHING: Told = { until: -Infinity, values: 0 };

const BYTE_ORDER_MARK = /^\ufeff/;

/** Booked, not told of: it lies ahead of the export, and moves in either direction. */
const AHEAD = 'scheduled_at';

/** How much a document tells; what is no JSON tells nothing. Reads the document, so it is asked only where nothing else decides. */
export function toldBy(bytes: Buffer): Told {
  try {
    return toldIn(JSON.parse(bytes.toString().replace(BYTE_ORDER_MARK, '')));
  } catch {
    return NOTHING;
  }
}

function toldIn(document: unknown): Told {
  let { until, values } = NOTHING;
  // A list of what is still to be looked at: a document may nest deeper than calls can.
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (isObject(value)) {
      for (const key in value) if (key !== AHEAD) waiting.push(value[key]);
    } else if (Array.isArray(value)) {
      for (const item of value) waiting.push(item);
    } else if (value !== null && value !== '') {
      values++;
      if (typeof value === 'string') until = Math.max(until, instantOfText(value) ?? -Infinity);
    }
  }
  return { until, values };
}
