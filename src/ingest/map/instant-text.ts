import { instantOf } from '../../database/instants.ts';

const ZERO = 0x30;
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * Milliseconds since 1970 of an instant as the platform writes it, `2026-03-23T13:12:51.000-07:00`; every other form, and dates that
 * cannot be, are left to `instantOf`. A file holds some forty instants, and this takes a fifth of the time.
 */
export function instantOfText(text: string): number | null {
  if (text.length !== 29 || text[10] !== 'T' || text[19] !== '.' || text[4] !== '-' || text[13] !== ':') {
    return instantOf(text);
  }
  const year = two(text, 0) * 100 + two(text, 2);
  const [month, day, hour, minute, second] = [two(text, 5), two(text, 8), two(text, 11), two(text, 14), two(text, 17)];
  const thousandth = text.charCodeAt(22) - ZERO;
  const milliseconds = two(text, 20) * 10 + thousandth;
  const sign = text[23] === '-' ? -1 : 1;
  const [offsetHours, offsetMinutes] = [two(text, 24), two(text, 27)];
  // Days past 28 and anything else out of the ordinary: the careful reader decides. NaN compares false.
  const isPlain =
    year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour <= 23 && minute <= 59 && second <= 59;
  const isSeparated = text[7] === '-' && text[16] === ':' && text[26] === ':' && (sign < 0 || text[23] === '+');
  if (
    !isPlain ||
    !isSeparated ||
    !(offsetHours <= 13 && offsetMinutes <= 59 && thousandth >= 0 && thousandth <= 9 && milliseconds >= 0)
  ) {
    return instantOf(text);
  }
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  const days =
    (year - 1970) * 365 + leapDays + (DAYS_BEFORE[month - 1] as number) + (isLeap && month > 2 ? 1 : 0) + day - 1;
  return (
    (((days * 24 + hour) * 60 + minute - sign * (offsetHours * 60 + offsetMinutes)) * 60 + second) * 1000 + milliseconds
  );
}

/** Two digits as a number; NaN where they are none. */
function two(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}
