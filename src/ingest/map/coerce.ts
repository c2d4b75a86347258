import type { Kind } from '../../model/kinds.ts';
import type { WholeNumber } from '../../model/values.ts';
import { cleanJson, cleanText } from './clean-text.ts';
import { instantOfText } from './instant-text.ts';
import type { Reading } from './reading.ts';

/** Turns a value of a file (never null) into one that a column can hold: itself, repaired with a warning, or null with a warning. */
export type Coerce<Value = unknown> = (value: unknown, key: string, reading: Reading) => Value | null;

/** Keys that are known to come as text or number alike: nothing to warn about. */
const mixed: ReadonlySet<string> = new Set([
  'response_time_avg',
  'out_ticket_id',
  'adapter_fail_code',
  'hidden',
  'custom_list_id',
  'custom_code_id',
]);

const INT4 = 2 ** 31;
const INT8 = 2n ** 63n;
/** Each digit can be read in one way only: with two, texts of many digits would take the square of their length. */
const NUMERIC = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?\s*$/i;

const nameOf = (value: unknown): string =>
  Array.isArray(value)
    ? 'a list'
    : typeof value === 'object'
      ? 'an object'
      : `a ${typeof value === 'bigint' ? 'number' : typeof value}`;

const repaired = (value: unknown, as: string, key: string, reading: Reading): void => {
  if (!mixed.has(key)) reading.warn(key, `${nameOf(value)} was taken as ${as}`);
};

function leftOut(reading: Reading, key: string, problem: string): null {
  reading.warn(key, `${problem}; left out`);
  return null;
}

const wrongType = (value: unknown, wanted: string, key: string, reading: Reading): null =>
  leftOut(reading, key, `${nameOf(value)} stands where ${wanted} is expected`);

const text: Coerce<string> = (value, key, reading) => {
  if (typeof value === 'string') {
    if (!reading.hasOddText) return value;
    const clean = cleanText(value);
    if (clean !== value) reading.warn(key, 'NUL or half a surrogate pair was replaced by U+FFFD');
    return clean;
  }
  if (typeof value === 'object') return wrongType(value, 'text', key, reading);
  repaired(value, 'text', key, reading);
  return String(value);
};

/** A number or bigint; digits in a text are read, with a warning. */
function numberOf(value: unknown, key: string, reading: Reading): number | bigint | null {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value !== 'string' || !NUMERIC.test(value)) return wrongType(value, 'a number', key, reading);
  repaired(value, 'a number', key, reading);
  const number = Number(value);
  return Number.isInteger(number) && !Number.isSafeInteger(number) && /^\s*-?\d{1,100}\s*$/.test(value)
    ? BigInt(value)
    : number;
}

const wholeIn = (number: number | bigint, key: string, reading: Reading): number | bigint | null => {
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  if (typeof number === 'number' && !Number.isInteger(number) && Number.isFinite(number)) {
    return leftOut(reading, key, 'the number is not whole');
  }
  const big = Number.isFinite(Number(number)) ? BigInt(number) : INT8;
  return big >= -INT8 && big < INT8 ? big : leftOut(reading, key, 'the number is beyond 64 bits');
};

const integer: Coerce<WholeNumber> = (value, key, reading) => {
  const number = numberOf(value, key, reading);
  const whole = number === null ? null : wholeIn(number, key, reading);
  if (whole === null) return null;
  return whole >= -INT4 && whole < INT4 ? whole : leftOut(reading, key, 'the number is beyond 32 bits');
};

const key: Coerce<WholeNumber> = (value, name, reading) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  const number = numberOf(value, name, reading);
  return number === null ? null : wholeIn(number, name, reading);
};

const seconds: Coerce<WholeNumber> = (value, name, reading) => {
  let number = numberOf(value, name, reading);
  if (typeof number === 'number' && !Number.isInteger(number) && Math.abs(number) < Number.MAX_SAFE_INTEGER) {
    reading.warn(name, 'seconds are whole numbers; rounded');
    number = Math.round(number);
  }
  const whole = number === null ? null : wholeIn(number, name, reading);
  if (whole === null) return null;
  return whole >= 0 ? whole : leftOut(reading, name, 'the duration is negative');
};

const decimal: Coerce<number> = (value, name, reading) => {
  const number = numberOf(value, name, reading);
  if (number === null) return null;
  const double = Number(number);
  return Number.isFinite(double) ? double : leftOut(reading, name, 'the number is too large');
};

const words: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

const flag: Coerce<boolean> = (value, name, reading) => {
  if (typeof value === 'boolean') return value;
  const meant = typeof value === 'object' ? undefined : words[String(value).trim().toLowerCase()];
  if (meant === undefined) return wrongType(value, 'true or false', name, reading);
  repaired(value, 'true or false', name, reading);
  return meant;
};

const instant: Coerce<number> = (value, name, reading) => {
  if (typeof value !== 'string') return wrongType(value, 'a date and time', name, reading);
  return instantOfText(value) ?? leftOut(reading, name, 'the text is no date and time with an offset that can be');
};

const json: Coerce = (value, name, reading) => {
  if (!reading.hasOddText) return value;
  const clean = cleanJson(value);
  if (clean !== value) reading.warn(name, 'NUL or half a surrogate pair was replaced by U+FFFD');
  return clean;
};

const listOf =
  <Item>(item: Coerce<Item>): Coerce<Item[]> =>
  (value, name, reading) => {
    if (!Array.isArray(value)) return wrongType(value, 'a list', name, reading);
    return value.map((it) => (it === null ? null : item(it, name, reading))).filter((it) => it !== null);
  };

const bytes: Coerce = (value, name, reading) => wrongType(value, 'nothing', name, reading);

/** How a value is taken in, by the kind of its column. */
export const coercions = {
  text,
  integer,
  seconds,
  decimal,
  key,
  flag,
  instant,
  json,
  texts: listOf(text),
  keys: listOf(key),
  bytes,
} as const satisfies Record<Kind, Coerce>;
