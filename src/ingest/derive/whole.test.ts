import { byTime, each, firstOf } from './rows.ts';
import { countIn32, maxOf, minOf, minus, sumOf } from './whole.ts';

const BIGGEST = 2n ** 63n - 1n;
const SAFE = Number.MAX_SAFE_INTEGER;

test.each([
  [[], null],
  [[null, null], null],
  [[null, 0], 0],
  [[2, null, 3], 5],
  [[0, 7], 7],
  [[2n, 3], 5n],
  [[2, 3n, 4], 9n],
  [[SAFE, 1], 2n ** 53n],
  [[SAFE, 0], SAFE],
  [[BIGGEST, 0], BIGGEST],
  [[BIGGEST - 1n, 1], BIGGEST],
  [[BIGGEST, 1], BIGGEST],
])('the sum of %p is %p', (values, sum) => expect(sumOf(values)).toEqual(sum));

test.each([
  [null, null, null],
  [5, null, 5],
  [null, 5, 0],
  [5, 2, 3],
  [5, 5, 0],
  [2, 5, 0],
  [2n ** 60n, 1, 2n ** 60n - 1n],
  [5n, 5, 0n],
  [2, 5n, 0],
  [5, 2n, 3n],
])('%p without %p is %p', (a, b, rest) => expect(minus(a, b)).toEqual(rest));

test.each([
  [[], null, null],
  [[null], null, null],
  [[3, null, 1, 2], 1, 3],
  [[1, 3], 1, 3],
  [[0, 0], 0, 0],
  [[-1, 2n ** 60n, 5n], -1, 2n ** 60n],
])('of %p the smallest is %p and the largest %p', (values, smallest, largest) => {
  expect(minOf(values)).toBe(smallest);
  expect(maxOf(values)).toBe(largest);
});

test.each([
  [null, null],
  [0, 0],
  [7n, 7],
  [2 ** 31 - 1, 2 ** 31 - 1],
  [2 ** 31, 2 ** 31 - 1],
  [2n ** 60n, 2 ** 31 - 1],
])('the count %p is %p in 32 bits', (count, kept) => expect(countIn32(count)).toBe(kept));

describe('rows', () => {
  const row = (name: string, startedAt: number | null): { name: string; startedAt: number | null } => ({
    name,
    startedAt,
  });

  it('are put in order of time, those without an instant last, equal ones as they lie', () => {
    const rows = [row('a', null), row('b', 2), row('c', 1), row('d', 2), row('e', null), row('f', 0)];
    expect(each(byTime(rows, 'startedAt'), 'name')).toEqual(['f', 'c', 'b', 'd', 'a', 'e']);
    expect(each(rows, 'name')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(byTime([row('b', 2), row('a', 1)], 'startedAt').map(({ name }) => name)).toEqual(['a', 'b']);
    expect(byTime([], 'startedAt')).toEqual([]);
  });

  it('give the first value that is known, 0 and false among them', () => {
    expect(firstOf([{ a: null }, { a: 0 }, { a: 1 }], 'a')).toBe(0);
    expect(firstOf([{ a: null }, { a: false }], 'a')).toBe(false);
    expect(firstOf([{ a: null }], 'a')).toBeNull();
    expect(firstOf([], 'a' as never)).toBeNull();
  });
});
