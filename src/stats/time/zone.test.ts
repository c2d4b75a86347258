import { fromLocal, localText, lookThrough, toLocal, zoneOf } from './zone.ts';

/* Offsets and changes of clocks, by the tables of the IANA database. */

const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
const at = (text: string): number => Date.parse(text);

test.each([
  ['UTC', '2026-07-01T00:00:00Z', '+00:00:00'],
  ['Europe/Berlin', '2026-01-01T00:00:00Z', '+01:00:00'],
  ['Europe/Berlin', '2026-07-01T00:00:00Z', '+02:00:00'],
  ['Europe/Berlin', '2026-03-29T00:59:59.999Z', '+01:00:00'],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', '+02:00:00'],
  ['Europe/Berlin', '2026-10-25T00:59:59.999Z', '+02:00:00'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z', '+01:00:00'],
  ['Asia/Kolkata', '2026-07-01T00:00:00Z', '+05:30:00'],
  ['Asia/Kathmandu', '2026-07-01T00:00:00Z', '+05:45:00'],
  ['America/New_York', '2026-07-01T00:00:00Z', '-04:00:00'],
  ['America/St_Johns', '2026-01-01T00:00:00Z', '-03:30:00'],
  ['Australia/Lord_Howe', '2026-01-01T00:00:00Z', '+11:00:00'],
  ['Australia/Lord_Howe', '2026-07-01T00:00:00Z', '+10:30:00'],
  ['Pacific/Apia', '2011-12-30T09:59:59Z', '-10:00:00'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z', '+14:00:00'],
  // Local mean time, before zones.
  ['Europe/Berlin', '0001-01-01T00:00:00Z', '+00:53:28'],
  ['America/New_York', '-000010-06-01T00:00:00Z', '-04:56:02'],
  ['Europe/Amsterdam', '1799-12-31T23:59:59Z', '+00:17:30'],
  // Rules of today, for ever.
  ['Europe/Berlin', '9999-07-01T00:00:00Z', '+02:00:00'],
  ['Europe/Berlin', '9999-12-31T23:59:59Z', '+01:00:00'],
  ['America/New_York', '+010000-01-01T00:00:00Z', '-05:00:00'],
])('clocks of %s at %s are ahead by %s', (name, instant, ahead) => {
  const [hours, minutes, seconds] = ahead.slice(1).split(':').map(Number) as [number, number, number];
  const milliseconds = ((hours * 60 + minutes) * 60 + seconds) * 1000 * (ahead.startsWith('-') ? -1 : 1);
  expect(zoneOf(name).offsetAt(at(instant))).toBe(milliseconds + 0);
});

test.each([
  ['UTC', '2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z', []],
  ['Europe/Berlin', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z']],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-10-25T00:59:59Z', []],
  [
    'Europe/Berlin',
    '2026-03-29T00:59:59.999Z',
    '2026-10-25T01:00:00Z',
    ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'],
  ],
  ['Europe/Berlin', '2025-10-01T00:00:00Z', '2026-04-01T00:00:00Z', ['2025-10-26T01:00:00Z', '2026-03-29T01:00:00Z']],
  ['Europe/Berlin', '9999-01-01T00:00:00Z', '9999-12-31T00:00:00Z', ['9999-03-28T01:00:00Z', '9999-10-31T01:00:00Z']],
  // A leap year that begins on a Saturday, and a year of a century that is none.
  ['Europe/Berlin', '2872-01-01T00:00:00Z', '2872-12-31T00:00:00Z', ['2872-03-27T01:00:00Z', '2872-10-30T01:00:00Z']],
  ['Europe/Berlin', '2200-01-01T00:00:00Z', '2200-12-31T00:00:00Z', ['2200-03-30T01:00:00Z', '2200-10-26T01:00:00Z']],
  [
    'America/New_York',
    '3000-01-01T00:00:00Z',
    '3000-12-31T00:00:00Z',
    ['3000-03-09T07:00:00Z', '3000-11-02T06:00:00Z'],
  ],
  ['Europe/Berlin', '0001-01-01T00:00:00Z', '1893-03-31T23:06:32Z', ['1893-03-31T23:06:32Z']],
  // Two changes within a week, and one at the turn of the year in UTC.
  [
    'America/Boa_Vista',
    '2000-10-01T00:00:00Z',
    '2000-10-31T00:00:00Z',
    ['2000-10-08T04:00:00Z', '2000-10-15T03:00:00Z'],
  ],
  ['Pacific/Apia', '2011-12-01T00:00:00Z', '2012-01-31T00:00:00Z', ['2011-12-30T10:00:00Z']],
  ['Africa/Monrovia', '1971-12-01T00:00:00Z', '1972-02-01T00:00:00Z', ['1972-01-07T00:44:30Z']],
  ['Asia/Singapore', '1981-12-01T00:00:00Z', '1982-02-01T00:00:00Z', ['1981-12-31T16:00:00Z']],
  ['Africa/Abidjan', '1911-12-01T00:00:00Z', '1912-02-01T00:00:00Z', ['1912-01-01T00:16:08Z']],
  ['Europe/London', '1967-12-01T00:00:00Z', '1972-01-01T00:00:00Z', ['1968-02-18T02:00:00Z', '1971-10-31T02:00:00Z']],
])('clocks of %s change after %s and up to %s', (name, from, to, expected) => {
  expect(zoneOf(name).changes(at(from), at(to)).map(iso)).toEqual(expected);
});

test('years from 2101 on are like one of the next 28, in every zone of a sample', () => {
  const wrong: string[] = [];
  for (const name of [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Jerusalem',
    'America/Santiago',
    'Africa/Cairo',
  ]) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
    const zone = zoneOf(name);
    for (const year of [2101, 2128, 2129, 2196, 2400, 2999, 4000, 9998]) {
      for (let day = 0; day < 366; day += 5) {
        const instant = Date.UTC(year, 0, 1 + day, 1);
        const shown = format.format(instant).replace(' ', 'T');
        if (localText(toLocal(zone, instant)) !== shown) wrong.push(`${name} ${iso(instant)} ${shown}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['an ordinary hour', 'Europe/Berlin', '2026-07-01T12:00:00', '2026-07-01T10:00:00Z'],
  ['an hour that is skipped: the end of the gap', 'Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:00:00Z'],
  ['the end of the gap', 'Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
  ['an hour that comes twice: the first time', 'Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
  ['just before it', 'Europe/Berlin', '2026-10-25T01:59:59', '2026-10-24T23:59:59Z'],
  ['just after it', 'Europe/Berlin', '2026-10-25T03:00:00', '2026-10-25T02:00:00Z'],
  ['a midnight that is skipped', 'Africa/Cairo', '2026-04-24T00:00:00', '2026-04-23T22:00:00Z'],
  ['a midnight that comes twice', 'America/Havana', '2026-11-01T00:00:00', '2026-11-01T04:00:00Z'],
  ['half an hour that is skipped', 'Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:30:00Z'],
  ['half an hour that comes twice', 'Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00Z'],
  ['a day that is skipped', 'Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T10:00:00Z'],
  ['a zone of quarters', 'Asia/Kathmandu', '2026-01-01T00:00:00', '2025-12-31T18:15:00Z'],
])('%s: %s %s is %s', (_what, name, local, instant) => {
  expect(iso(fromLocal(zoneOf(name), at(`${local}Z`)))).toBe(instant);
});

test.each([
  ['2026-03-29T00:00:00Z', '2026-03-29T00:00:00'],
  ['0000-12-31T23:59:59Z', '0000-12-31T23:59:59'],
  ['+010000-01-01T00:00:00Z', '+010000-01-01T00:00:00'],
  ['-000001-01-01T01:02:03Z', '-000001-01-01T01:02:03'],
])('%s reads %s on the wall', (instant, text) => {
  expect(localText(at(instant))).toBe(text);
});

test.each([
  'Berlin',
  '+02:00',
  '-0800',
  'UTC+1',
  '',
  ' ',
  'Europe/Nowhere',
  "UTC'; --",
  'UTC\0',
  'Europe/Berlin ',
  '1UTC',
])('%j is no time zone', (name) => {
  expect(() => zoneOf(name)).toThrow(
    expect.objectContaining({
      message: `\`timeZone\` is ${JSON.stringify(name)}, which is no time zone of the IANA database; give one such as "Europe/Berlin", or "UTC".`,
      extensions: { code: 'BAD_USER_INPUT' },
    }),
  );
});

test('a name that is too long is not repeated', () => {
  expect(() => zoneOf('x'.repeat(100))).toThrow(`\`timeZone\` is "${'x'.repeat(100)}", which`);
  expect(() => zoneOf('x'.repeat(101))).toThrow('`timeZone` is a text of 101 characters, which');
});

test('a zone is made once', () => {
  expect(zoneOf('Europe/Paris')).toBe(zoneOf('Europe/Paris'));
  expect(zoneOf('Europe/Paris').name).toBe('Europe/Paris');
});

test.each([
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 1],
  ['2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z', 2],
  ['0001-06-01T00:00:00Z', '9999-06-01T00:00:00Z', 9999],
])('others have their turn while clocks of %s to %s are looked through, after each year', async (from, to, years) => {
  const steps: string[] = [];
  const zone = {
    ...zoneOf('Europe/Berlin'),
    offsetAt: (instant: number) => steps.push(String(new Date(instant).getUTCFullYear())),
  };
  const budget = { mustRest: true, rest: async () => void steps.push('rest') };
  await lookThrough(zone, { from: at(from), to: at(to) }, budget);
  const first = new Date(at(from)).getUTCFullYear();
  expect(steps).toEqual(Array.from({ length: years }, (_, i) => [String(first + i), 'rest']).flat());
});

test('nobody rests who is not tired', async () => {
  const budget = { mustRest: false, rest: () => Promise.reject(new Error('rested')) };
  await lookThrough(zoneOf('Europe/Berlin'), { from: at('1970-01-01'), to: at('2030-01-01') }, budget);
});
