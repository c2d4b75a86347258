import { instantOf, isoOfPostgres } from './instants.ts';

test.each([
  ['2026-03-23T13:12:51.000-07:00', '2026-03-23T20:12:51.000Z'],
  ['2026-03-23T20:15:35.473Z', '2026-03-23T20:15:35.473Z'],
  ['2024-02-29T00:00:00+0530', '2024-02-28T18:30:00.000Z'],
  ['2026-03-23 20:12:51 UTC', '2026-03-23T20:12:51.000Z'],
  ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000Z'],
])('%s is %s', (text, utc) => {
  expect(new Date(instantOf(text) as number).toISOString()).toBe(utc);
});

test.each([
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-01-01T25:00:00Z',
  '2026-01-01T00:00:00',
  '2026-01-01',
  'yesterday',
  '2026-01-01T00:00:00+19:00',
])('%s is no instant', (text) => {
  expect(instantOf(text)).toBeNull();
});

test("PostgreSQL's text becomes ISO text with milliseconds", () => {
  expect(isoOfPostgres('2026-03-23 20:12:51+00')).toBe('2026-03-23T20:12:51.000Z');
  expect(isoOfPostgres('2026-03-23 20:12:51.47+00')).toBe('2026-03-23T20:12:51.470Z');
  expect(isoOfPostgres('2026-03-23 20:12:51.473123+00')).toBe('2026-03-23T20:12:51.473Z');
});
