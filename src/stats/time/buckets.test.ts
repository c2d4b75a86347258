import { bucketsOf, type BucketUnit } from './buckets.ts';
import { zoneOf } from './zone.ts';

/* Ranges cut into buckets, each with the answer that a calendar on the wall gives. */

const at = (text: string): number => Date.parse(text);
const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

/** The buckets in a line each: when they begin, what clocks show then, and whether they are cut. */
function cut(unit: BucketUnit, zone: string, from: string, to: string, weekStart = 1, isCut = true): string[] {
  return bucketsOf({ from: at(from), to: at(to) }, unit, { zone: zoneOf(zone), weekStart }, isCut).map(
    (it) => `${iso(it.from)} ${it.local}${it.isPartial ? ' part' : ''}`,
  );
}

test.each<[string, BucketUnit, string, string, string, string[]]>([
  [
    'a range that ends on an edge',
    'DAY',
    'UTC',
    '2026-05-01T00:00:00Z',
    '2026-05-03T00:00:00Z',
    ['2026-05-01T00:00:00Z 2026-05-01T00:00:00', '2026-05-02T00:00:00Z 2026-05-02T00:00:00'],
  ],
  [
    'a millisecond more',
    'DAY',
    'UTC',
    '2026-05-01T00:00:00Z',
    '2026-05-02T00:00:00.001Z',
    ['2026-05-01T00:00:00Z 2026-05-01T00:00:00', '2026-05-02T00:00:00Z 2026-05-02T00:00:00 part'],
  ],
  [
    'a millisecond less on both sides',
    'DAY',
    'UTC',
    '2026-05-01T00:00:00.001Z',
    '2026-05-01T23:59:59.999Z',
    ['2026-05-01T00:00:00Z 2026-05-01T00:00:00 part'],
  ],
  [
    'an hour on its edges',
    'HOUR',
    'UTC',
    '2026-05-01T10:00:00Z',
    '2026-05-01T11:00:00Z',
    ['2026-05-01T10:00:00Z 2026-05-01T10:00:00'],
  ],
  [
    'a millisecond over the edge of an hour',
    'HOUR',
    'UTC',
    '2026-05-01T10:59:59.999Z',
    '2026-05-01T11:00:00.001Z',
    ['2026-05-01T10:00:00Z 2026-05-01T10:00:00 part', '2026-05-01T11:00:00Z 2026-05-01T11:00:00 part'],
  ],
  ['nothing', 'DAY', 'UTC', '2026-05-01T00:00:00Z', '2026-05-01T00:00:00Z', []],
  ['an instant inside of a day', 'DAY', 'UTC', '2026-05-01T10:00:00Z', '2026-05-01T10:00:00Z', []],
  [
    'a range inside of a day that ends before it begins',
    'DAY',
    'UTC',
    '2026-05-01T11:00:00Z',
    '2026-05-01T10:00:00Z',
    [],
  ],
  ['a range that ends before it begins', 'HOUR', 'UTC', '2026-05-02T00:00:00Z', '2026-05-01T00:00:00Z', []],
  [
    'the 29th of February',
    'DAY',
    'UTC',
    '2024-02-28T12:00:00Z',
    '2024-03-01T00:00:00Z',
    ['2024-02-28T00:00:00Z 2024-02-28T00:00:00 part', '2024-02-29T00:00:00Z 2024-02-29T00:00:00'],
  ],
  [
    'a February of 28 days',
    'MONTH',
    'UTC',
    '2026-02-01T00:00:00Z',
    '2026-03-01T00:00:00Z',
    ['2026-02-01T00:00:00Z 2026-02-01T00:00:00'],
  ],
  [
    'a February of a century that is no leap year',
    'DAY',
    'UTC',
    '2100-02-28T00:00:00Z',
    '2100-03-02T00:00:00Z',
    ['2100-02-28T00:00:00Z 2100-02-28T00:00:00', '2100-03-01T00:00:00Z 2100-03-01T00:00:00'],
  ],
  [
    'months over the turn of the year',
    'MONTH',
    'UTC',
    '2025-12-31T23:59:59Z',
    '2026-01-01T00:00:01Z',
    ['2025-12-01T00:00:00Z 2025-12-01T00:00:00 part', '2026-01-01T00:00:00Z 2026-01-01T00:00:00 part'],
  ],
  [
    'quarters',
    'QUARTER',
    'UTC',
    '2026-03-31T00:00:00Z',
    '2026-10-01T00:00:00Z',
    [
      '2026-01-01T00:00:00Z 2026-01-01T00:00:00 part',
      '2026-04-01T00:00:00Z 2026-04-01T00:00:00',
      '2026-07-01T00:00:00Z 2026-07-01T00:00:00',
    ],
  ],
  [
    'the last quarter',
    'QUARTER',
    'UTC',
    '2026-12-31T00:00:00Z',
    '2027-01-01T00:00:00Z',
    ['2026-10-01T00:00:00Z 2026-10-01T00:00:00 part'],
  ],
  [
    'years',
    'YEAR',
    'UTC',
    '2023-12-31T00:00:00Z',
    '2025-01-01T00:00:00Z',
    ['2023-01-01T00:00:00Z 2023-01-01T00:00:00 part', '2024-01-01T00:00:00Z 2024-01-01T00:00:00'],
  ],
  [
    'the year 1',
    'YEAR',
    'UTC',
    '0001-06-01T00:00:00Z',
    '0002-01-01T00:00:00Z',
    ['0001-01-01T00:00:00Z 0001-01-01T00:00:00 part'],
  ],
  [
    'a day of 23 hours',
    'DAY',
    'Europe/Berlin',
    '2026-03-28T23:00:00Z',
    '2026-03-29T22:00:00Z',
    ['2026-03-28T23:00:00Z 2026-03-29T00:00:00'],
  ],
  [
    'a day of 25 hours',
    'DAY',
    'Europe/Berlin',
    '2026-10-24T22:00:00Z',
    '2026-10-25T23:00:00Z',
    ['2026-10-24T22:00:00Z 2026-10-25T00:00:00'],
  ],
  [
    'hours around the one that is skipped',
    'HOUR',
    'Europe/Berlin',
    '2026-03-29T00:00:00Z',
    '2026-03-29T02:00:00Z',
    ['2026-03-29T00:00:00Z 2026-03-29T01:00:00', '2026-03-29T01:00:00Z 2026-03-29T03:00:00'],
  ],
  [
    'hours around the one that comes twice',
    'HOUR',
    'Europe/Berlin',
    '2026-10-24T23:00:00Z',
    '2026-10-25T03:00:00Z',
    [
      '2026-10-24T23:00:00Z 2026-10-25T01:00:00',
      '2026-10-25T00:00:00Z 2026-10-25T02:00:00',
      '2026-10-25T01:00:00Z 2026-10-25T02:00:00',
      '2026-10-25T02:00:00Z 2026-10-25T03:00:00',
    ],
  ],
  [
    'a zone of half hours',
    'HOUR',
    'Asia/Kolkata',
    '2026-05-01T00:00:00Z',
    '2026-05-01T01:30:00Z',
    ['2026-04-30T23:30:00Z 2026-05-01T05:00:00 part', '2026-05-01T00:30:00Z 2026-05-01T06:00:00'],
  ],
  [
    'a day of a zone of half hours',
    'DAY',
    'Asia/Kolkata',
    '2026-04-30T18:30:00Z',
    '2026-05-01T18:30:00Z',
    ['2026-04-30T18:30:00Z 2026-05-01T00:00:00'],
  ],
  [
    'half hours and quarters',
    'HALF_HOUR',
    'Asia/Kathmandu',
    '2026-05-01T00:00:00Z',
    '2026-05-01T00:45:00Z',
    ['2026-04-30T23:45:00Z 2026-05-01T05:30:00 part', '2026-05-01T00:15:00Z 2026-05-01T06:00:00'],
  ],
  [
    'quarters of an hour',
    'QUARTER_HOUR',
    'UTC',
    '2026-05-01T00:14:00Z',
    '2026-05-01T00:30:00Z',
    ['2026-05-01T00:00:00Z 2026-05-01T00:00:00 part', '2026-05-01T00:15:00Z 2026-05-01T00:15:00'],
  ],
  [
    'clocks that go back half an hour',
    'HOUR',
    'Australia/Lord_Howe',
    '2026-04-04T14:00:00Z',
    '2026-04-04T16:30:00Z',
    [
      '2026-04-04T14:00:00Z 2026-04-05T01:00:00',
      '2026-04-04T15:00:00Z 2026-04-05T01:30:00',
      '2026-04-04T15:30:00Z 2026-04-05T02:00:00',
    ],
  ],
  [
    'clocks that go forward half an hour',
    'HOUR',
    'Australia/Lord_Howe',
    '2026-10-03T14:30:00Z',
    '2026-10-03T16:00:00Z',
    ['2026-10-03T14:30:00Z 2026-10-04T01:00:00', '2026-10-03T15:30:00Z 2026-10-04T02:30:00'],
  ],
  [
    'a day that is skipped',
    'DAY',
    'Pacific/Apia',
    '2011-12-29T10:00:00Z',
    '2011-12-31T10:00:00Z',
    ['2011-12-29T10:00:00Z 2011-12-29T00:00:00', '2011-12-30T10:00:00Z 2011-12-31T00:00:00'],
  ],
  [
    'an evening that comes again after midnight: it is of the day that has begun',
    'DAY',
    'America/St_Johns',
    '2006-10-29T02:45:00Z',
    '2006-10-29T03:00:00Z',
    ['2006-10-29T02:30:00Z 2006-10-29T00:00:00 part'],
  ],
  [
    'an hour in which clocks were changed before the range',
    'HOUR',
    'America/St_Johns',
    '2006-10-29T02:45:00Z',
    '2006-10-29T03:00:00Z',
    ['2006-10-29T02:31:00Z 2006-10-28T23:01:00 part'],
  ],
  [
    'a range that begins where clocks are changed',
    'HOUR',
    'America/St_Johns',
    '2006-10-29T02:31:00Z',
    '2006-10-29T03:00:00Z',
    ['2006-10-29T02:31:00Z 2006-10-28T23:01:00 part'],
  ],
  [
    'a range that ends where clocks are changed',
    'HOUR',
    'America/St_Johns',
    '2006-10-29T02:00:00Z',
    '2006-10-29T02:31:00Z',
    ['2006-10-29T01:30:00Z 2006-10-28T23:00:00 part', '2006-10-29T02:30:00Z 2006-10-29T00:00:00'],
  ],
  [
    'a midnight that comes twice, from its second time',
    'DAY',
    'America/Havana',
    '2026-11-01T05:00:00Z',
    '2026-11-02T05:00:00Z',
    ['2026-11-01T04:00:00Z 2026-11-01T00:00:00 part'],
  ],
])('%s', (_what, unit, zone, from, to, expected) => {
  expect(cut(unit, zone, from, to)).toEqual(expected);
});

test.each([
  [1, '2026-05-04', '2026-05-11'],
  [6, '2026-05-02', '2026-05-09'],
  [7, '2026-05-03', '2026-05-10'],
])('weeks that begin on day %d', (weekStart, first, second) => {
  const week = (day: string): string => `${day}T00:00:00Z ${day}T00:00:00`;
  expect(cut('WEEK', 'UTC', `${first}T00:00:00Z`, `${second}T00:00:00Z`, weekStart)).toEqual([week(first)]);
  expect(cut('WEEK', 'UTC', '2026-05-08T12:00:00Z', `${second}T00:00:01Z`, weekStart)).toEqual([
    `${week(first)} part`,
    `${week(second)} part`,
  ]);
  // A Sunday, on which counting of weekdays begins anew.
  expect(cut('WEEK', 'UTC', '2026-05-10T12:00:00Z', '2026-05-10T13:00:00Z', weekStart)).toEqual([
    `${week(weekStart === 1 ? first : second)} part`,
  ]);
});

test('a range that nobody asked for cuts nothing', () => {
  expect(cut('DAY', 'UTC', '2026-05-01T10:00:00Z', '2026-05-01T11:00:00Z', 1, false)).toEqual([
    '2026-05-01T00:00:00Z 2026-05-01T00:00:00',
  ]);
});
