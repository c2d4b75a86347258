const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)? ?(Z|UTC|[+-]\d\d:?\d\d)$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The first and the last instant that are taken and stored: the years 1 to 9999 in UTC, which every reader of ISO 8601 knows. */
const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Milliseconds since 1970 of an ISO 8601 date and time with an offset; null where the text is none, the date cannot be
 * (30 February, 25 o'clock), or the instant lies before the year 1 or after 9999 in UTC. `Date.parse` is not used because it
 * moves such dates to the next month without a word.
 */
export function instantOf(text: string): number | null {
  const parts = ISO.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute] = [
    Number(parts[1]),
    Number(parts[2]),
    Number(parts[3]),
    Number(parts[4]),
    Number(parts[5]),
  ];
  const second = Number(parts[6] ?? 0);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0);
  if (day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return null;
  const offset = offsetMinutes(parts[8] as string);
  if (offset === null) return null;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  // Date.UTC reads years below 100 as 19xx.
  const utc =
    new Date(0).setUTCFullYear(year, month - 1, day) +
    ((hour * 60 + minute - offset) * 60 + second) * 1000 +
    milliseconds;
  return utc < FIRST || utc > LAST ? null : utc;
}

function offsetMinutes(text: string): number | null {
  if (text === 'Z' || text === 'UTC') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  if (minutes > 14 * 60 || Number(text.slice(-2)) > 59) return null;
  return text.startsWith('-') ? -minutes : minutes;
}

/**
 * An instant as text for a comparison in PostgreSQL. One before the year 1 or after 9999 is moved to the end of that range: nothing
 * is stored beyond it, so that it compares the same.
 */
export const textOfInstant = (instant: number): string =>
  new Date(Math.min(Math.max(instant, FIRST), LAST)).toISOString();

/**
 * PostgreSQL's text of a `timestamptz` in a session whose time zone is UTC, as ISO 8601 with milliseconds
 * (`2026-03-23 20:12:51+00` → `2026-03-23T20:12:51.000Z`). Ten times cheaper than a Date for each value.
 */
export function isoOfPostgres(text: string): string {
  if (text[10] !== ' ' || text.endsWith('BC')) return isoOfDistant(text);
  const day = text.slice(0, 10);
  const time = text.slice(11, 19);
  if (text.length === 22) return `${day}T${time}.000Z`;
  const fraction = text.slice(20, text.length - 3);
  return `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

/** The same of years before 1 and after 9999, as ISO 8601 writes them: `0000` is 1 BC, `+010000` comes after 9999. */
function isoOfDistant(text: string): string {
  const [, year, rest, fraction = '', isBefore] =
    /^(\d+)(-\d\d-\d\d \d\d:\d\d:\d\d)(\.\d+)?\+00( BC)?$/.exec(text) ?? [];
  if (year === undefined || rest === undefined) return text;
  const number = isBefore ? 1 - Number(year) : Number(year);
  const sign = number < 0 ? '-' : '+';
  const digits =
    number < 0 || number > 9999
      ? `${sign}${String(Math.abs(number)).padStart(6, '0')}`
      : String(number).padStart(4, '0');
  return `${digits}${rest.replace(' ', 'T')}.${fraction.slice(1, 4).padEnd(3, '0')}Z`;
}
