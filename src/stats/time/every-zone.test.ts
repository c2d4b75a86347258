import { isLong } from '../../../test/support/kind-of-run.ts';
import { bucketsOf, type BucketUnit } from './buckets.ts';
import { zoneOf } from './zone.ts';

/* The calendar that buckets are cut by, against the wall clocks that Intl shows, in every zone it knows: each tenth, or all at length. */

const all = Intl.supportedValuesOf('timeZone');
const odd = ['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Africa/Cairo', 'America/Havana'];
const zones = isLong ? all : [...new Set([...odd, ...all.filter((_, i) => i % 10 === 0)])];
const YEAR = 2026;
const from = Date.UTC(YEAR, 0, 1);
const to = Date.UTC(YEAR + 1, 0, 1);
const MINUTE = 60_000;

/** What a clock on the wall shows, digit by digit. */
function wallClocks(timeZone: string): (at: number) => { day: string; weekday: number; hour: number; minute: number } {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => {
    const [day = '', time = ''] = format.format(at).split(' ');
    const [hour, minute] = time.split(':').map(Number);
    return {
      day,
      weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7,
      hour: hour as number,
      minute: minute as number,
    };
  };
}

/** The label that a clock gives the bucket of an instant, where no change of clocks has cut the bucket. */
function labelOf(unit: BucketUnit, { day, weekday, hour, minute }: ReturnType<ReturnType<typeof wallClocks>>): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = (size: number): string => `${day}T${two(hour)}:${two(minute - (minute % size))}:00`;
  const midnight = (date: string): string => `${date}T00:00:00`;
  const month = Number(day.slice(5, 7));
  switch (unit) {
    case 'QUARTER_HOUR':
      return clock(15);
    case 'HALF_HOUR':
      return clock(30);
    case 'HOUR':
      return clock(60);
    case 'DAY':
      return midnight(day);
    case 'WEEK':
      return midnight(new Date(Date.parse(day) - (weekday - 1) * 86_400_000).toISOString().slice(0, 10));
    case 'MONTH':
      return midnight(`${day.slice(0, 7)}-01`);
    case 'QUARTER':
      return midnight(`${day.slice(0, 4)}-${two(month - ((month - 1) % 3))}-01`);
    case 'YEAR':
      return midnight(`${day.slice(0, 4)}-01-01`);
  }
}

test.each<BucketUnit>(['QUARTER_HOUR', 'HALF_HOUR', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'])(
  'every instant lies in the %s that clocks show, in every zone, on both days on which clocks are changed',
  (unit) => {
    const wrong: string[] = [];
    for (const name of zones) {
      const zone = zoneOf(name);
      const clock = wallClocks(name);
      const changes = new Set(zone.changes(from - 1, to));
      for (const change of changes) {
        const range = { from: change - 27 * 3_600_000, to: change + 27 * 3_600_000 };
        const buckets = bucketsOf(range, unit, { zone, weekStart: 1 }, true);
        const quarters = Array.from({ length: 54 * 4 }, (_, i) => range.from + i * 15 * MINUTE);
        for (const at of [...quarters, change - 1]) {
          const bucket = buckets.find((it) => it.from <= at && at < it.to);
          const expected = labelOf(unit, clock(at));
          // A bucket that clocks cut begins where they were changed, and a day whose midnight is skipped begins later.
          const isCut =
            bucket !== undefined && changes.has(bucket.from) && bucket.local.slice(0, 10) === expected.slice(0, 10);
          if (!bucket || (bucket.local !== expected && !isCut)) {
            wrong.push(`${name} ${new Date(at).toISOString()}: ${bucket?.local ?? 'none'}, expected ${expected}`);
          }
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  },
  120_000,
);

test('buckets follow one another without gaps, and cover the range', () => {
  for (const name of [
    'Europe/Berlin',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
    'America/Havana',
  ]) {
    for (const unit of ['QUARTER_HOUR', 'HOUR', 'DAY', 'WEEK', 'MONTH'] as const) {
      const range = { from: Date.UTC(2026, 2, 1, 3, 4), to: Date.UTC(2026, 4, 1, 5, 6) };
      const buckets = bucketsOf(range, unit, { zone: zoneOf(name), weekStart: 1 }, true);
      expect(buckets[0]?.from).toBeLessThanOrEqual(range.from);
      expect(buckets.at(-1)?.to).toBeGreaterThanOrEqual(range.to);
      buckets.slice(1).forEach((bucket, i) => expect(bucket.from).toBe(buckets[i]?.to));
    }
  }
});

test('a day has 23 hours in spring and 25 in autumn', () => {
  const zone = zoneOf('Europe/Berlin');
  const hoursOf = (month: number, day: number): number => {
    const noon = Date.UTC(2026, month - 1, day, 10);
    const [bucket] = bucketsOf({ from: noon, to: noon + 1 }, 'DAY', { zone, weekStart: 1 }, false);
    return ((bucket?.to ?? 0) - (bucket?.from ?? 0)) / 3_600_000;
  };
  expect([hoursOf(3, 29), hoursOf(10, 25), hoursOf(6, 1)]).toEqual([23, 25, 24]);
});

test('a midnight that is skipped is replaced by the first instant of the day, one that comes twice by its first time', () => {
  const day = (name: string, at: string): string => {
    const noon = Date.parse(at);
    const [bucket] = bucketsOf({ from: noon, to: noon + 1 }, 'DAY', { zone: zoneOf(name), weekStart: 1 }, false);
    return new Date(bucket?.from ?? 0).toISOString();
  };
  expect(day('Africa/Cairo', '2026-04-24T12:00:00Z')).toBe('2026-04-23T22:00:00.000Z');
  expect(day('America/Havana', '2026-11-01T17:00:00Z')).toBe('2026-11-01T04:00:00.000Z');
});
