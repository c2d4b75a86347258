import type { Clock } from './clock.ts';

const HOUR = 3_600;

/** Share of the day's sessions by local hour: nights nearly empty, a peak before noon, a lower one in the afternoon. */
const BY_HOUR = [2, 1, 1, 1, 1, 2, 6, 18, 52, 84, 100, 98, 80, 74, 86, 88, 78, 62, 44, 30, 20, 12, 7, 4];

/** By weekday, Sunday first. Mondays are the worst. */
const BY_WEEKDAY = [14, 118, 104, 100, 98, 96, 38];

/** When sessions begin: gives the second of a share (0 to 1) of all sessions of an instance, in order of time. */
export type Load = (share: number) => number;

/** Spreads sessions over a range by the daily and weekly shape of load on the instance's own clock. Seconds since 1970, the end excluded. */
export function createLoad(clock: Clock, from: number, to: number): Load {
  const hours = Math.ceil((to - from) / HOUR);
  const sums = new Float64Array(hours + 1);
  for (let hour = 0; hour < hours; hour++) {
    const start = from + hour * HOUR;
    const length = Math.min(HOUR, to - start) / HOUR;
    sums[hour + 1] = (sums[hour] as number) + loadAt(clock, start) * length;
  }
  const total = sums[hours] as number;
  return (share) => {
    const aim = share * total;
    let low = 0;
    let high = hours - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle + 1] as number) > aim) high = middle;
      else low = middle + 1;
    }
    const start = from + low * HOUR;
    const before = sums[low] as number;
    const within = (aim - before) / ((sums[low + 1] as number) - before);
    return Math.min(to - 1, start + Math.floor(within * Math.min(HOUR, to - start)));
  };
}

function loadAt(clock: Clock, instant: number): number {
  const { hour, weekday } = localHour(clock, instant);
  return (BY_HOUR[hour] as number) * (BY_WEEKDAY[weekday] as number);
}

/** Whether the centre is closed: at night, on Sundays, and on Saturdays from two o'clock. */
export function isAfterHours(clock: Clock, instant: number): boolean {
  const { hour, weekday } = localHour(clock, instant);
  return hour < 7 || hour >= 21 || weekday === 0 || (weekday === 6 && hour >= 14);
}

/** How busy the moment is, from nearly 0 to about 1: waits grow with it. */
export function pressureAt(clock: Clock, instant: number): number {
  return loadAt(clock, instant) / (100 * 118);
}

function localHour(clock: Clock, instant: number): { hour: number; weekday: number } {
  const local = instant + clock.offsetAt(instant);
  // 1 January 1970 was a Thursday.
  return { hour: Math.floor(local / HOUR) % 24, weekday: (Math.floor(local / 86_400) + 4) % 7 };
}
