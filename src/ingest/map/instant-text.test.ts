import fc from 'fast-check';
import { instantOf } from '../../database/instants.ts';
import { instantOfText } from './instant-text.ts';

const two = (number: number): string => String(number).padStart(2, '0');

describe('an instant as the platform writes it', () => {
  it('is read as the careful reader reads it, whatever its parts', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1960, max: 2110 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      fc.integer({ min: 0, max: 25 }),
      fc.integer({ min: 0, max: 61 }),
      fc.integer({ min: 0, max: 61 }),
      fc.integer({ min: 0, max: 999 }),
      fc.constantFrom('+', '-', ' '),
      fc.integer({ min: 0, max: 15 }),
      fc.integer({ min: 0, max: 61 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day, hour, minute, second, milliseconds, sign, offsetHours, offsetMinutes]) => {
        const date = `${String(year)}-${two(month)}-${two(day)}`;
        const time = `${two(hour)}:${two(minute)}:${two(second)}.${String(milliseconds).padStart(3, '0')}`;
        const text = `${date}T${time}${sign}${two(offsetHours)}:${two(offsetMinutes)}`;
        expect(instantOfText(text)).toBe(instantOf(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('is read as the careful reader reads it, with any character in any place', () => {
    const text = '2026-03-23T13:12:51.000-07:00';
    const changed = fc.tuple(fc.nat({ max: text.length - 1 }), fc.constantFrom(...'0123456789-+:.TZ /e'));
    fc.assert(
      fc.property(changed, ([place, char]) => {
        const odd = text.slice(0, place) + char + text.slice(place + 1);
        expect(instantOfText(odd)).toBe(instantOf(odd));
      }),
      { numRuns: 5000 },
    );
  });
});
