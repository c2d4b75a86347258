import { randomUUID } from 'node:crypto';
import type { Warning } from '../../domain/part.ts';

/** Digits beyond which nothing is a number to us; turning millions of digits into a number would take minutes. */
const MOST_DIGITS = 400;
/** Repeated keys of one record that are told by their place. */
const MOST_TOLD = 20;

const [QUOTE, BACKSLASH, COMMA, MINUS, ZERO, NINE] = [0x22, 0x5c, 0x2c, 0x2d, 0x30, 0x39];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Parses JSON, which the text must be, with whole numbers beyond 2^53 as `bigint`; of a repeated key the last value counts, with a
 * warning that says where. Reads the text once, and then parses a copy in which such numbers are texts with a mark before them that
 * nobody can foresee.
 */
export function parseExactly(text: string, warnings: Warning[]): unknown {
  const numbers = bigNumbersIn(text, warnings);
  if (numbers.length === 0) return JSON.parse(text);
  const mark = randomUUID();
  const pieces: string[] = [];
  let end = 0;
  for (const { from, to } of numbers) {
    pieces.push(text.slice(end, from), `"${mark}${text.slice(from, to)}"`);
    end = to;
  }
  return JSON.parse([...pieces, text.slice(end)].join(''), (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}

/** An object or list that is open where the reading is. */
interface Open {
  /** The keys of an object so far; null of a list. */
  readonly keys: Set<string> | null;
  /** Its path, of an item of a list with `[]` at the end. */
  readonly path: string;
}

/** Where a number stands in a text. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where whole numbers stand that a double does not hold; warns of repeated keys on the way. */
function bigNumbersIn(text: string, warnings: Warning[]): Span[] {
  const numbers: Span[] = [];
  const open: Open[] = [];
  let inside: Open | undefined;
  let key = '';
  let isKeyNext = false;
  let repeated = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      const end = endOfText(text, i);
      if (isKeyNext && inside?.keys) {
        key = JSON.parse(text.slice(i, end)) as string;
        if (inside.keys.has(key) && repeated++ < MOST_TOLD) warnings.push(repeatedAt(below(inside, key)));
        inside.keys.add(key);
        isKeyNext = false;
      }
      i = end - 1;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      const isObject = code === OPEN_BRACE;
      const path = below(inside, key);
      open.push((inside = { keys: isObject ? new Set() : null, path: isObject ? path : `${path}[]` }));
      isKeyNext = isObject;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      open.pop();
      inside = open.at(-1);
      isKeyNext = false;
    } else if (code === COMMA) isKeyNext = inside?.keys != null;
    else if (code === MINUS || isDigit(code)) {
      const from = i;
      while (isPartOfNumber(text.charCodeAt(i + 1))) i++;
      if (isBig(text, from, i + 1)) numbers.push({ from, to: i + 1 });
    }
  }
  if (repeated > MOST_TOLD) {
    warnings.push({ path: '', problem: `${String(repeated)} times a key is written again; the last value counts` });
  }
  return numbers;
}

const repeatedAt = (path: string): Warning => ({
  path,
  problem: 'the key is written more than once; the last value counts',
});

/** The path of a key of an object, or of an item of a list. */
const below = (inside: Open | undefined, key: string): string =>
  inside?.keys && inside.path !== '' ? `${inside.path}.${key}` : inside?.keys ? key : (inside?.path ?? '');

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/** Digits, `.`, `+`, `-`, `e` and `E`; NaN, behind the end, is none of them. */
const isPartOfNumber = (code: number): boolean =>
  isDigit(code) || code === MINUS || code === 0x2e || code === 0x2b || code === 0x65 || code === 0x45;

/** Whether a number is whole, and beyond what a double holds exactly. */
function isBig(text: string, from: number, to: number): boolean {
  if (to - from < 16 || to - from > MOST_DIGITS) return false;
  const digits = text.slice(from, to);
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(Number(digits));
}

/** Behind the closing quote of the text that opens at `start`. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
}
