import { LRUCache } from 'lru-cache';
import type { Budget } from '../../database/budget.ts';
import { Refusal } from '../../errors.ts';
import type { Range } from './buckets.ts';
import { EARLIEST, sectionsOfYear, startOf, yearLike, yearOf, type Section } from './sections.ts';

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
  const format = formatOf(name);
  // At most some three hundred: other years are like one of them.
  const years = new Map<number, Section[]>();
  const sectionsOf = (year: number): Section[] => {
    let sections = years.get(year);
    if (!sections) {
      sections = sectionsOfYear(year, (instant) => offsetOfText(format.format(instant)));
      years.set(year, sections);
    }
    return sections;
  };
  return {
    name,
    offsetAt(instant) {
      const year = yearOf(instant);
      const like = yearLike(year);
      const at = instant - startOf(year) + startOf(like);
      return (sectionsOf(like).findLast(({ from }) => from <= at) as Section).offset;
    },
    changes(from, to) {
      const found: number[] = [];
      for (let year = Math.max(yearOf(from), EARLIEST); year <= yearOf(to); year++) {
        const like = yearLike(year);
        const later = startOf(year) - startOf(like);
        const [first, ...others] = sectionsOf(like) as [Section, ...Section[]];
        const before = sectionsOf(yearLike(year - 1)).at(-1);
        for (const section of before?.offset === first.offset ? others : [first, ...others]) {
          const at = section.from + later;
          if (at > from && at <= to) found.push(at);
        }
      }
      return found;
    },
  };
}

/** Finds the changes of clocks of a range year by year, so that others have their turn: those of all years at once take long. */
export async function lookThrough(
  zone: Zone,
  { from, to }: Range,
  budget: Pick<Budget, 'mustRest' | 'rest'>,
): Promise<void> {
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    zone.offsetAt(startOf(year));
    if (budget.mustRest) await budget.rest();
  }
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
