import { rangeOf, withRange } from './range.ts';

/* Which range of time a filter asks for, and the same filter over another one. */

const iso = (at: number): string => new Date(at).toISOString();
const day = (of: number): string => `2026-03-0${String(of)}T00:00:00.000Z`;

test.each([
  ['from and to', { at: { from: day(1), to: day(3) } }, day(1), day(3)],
  ['gte and lt', { at: { gte: day(1), lt: day(3) } }, day(1), day(3)],
  ['gt: what is equal is not in it', { at: { gt: day(1), lt: day(3) } }, '2026-03-01T00:00:00.001Z', day(3)],
  ['lte: what is equal is in it', { at: { gte: day(1), lte: day(3) } }, day(1), '2026-03-03T00:00:00.001Z'],
  ['eq: one millisecond', { at: { eq: day(2) } }, day(2), '2026-03-02T00:00:00.001Z'],
  ['the narrowest of several bounds', { at: { from: day(1), gte: day(2), to: day(5), lt: day(4) } }, day(2), day(4)],
  [
    'the narrowest, told in another order',
    { at: { from: day(2), gte: day(1), to: day(4), lt: day(5) } },
    day(2),
    day(4),
  ],
  [
    'an instant before 1970',
    { at: { from: '1969-12-01T00:00:00.000Z', to: '1969-12-02T00:00:00.000Z' } },
    '1969-12-01T00:00:00.000Z',
    '1969-12-02T00:00:00.000Z',
  ],
  [
    'bounds in different filters that all hold',
    { and: [{ at: { from: day(1) } }, { and: [{ at: { to: day(3) } }] }] },
    day(1),
    day(3),
  ],
  ['a bound at the top and one below', { at: { from: day(1) }, and: [{ at: { to: day(3) } }, {}] }, day(1), day(3)],
  ['a bound that is null', { at: { from: day(1), gt: null, to: day(3) }, and: null }, day(1), day(3)],
  ['an operator that is no bound beside', { at: { from: day(1), to: day(3), isNull: false } }, day(1), day(3)],
])('%s', (_what, filter, from, to) => {
  const range = rangeOf(filter, 'at');
  expect(range && { from: iso(range.from), to: iso(range.to) }).toEqual({ from, to });
});

test.each([
  ['no filter', {}],
  ['no end', { at: { from: day(1) } }],
  ['no begin', { at: { to: day(1) } }],
  ['nothing of it', { at: {} }],
  ['null', { at: null }],
  ['other times', { other: { from: day(1), to: day(2) } }],
  ['either of two ranges', { or: [{ at: { from: day(1), to: day(2) } }] }],
  ['not a range', { not: { at: { from: day(1), to: day(2) } } }],
])('%s is no range', (_what, filter) => {
  expect(rangeOf(filter, 'at')).toBeNull();
});

const other = { from: Date.parse(day(5)), to: Date.parse(day(6)) };
const moved = { at: { from: day(5), to: day(6) } };

test.each([
  ['a range alone', { at: { from: day(1), to: day(3) } }, { and: [moved] }],
  [
    'every operator that bounds',
    { at: { from: day(1), to: day(1), gt: day(1), gte: day(1), lt: day(1), lte: day(1), eq: day(1) } },
    { and: [moved] },
  ],
  [
    'what is asked besides',
    { at: { from: day(1), isNull: false }, channel: { eq: 'CHAT' } },
    { and: [{ at: { isNull: false }, channel: { eq: 'CHAT' } }, moved] },
  ],
  [
    'what all must hold',
    { and: [{ at: { from: day(1) } }, { a: { eq: 1 } }] },
    { and: [{ and: [{}, { a: { eq: 1 } }] }, moved] },
  ],
  ['what is in a choice', { or: [{ at: { from: day(1) } }] }, { and: [{ or: [{ at: { from: day(1) } }] }, moved] }],
  ['null', { at: null, and: null }, { and: [{ at: null, and: null }, moved] }],
])('the same filter over another range: %s', (_what, filter, expected) => {
  expect(withRange(filter, 'at', other)).toEqual(expected);
});

test('a range beyond the years 1 to 9999 is cut there, where nothing is stored', () => {
  const filter = withRange({}, 'at', {
    from: Date.parse('-000005-01-01T00:00:00Z'),
    to: Date.parse('+010005-01-01T00:00:00Z'),
  });
  expect(filter).toEqual({ and: [{ at: { from: '0001-01-01T00:00:00.000Z', to: '9999-12-31T23:59:59.999Z' } }] });
});
