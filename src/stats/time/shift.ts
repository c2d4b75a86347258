import { fromLocal, toLocal, type Zone } from './zone.ts';
import type { Range } from './buckets.ts';

/** What a range is compared with. */
export type Period = 'PERIOD' | 'WEEK' | 'YEAR';

/** Moves an instant of a range to the range that it is compared with, on the wall clock of a zone. */
export function shifter(range: Range, period: Period, zone: Zone): (instant: number) => number {
  const length = toLocal(zone, range.to) - toLocal(zone, range.from);
  return (instant) => {
    const local = toLocal(zone, instant);
    if (period === 'YEAR') return fromLocal(zone, yearBefore(local));
    return fromLocal(zone, local - (period === 'WEEK' ? 7 * 86_400_000 : length));
  };
}

/** The same wall clock a year before; 29 February becomes 1 March, so that the 28th is compared with the 28th and the 29th with nothing. */
function yearBefore(local: number): number {
  const moved = new Date(local);
  moved.setUTCFullYear(moved.getUTCFullYear() - 1);
  return moved.getTime();
}
