import { LRUCache } from 'lru-cache';
import { Refusal } from '../../errors.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A time zone: how far its clocks are ahead of UTC, and when that changes. */
export interface Zone {
  readonly name: string;
  /** Milliseconds that clocks are ahead of UTC at an instant (milliseconds since 1970). */
  offsetAt(instant: number): number;
  /** The instants after `from` and up to `to` at which the offset changes, ascending. */
  changes(from: number, to: number): number[];
}

const zones = new LRUCache<string, Zone>({ max: 700 });

/** A zone of the IANA database by its name; any other name is refused. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = createZone(name);
  zones.set(name, zone);
  return zone;
}

function createZone(name: string): Zone {
  const offsetAt = offsetsOf(name);
  const years = new LRUCache<number, number[]>({ max: 300 });
  /** Clocks are changed at most once in a day, so looking once a day finds every change. */
  const changesOfYear = (year: number): number[] => {
    const known = years.get(year);
    if (known) return known;
    const found: number[] = [];
    const end = Date.UTC(year + 1, 0, 1);
    for (let day = Date.UTC(year, 0, 1); day < end; day += DAY) {
      if (offsetAt(day) !== offsetAt(day + DAY)) found.push(changeBetween(offsetAt, day, day + DAY));
    }
    years.set(year, found);
    return found;
  };
  return {
    name,
    offsetAt,
    changes(from, to) {
      const found: number[] = [];
      for (let year = new Date(from).getUTCFullYear(); year <= new Date(to).getUTCFullYear(); year++) {
        found.push(...changesOfYear(year).filter((at) => at > from && at <= to));
      }
      return found;
    },
  };
}

/** The first millisecond with the later offset. */
function changeBetween(offsetAt: (instant: number) => number, from: number, to: number): number {
  const before = offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function offsetsOf(name: string): (instant: number) => number {
  const format = formatOf(name);
  // Questions come again, with the same boundaries, and a date costs ten microseconds to format.
  const offsets = new LRUCache<number, number>({ max: 5_000 });
  const offsetAt = (instant: number): number => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
    const { year, month, day, hour, minute, second } = parts as Record<string, number>;
    // Years below 100 would be read as 19xx by Date.UTC.
    const local = new Date(0).setUTCFullYear(year as number, (month as number) - 1, day as number);
    const clock = (((hour as number) * 60 + (minute as number)) * 60 + (second as number)) * 1000;
    return local + clock - Math.floor(instant / 1000) * 1000;
  };
  return (instant) => {
    let offset = offsets.get(instant);
    if (offset === undefined) offsets.set(instant, (offset = offsetAt(instant)));
    return offset;
  };
}

function formatOf(name: string): Intl.DateTimeFormat {
  // Offsets such as +02:00 are known to some versions of Node only, and are no zone: they know no summer.
  if (/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) {
    try {
      return new Intl.DateTimeFormat('en-US', {
        timeZone: name,
        calendar: 'gregory',
        numberingSystem: 'latn',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      // Refused below.
    }
  }
  throw refuseUnknownZone(name);
}

/** What is said of a name that is no time zone, to us or to PostgreSQL. */
export function refuseUnknownZone(name: string): Refusal {
  return new Refusal(
    'BAD_USER_INPUT',
    `\`timeZone\` is ${JSON.stringify(name)}, which is no time zone of the IANA database; give one such as "Europe/Berlin", or "UTC".`,
  );
}

/** The wall clock of a zone at an instant, as if it were UTC. */
export const toLocal = (zone: Zone, instant: number): number => instant + zone.offsetAt(instant);

/** The first instant at which the wall clock shows this or later: in a gap the end of the gap, where it comes twice the first time. */
export function fromLocal(zone: Zone, local: number): number {
  // Offsets are less than a day, so the instant lies within a day of the wall clock read as UTC.
  const candidates = [...new Set([zone.offsetAt(local - DAY), zone.offsetAt(local), zone.offsetAt(local + DAY)])].map(
    (offset) => local - offset,
  );
  const exact = candidates.filter((instant) => toLocal(zone, instant) === local);
  if (exact.length > 0) return Math.min(...exact);
  return zone.changes(local - 2 * DAY, local + 2 * DAY).find((at) => toLocal(zone, at) >= local) ?? local;
}

/** A wall clock as text without an offset: `2026-03-29T00:00:00`. */
export const localText = (local: number): string => new Date(local).toISOString().slice(0, 19);

export const minutes = (count: number): number => count * MINUTE;
