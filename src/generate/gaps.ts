import type { Draft, Row } from './draft.ts';

/** What a file cannot be without: what tells it apart, of what channel and version it is, and the numbers of rows. */
const KEPT = new Set(['id', 'call_type', 'chat_type', 'updated_at']);

const GAPS = 10;

/** Where a gap may be: a key of the record (no list), or of one row of a list of it. */
interface Place {
  readonly list: string | null;
  readonly row: Row;
  readonly key: string;
}

/**
 * The record with some of its values missing, each time those that have been missing least: null, then 0 where it is a number
 * that could be, then left out.
 */
export function withGaps(record: Row, { centre, random }: Draft): Row {
  const changed: Record<string, unknown> = structuredClone(record);
  for (let n = 0; n < GAPS; n++) {
    const places = placesIn(changed);
    const least = Math.min(...places.map((place) => turnsOf(place)));
    const place = random.pick(places.filter((it) => turnsOf(it) === least));
    centre.turns.set(nameOf(place), least + 1);
    leave(place, least);
  }
  return changed;

  function turnsOf(place: Place): number {
    return centre.turns.get(nameOf(place)) ?? 0;
  }
}

const nameOf = ({ list, key }: Place): string => `gap ${list ?? ''} ${key}`;

function placesIn(record: Row): Place[] {
  const keysOf = (list: string | null, row: Row): Place[] =>
    Object.keys(row)
      .filter((key) => !KEPT.has(key) && row[key] != null)
      .map((key) => ({ list, row, key }));
  const lists = Object.entries(record).filter((it): it is [string, Row[]] => Array.isArray(it[1]));
  return [
    ...keysOf(null, record),
    ...lists.flatMap(([list, rows]) => rows.flatMap((row) => (typeof row === 'object' ? keysOf(list, row) : []))),
  ];
}

function leave({ row, key }: Place, turns: number): void {
  const target = row as Record<string, unknown>;
  const zero = zeroOf(key, target[key]);
  if (turns % 3 === 0) target[key] = null;
  else target[key] = turns % 3 === 1 ? zero : undefined;
}

/** 0 as the files write it there; undefined where it could not be. */
function zeroOf(key: string, value: unknown): unknown {
  if (typeof value === 'number') return /(^|_)id$/.test(key) ? undefined : 0;
  return typeof value === 'string' && /^\d+\.\d$/.test(value) ? '0.0' : undefined;
}
