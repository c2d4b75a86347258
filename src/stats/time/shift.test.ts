import { shifter, type Period } from './shift.ts';
import { zoneOf } from './zone.ts';

/* Ranges and what they are compared with, by the calendar on the wall. */

const at = (text: string): number => Date.parse(text);
const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

test.each<[string, Period, string, string, string, string, string]>([
  [
    'a week before',
    'WEEK',
    'UTC',
    '2026-05-08T00:00:00Z',
    '2026-05-10T00:00:00Z',
    '2026-05-01T00:00:00Z',
    '2026-05-03T00:00:00Z',
  ],
  [
    'as long just before',
    'PERIOD',
    'UTC',
    '2026-05-08T00:00:00Z',
    '2026-05-10T00:00:00Z',
    '2026-05-06T00:00:00Z',
    '2026-05-08T00:00:00Z',
  ],
  [
    'a year before',
    'YEAR',
    'UTC',
    '2026-05-08T00:00:00Z',
    '2026-05-10T00:00:00Z',
    '2025-05-08T00:00:00Z',
    '2025-05-10T00:00:00Z',
  ],
  [
    'a year before 29 February',
    'YEAR',
    'UTC',
    '2024-02-29T00:00:00Z',
    '2024-03-01T00:00:00Z',
    '2023-03-01T00:00:00Z',
    '2023-03-01T00:00:00Z',
  ],
  [
    'a year before 28 February of a leap year',
    'YEAR',
    'UTC',
    '2024-02-28T00:00:00Z',
    '2024-02-29T00:00:00Z',
    '2023-02-28T00:00:00Z',
    '2023-03-01T00:00:00Z',
  ],
  [
    'a year before a year with a 29th: it is compared with nothing',
    'YEAR',
    'UTC',
    '2025-02-28T00:00:00Z',
    '2025-03-01T00:00:00Z',
    '2024-02-28T00:00:00Z',
    '2024-03-01T00:00:00Z',
  ],
  [
    'a week before 29 February',
    'WEEK',
    'UTC',
    '2024-02-29T00:00:00Z',
    '2024-03-01T00:00:00Z',
    '2024-02-22T00:00:00Z',
    '2024-02-23T00:00:00Z',
  ],
  [
    'as long before 29 February',
    'PERIOD',
    'UTC',
    '2024-02-29T00:00:00Z',
    '2024-03-01T00:00:00Z',
    '2024-02-28T00:00:00Z',
    '2024-02-29T00:00:00Z',
  ],
  [
    'a week before the one with 169 hours',
    'WEEK',
    'Europe/Berlin',
    '2026-10-18T22:00:00Z',
    '2026-10-25T23:00:00Z',
    '2026-10-11T22:00:00Z',
    '2026-10-18T22:00:00Z',
  ],
  [
    'as long before the week with 167 hours',
    'PERIOD',
    'Europe/Berlin',
    '2026-03-22T23:00:00Z',
    '2026-03-29T22:00:00Z',
    '2026-03-15T23:00:00Z',
    '2026-03-22T23:00:00Z',
  ],
  [
    'a year before, over a change of clocks on another date',
    'YEAR',
    'Europe/Berlin',
    '2026-03-29T22:00:00Z',
    '2026-03-30T22:00:00Z',
    '2025-03-29T23:00:00Z',
    '2025-03-30T22:00:00Z',
  ],
  [
    'an hour that is skipped a week before',
    'WEEK',
    'Europe/Berlin',
    '2026-04-05T00:30:00Z',
    '2026-04-05T01:30:00Z',
    '2026-03-29T01:00:00Z',
    '2026-03-29T01:30:00Z',
  ],
  [
    'a year before, half an hour off',
    'YEAR',
    'Asia/Kolkata',
    '2026-04-30T18:30:00Z',
    '2026-05-01T18:30:00Z',
    '2025-04-30T18:30:00Z',
    '2025-05-01T18:30:00Z',
  ],
  [
    'a year before the year 1',
    'YEAR',
    'UTC',
    '0001-01-01T00:00:00Z',
    '0001-02-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '0000-02-01T00:00:00Z',
  ],
])('%s', (_what, period, zone, from, to, movedFrom, movedTo) => {
  const range = { from: at(from), to: at(to) };
  const move = shifter(range, period, zoneOf(zone));
  expect([iso(move(range.from)), iso(move(range.to))]).toEqual([movedFrom, movedTo]);
});
