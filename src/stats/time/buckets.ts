import { modulo } from './sections.ts';
import { fromLocal, localText, minutes, toLocal, type Zone } from './zone.ts';

/** Sizes of buckets, smallest first. */
export type BucketUnit = 'QUARTER_HOUR' | 'HALF_HOUR' | 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** From here (included) to here (excluded), in milliseconds since 1970. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A piece of time between two neighbouring boundaries of the calendar. */
export interface Bucket extends Range {
  /** The wall clock at its beginning, without an offset. */
  readonly local: string;
  /** Whether the asked range holds only a part of it. */
  readonly isPartial: boolean;
}

/** The calendar that buckets are cut by. */
export interface Calendar {
  readonly zone: Zone;
  /** The first day of a week: 1 is Monday, 7 is Sunday. */
  readonly weekStart: number;
}

const DAY = 86_400_000;
const clockUnits: Partial<Record<BucketUnit, number>> = {
  QUARTER_HOUR: minutes(15),
  HALF_HOUR: minutes(30),
  HOUR: minutes(60),
};
const shortest: Readonly<Record<BucketUnit, number>> = {
  QUARTER_HOUR: minutes(15),
  HALF_HOUR: minutes(30),
  HOUR: minutes(60),
  DAY,
  WEEK: 7 * DAY,
  MONTH: 28 * DAY,
  QUARTER: 90 * DAY,
  YEAR: 365 * DAY,
};

/** How many buckets a range has, at most; known without making them. */
export const mostBuckets = ({ from, to }: Range, unit: BucketUnit): number =>
  Math.ceil((to - from) / shortest[unit]) + 2;

/** The buckets that a range touches, in order, without gaps; none of an empty range. */
export function bucketsOf(range: Range, unit: BucketUnit, calendar: Calendar, isCut: boolean): Bucket[] {
  if (range.from >= range.to) return [];
  const starts =
    unit in clockUnits
      ? clockStarts(range, clockUnits[unit] as number, calendar.zone)
      : dateStarts(range, unit, calendar);
  const buckets: Bucket[] = [];
  for (const [i, to] of starts.slice(1).entries()) {
    const from = starts[i] as number;
    // A day that the calendar skips begins and ends with the next one.
    if (to <= range.from || to <= from) continue;
    const isPartial = isCut && (from < range.from || to > range.to);
    buckets.push({ from, to, local: localText(toLocal(calendar.zone, from)), isPartial });
  }
  return buckets;
}

/**
 * Boundaries of hours and their parts, up to the first that is not before the end: where the wall clock shows a multiple of the size.
 * A change of the clocks is a boundary too, so that the hour that comes twice is two buckets.
 */
function clockStarts({ from, to }: Range, size: number, zone: Zone): number[] {
  let at = from - modulo(toLocal(zone, from), size);
  const starts = [at];
  for (const change of [...zone.changes(at, to), Number.POSITIVE_INFINITY]) {
    while (at < to && at !== change) {
      at = Math.min(at + size - modulo(toLocal(zone, at), size), change);
      starts.push(at);
    }
  }
  return starts;
}

/** Boundaries of days and longer, up to the first that is not before the end: midnights of the wall clock, or what comes instead of one that is skipped. */
function dateStarts({ from, to }: Range, unit: BucketUnit, { zone, weekStart }: Calendar): number[] {
  const starts: number[] = [];
  for (let local = truncate(toLocal(zone, from), unit, weekStart); ; local = next(local, unit)) {
    const start = fromLocal(zone, local);
    starts.push(start);
    if (start >= to) return starts;
  }
}

/** The beginning of the unit that a wall clock lies in. */
function truncate(local: number, unit: BucketUnit, weekStart: number): number {
  const day = local - modulo(local, DAY);
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (unit) {
    case 'WEEK':
      return day - modulo(date.getUTCDay() - weekStart, 7) * DAY;
    case 'MONTH':
      return utc(year, month);
    case 'QUARTER':
      return utc(year, month - (month % 3));
    case 'YEAR':
      return utc(year, 0);
    default:
      return day;
  }
}

function next(local: number, unit: BucketUnit): number {
  const date = new Date(local);
  switch (unit) {
    case 'WEEK':
      return local + 7 * DAY;
    case 'MONTH':
      return utc(date.getUTCFullYear(), date.getUTCMonth() + 1);
    case 'QUARTER':
      return utc(date.getUTCFullYear(), date.getUTCMonth() + 3);
    case 'YEAR':
      return utc(date.getUTCFullYear() + 1, 0);
    default:
      return local + DAY;
  }
}

const utc = (year: number, month: number): number => new Date(0).setUTCFullYear(year, month, 1);
