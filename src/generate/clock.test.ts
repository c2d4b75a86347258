import { createClock } from './clock.ts';

function seconds(iso: string): number {
  return Date.parse(iso) / 1000;
}

test.each([
  ['America/Los_Angeles', '2026-03-08T09:59:59Z', '2026-03-08T01:59:59.000-08:00'],
  ['America/Los_Angeles', '2026-03-08T10:00:00Z', '2026-03-08T03:00:00.000-07:00'],
  ['America/Los_Angeles', '2026-11-01T09:00:00Z', '2026-11-01T01:00:00.000-08:00'],
  ['Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59.000+01:00'],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00.000+02:00'],
  ['Asia/Jakarta', '2026-12-31T17:00:00Z', '2027-01-01T00:00:00.000+07:00'],
  ['Asia/Kolkata', '2026-06-01T00:00:00Z', '2026-06-01T05:30:00.000+05:30'],
  ['UTC', '2026-06-01T00:00:00Z', '2026-06-01T00:00:00.000+00:00'],
])('in %s, %s is %s', (zone, instant, text) => {
  const clock = createClock(zone);
  expect(clock.format(seconds(instant))).toBe(text);
  expect(Date.parse(text)).toBe(Date.parse(instant));
});

test('folders are local days', () => {
  const clock = createClock('America/Los_Angeles');
  expect(clock.folder(seconds('2026-09-15T06:59:59Z'))).toBe('2026/09/14');
  expect(clock.folder(seconds('2026-09-15T06:59:59Z'), 1)).toBe('2026/09/15');
  expect(clock.folder(seconds('2026-12-31T20:00:00Z'), 1)).toBe('2027/01/01');
});

test('a zone that does not exist is refused', () => {
  expect(() => createClock('Mars/Olympus')).toThrow(RangeError);
});
