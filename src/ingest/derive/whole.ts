import type { WholeNumber } from '../../model/values.ts';

/** A whole number of a file; null where the file has none. */
export type Whole = WholeNumber | null;

const BIGGEST = 2n ** 63n - 1n;

/** The sum of those that are there, at most the largest number of 64 bits; null where none is. */
export function sumOf(values: Iterable<Whole>): Whole {
  let sum: Whole = null;
  for (const value of values) {
    if (value !== null) sum = sum === null ? value : plus(sum, value);
  }
  return sum;
}

function plus(a: WholeNumber, b: WholeNumber): WholeNumber {
  const sum = Number(a) + Number(b);
  if (Number.isSafeInteger(sum) && typeof a === 'number' && typeof b === 'number') return sum;
  const exact = BigInt(a) + BigInt(b);
  return exact > BIGGEST ? BIGGEST : exact;
}

/** `a - b`, missing ones counting as 0, and never below 0; null where both are missing. */
export function minus(a: Whole, b: Whole): Whole {
  if (a === null && b === null) return null;
  const [from, off] = [a ?? 0, b ?? 0];
  if (typeof from === 'number' && typeof off === 'number') return Math.max(0, from - off);
  const exact = BigInt(from) - BigInt(off);
  return exact < 0n ? 0 : exact;
}

/** The largest of those that are there; null where none is. */
export function maxOf<Number extends WholeNumber>(values: Iterable<Number | null>): Number | null {
  let max: Number | null = null;
  for (const value of values) {
    if (value !== null && (max === null || value > max)) max = value;
  }
  return max;
}

/** The smallest of those that are there; null where none is. */
export function minOf<Number extends WholeNumber>(values: Iterable<Number | null>): Number | null {
  let min: Number | null = null;
  for (const value of values) {
    if (value !== null && (min === null || value < min)) min = value;
  }
  return min;
}

/** A count for a column of 32 bits. */
export const countIn32 = (count: Whole): number | null =>
  count === null ? null : Number(count > 2_147_483_647 ? 2_147_483_647 : count);
