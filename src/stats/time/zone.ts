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
  const years = new LRUCache<number, number[]>({ max: 400 });
  /** Clocks are changed at most once in a day, so looking once a day finds every change. */
  const changesOfYear = (year: number): number[] => {
    const known = years.get(year);
    if (known) return known;
    const found: number[] = [];
    for (let day = startOf(year); day < startOf(year + 1); day += DAY) {
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
      for (let year = Math.max(yearOf(from), EARLIEST); year <= yearOf(to); year++) {
        const like = yearLike(year);
        const later = startOf(year) - startOf(like);
        for (const change of changesOfYear(like)) {
          const at = change + later;
          if (at > from && at <= to) found.push(at);
        }
      }
      return found;
    },
  };
}

/** The IANA database knows of no change before 1835, and of no rule that is not the same every year from 2088 on. */
const EARLIEST = 1800;
const STEADY = 2101;

const yearOf = (instant: number): number => new Date(instant).getUTCFullYear();
// Years below 100 would be read as 19xx by Date.UTC.
const startOf = (year: number): number => new Date(0).setUTCFullYear(year, 0, 1);

/**
 * A year with the same changes of clocks, on the same days. Rules name weekdays ("the last Sunday of March"), so from the time on
 * at which they stand still a year is like any other that begins on the same weekday and is as long. A range of 8,000 years would
 * take half a minute to look through.
 */
function yearLike(year: number): number {
  if (year < EARLIEST) return EARLIEST;
  let like = Math.min(year, STEADY);
  while (like < year && !isLike(like, year)) like++;
  return like;
}

const isLike = (a: number, b: number): boolean =>
  modulo(startOf(a) - startOf(b), 7 * DAY) === 0 && startOf(a + 1) - startOf(a) === startOf(b + 1) - startOf(b);

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
  // Questions come again, with the same boundaries, and an offset costs five microseconds to format.
  const offsets = new LRUCache<number, number>({ max: 5_000 });
  return (instant) => {
    const year = yearOf(instant);
    const like = instant - startOf(year) + startOf(yearLike(year));
    let offset = offsets.get(like);
    if (offset === undefined) offsets.set(like, (offset = offsetOfText(format.format(like))));
    return offset;
  };
}

/** Milliseconds of an offset such as `1/1/1880, GMT+00:53:28`; of UTC it is only `GMT`. */
function offsetOfText(text: string): number {
  const [hours = 0, minute = 0, second = 0] = text
    .slice(text.indexOf('GMT') + 4)
    .split(':')
    .map(Number);
  const ahead = ((hours * 60 + minute) * 60 + second) * 1000;
  return text.includes('GMT-') ? -ahead : ahead;
}

/** Longer names are no zones, and are not repeated in an error. */
const LONGEST = 100;

function formatOf(name: string): Intl.DateTimeFormat {
  // Offsets such as +02:00 are known to some versions of Node only, and are no zone: they know no summer.
  if (name.length <= LONGEST && /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) {
    try {
      return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    } catch {
      // Refused below.
    }
  }
  throw refuseUnknownZone(name);
}

/** What is said of a name that is no time zone, to us or to PostgreSQL. */
export function refuseUnknownZone(name: string): Refusal {
  const shown = name.length <= LONGEST ? JSON.stringify(name) : `a text of ${String(name.length)} characters`;
  return new Refusal(
    'BAD_USER_INPUT',
    `\`timeZone\` is ${shown}, which is no time zone of the IANA database; give one such as "Europe/Berlin", or "UTC".`,
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

/** A wall clock as text without an offset: `2026-03-29T00:00:00`; a year past 9999 has six digits and a sign. */
export const localText = (local: number): string => new Date(local).toISOString().slice(0, -5);

export const minutes = (count: number): number => count * MINUTE;

export const modulo = (value: number, by: number): number => ((value % by) + by) % by;
