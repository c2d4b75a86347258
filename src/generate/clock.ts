const DAY = 86_400;
const HOUR = 3_600;

/** The wall clock of one time zone. All instants are whole seconds since 1970. */
export interface Clock {
  /** Offset of the zone at an instant, in seconds. */
  offsetAt(instant: number): number;
  /** ISO 8601 with milliseconds and the zone's offset, as session files write it. */
  format(instant: number): string;
  /** The local day, or one so many days later, as a folder path: `2026/09/14`. */
  folder(instant: number, daysLater?: number): string;
}

/** Makes the clock of an IANA zone; throws RangeError where the zone is unknown. */
export function createClock(zone: string): Clock {
  const offsetText = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetsByDay = new Map<number, number | number[]>();
  const dayTexts = new Map<number, string>();
  const suffixes = new Map<number, string>();
  let lastDay = NaN;
  let lastOffsets: number | number[] = 0;

  function offsetAt(instant: number): number {
    const day = Math.floor(instant / DAY);
    if (day !== lastDay) {
      lastOffsets = offsetsByDay.get(day) ?? offsetsOf(day);
      offsetsByDay.set(day, lastOffsets);
      lastDay = day;
    }
    return typeof lastOffsets === 'number'
      ? lastOffsets
      : (lastOffsets[Math.floor((instant - day * DAY) / HOUR)] as number);
  }

  // Asking Intl costs microseconds, so a day is asked twice, and hour by hour only where its ends differ.
  function offsetsOf(day: number): number | number[] {
    const first = measure(day * DAY);
    if (first === measure((day + 1) * DAY)) return first;
    return Array.from({ length: 24 }, (_, hour) => measure(day * DAY + hour * HOUR));
  }

  function measure(instant: number): number {
    const text = offsetText.format(instant * 1000);
    const parts = /GMT([+-])(\d\d):(\d\d)/.exec(text);
    if (!parts) return 0;
    const seconds = Number(parts[2]) * HOUR + Number(parts[3]) * 60;
    return parts[1] === '-' ? -seconds : seconds;
  }

  function dayText(day: number): string {
    let text = dayTexts.get(day);
    if (text === undefined) dayTexts.set(day, (text = new Date(day * DAY * 1000).toISOString().slice(0, 11)));
    return text;
  }

  function suffix(offset: number): string {
    let text = suffixes.get(offset);
    if (text === undefined) {
      const minutes = Math.abs(offset) / 60;
      text = `.000${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
      suffixes.set(offset, text);
    }
    return text;
  }

  return {
    offsetAt,
    format(instant) {
      const offset = offsetAt(instant);
      const local = instant + offset;
      const day = Math.floor(local / DAY);
      return dayText(day) + timeOfDay(local - day * DAY) + suffix(offset);
    },
    folder(instant, daysLater = 0) {
      return dayText(Math.floor((instant + offsetAt(instant)) / DAY) + daysLater)
        .slice(0, 10)
        .replaceAll('-', '/');
    },
  };
}

const times: string[] = [];

function timeOfDay(second: number): string {
  return (times[second] ??=
    `${two(Math.floor(second / HOUR))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
