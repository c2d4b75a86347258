import { Book } from '../../../test/support/library.ts';
import { conditionOf } from './condition.ts';
import { refuseTooLarge } from './size.ts';

type Filter = Record<string, unknown>;

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const nested = (levels: number, wrap: (inner: Filter) => Filter, inner: Filter = {}): Filter =>
  Array.from({ length: levels }).reduce<Filter>((it) => wrap(it), inner);
const condition = { pages: { eq: 1 } };
const ids = (count: number): string[] => times(count, '1');

test.each<[string, Filter, Filter, RegExp]>([
  [
    'conditions',
    { and: times(100, condition) },
    { pages: {}, and: times(100, condition) },
    /^The filter has more than 100 conditions\.$/,
  ],
  [
    'conditions of links and lists',
    { and: times(50, { author: { number: {} } }) },
    { and: times(50, { author: { number: {} } }), loans: {} },
    /more than 100 conditions/,
  ],
  [
    'conditions of lists',
    { and: times(50, { loans: { some: { place: {} } } }) },
    { and: times(50, { loans: { some: { place: {} }, none: { place: {} } } }) },
    /more than 100 conditions/,
  ],
  [
    'branches, although they say nothing',
    { or: times(100, {}) },
    { or: times(101, {}) },
    /^`and` and `or` of the filter hold more than 100 filters\.$/,
  ],
  [
    'branches together',
    { or: times(50, {}), and: times(50, {}) },
    { or: times(51, {}), and: times(50, {}) },
    /more than 100 filters/,
  ],
  [
    'levels of `not`',
    nested(8, (not) => ({ not })),
    nested(9, (not) => ({ not })),
    /^The filter is nested deeper than 8 levels\.$/,
  ],
  ['levels of `and`', nested(8, (it) => ({ and: [it] })), nested(9, (it) => ({ and: [it] })), /deeper than 8/],
  ['levels of `or`', nested(8, (it) => ({ or: [it] })), nested(9, (it) => ({ or: [it] })), /deeper than 8/],
  [
    'levels of links',
    nested(4, (it) => ({ author: { books: { some: it } } })),
    { not: nested(4, (it) => ({ author: { books: { some: it } } })) },
    /deeper than 8/,
  ],
  [
    'levels of lists',
    nested(4, (it) => ({ loans: { none: { book: it } } })),
    { not: nested(4, (it) => ({ loans: { none: { book: it } } })) },
    /deeper than 8/,
  ],
  [
    'values of a list',
    { number: { in: ids(1000) } },
    { number: { in: ids(1001) } },
    /^`number.in` holds 1001 values; at most 1000 can be compared with\.$/,
  ],
  [
    'values of a list far inside',
    { not: { or: [{ author: { number: { notIn: ids(1000) } } }] } },
    { not: { or: [{ author: { number: { notIn: ids(1001) } } }] } },
    /^`number.notIn` holds 1001 values/,
  ],
])('%s: at the limit it passes, one more is refused', (_what, allowed, refused, message) => {
  expect(() => conditionOf(Book, allowed, { seesPersonalData: true })).not.toThrow();
  expect(() => conditionOf(Book, refused, { seesPersonalData: true })).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(message) as string,
      extensions: { code: 'LIMIT_EXCEEDED' },
    }),
  );
});

test('a filter of any depth and length is refused, not run into the ground', () => {
  const deep = { author: nested(200_000, (not) => ({ not })) };
  expect(() => conditionOf(Book, deep, { seesPersonalData: true })).toThrow(/deeper than 8/);
  expect(() => refuseTooLarge(Book, { or: times(1_000_000, {}) })).toThrow(/more than 100 filters/);
});

test('null says nothing and counts for nothing', () => {
  expect(() => refuseTooLarge(Book, { and: null, or: null, not: null, author: null, pages: null })).not.toThrow();
  expect(() => refuseTooLarge(Book, { loans: { some: null, none: null }, title: { in: null } })).not.toThrow();
});
