const SECOND = 1000;
const DAY = 86_400_000;

/** The IANA database knows of no change before 1835, and of no rule that is not the same every year from 2088 on. */
export const EARLIEST = 1834;
const STEADY = 2101;

/** A stretch of a year in which clocks are not changed. */
export interface Section {
  readonly from: number;
  readonly offset: number;
}

/** Clocks are changed at most once in so long: the shortest time between two changes of the IANA database is a week less an hour. */
const STEP = 6 * DAY;

/** The stretches of a year, from its first instant on. */
export function sectionsOfYear(year: number, offsetAt: (instant: number) => number): Section[] {
  const end = startOf(year + 1);
  let from = startOf(year);
  const sections = [{ from, offset: offsetAt(from) }];
  while (from < end) {
    // The first instant of the next year is the next year's.
    const to = Math.min(from + STEP, end - SECOND);
    const offset = offsetAt(to);
    if (offset !== sections.at(-1)?.offset) sections.push({ from: changeBetween(offsetAt, from, to), offset });
    from += STEP;
  }
  return sections;
}

/** The first second with the later offset; clocks are changed at whole seconds. */
function changeBetween(offsetAt: (instant: number) => number, from: number, to: number): number {
  const before = offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / SECOND / 2) * SECOND;
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** The year of an instant in UTC. */
export const yearOf = (instant: number): number => new Date(instant).getUTCFullYear();
/** The first instant of a year in UTC. It is counted rather than asked of a `Date`, because the bounds of thousands of buckets need it. */
export function startOf(year: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return YEAR_1 + (before * 365 + leapDays) * DAY;
}

const YEAR_1 = Date.parse('0001-01-01T00:00:00Z');

/**
 * A year with the same changes of clocks, on the same days. Rules name weekdays ("the last Sunday of March"), so from the time on
 * at which they stand still a year is like any other that begins on the same weekday and is as long. To look through each of 8,000
 * years would take seconds.
 */
export function yearLike(year: number): number {
  if (year < STEADY) return Math.max(year, EARLIEST);
  // The calendar repeats itself after 400 years.
  return (likes[year % 400] ??= firstLike(year));
}

const likes: number[] = [];

function firstLike(year: number): number {
  let like = STEADY;
  while (!isLike(like, year)) like++;
  return like;
}

const isLike = (a: number, b: number): boolean =>
  modulo(startOf(a) - startOf(b), 7 * DAY) === 0 && startOf(a + 1) - startOf(a) === startOf(b + 1) - startOf(b);

/** The remainder, also of negative numbers one that is not. */
export const modulo = (value: number, by: number): number => ((value % by) + by) % by;
