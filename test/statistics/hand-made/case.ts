import type { HandMadeRow } from '../../support/hand-made-rows.ts';

/* What is expected of rows that are written by hand, in as few words as can be. */

export const rate = (numerator: number, denominator: number, value: number | null): object => ({
  value,
  numerator,
  denominator,
});
export const noTime = { count: 0, sum: 0, average: null, minimum: null, maximum: null };
export const time = (count: number, sum: number, average: number, minimum: number, maximum: number): object => ({
  count,
  sum,
  average,
  minimum,
  maximum,
});
export const once = (seconds: number): object => time(1, seconds, seconds, seconds, seconds);

/** A grain, what its rows are, and what is measured of them: by the measure, or by its name with arguments. */
export type Case = readonly [what: string, rows: readonly HandMadeRow[], expected: Readonly<Record<string, unknown>>];
