import { mostBuckets, type BucketUnit } from './buckets.ts';

/* How many buckets a range may have, before they are made. */

test.each<[BucketUnit, number, number]>([
  ['QUARTER_HOUR', 365, 35_042],
  ['HALF_HOUR', 365, 17_522],
  ['HOUR', 365, 8762],
  ['DAY', 365, 367],
  ['WEEK', 364, 54],
  ['WEEK', 365, 55],
  ['MONTH', 29 * 28, 31],
  ['MONTH', 29 * 28 + 1, 32],
  ['QUARTER', 20 * 91, 23],
  ['YEAR', 4 * 365 + 1, 7],
  ['YEAR', 365, 3],
])('%s × %d days are at most %d', (unit, days, most) => {
  const from = Date.parse('2026-01-01T00:00:00Z');
  expect(mostBuckets({ from, to: from + days * 86_400_000 }, unit)).toBe(most);
});
