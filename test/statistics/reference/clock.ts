import type { Key } from './key.ts';
import type { Row } from './measures.ts';

/* Keys of time, read off the wall clock that Intl shows; nothing here knows how the server cuts time. */

/** The zone of every question: its clocks are changed within the generated weeks. */
export const zone = 'Europe/Berlin';

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
const pad = (value: number): string => String(value).padStart(2, '0');
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** What the wall shows at an instant, and how many minutes it is ahead of UTC. */
export function wall(at: number): {
  readonly day: string;
  readonly hour: number;
  readonly minute: number;
  ahead: number;
} {
  const [day = '', time = ''] = clock.format(at).split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const ahead = Math.floor((Date.parse(`${day}T${time}Z`) - Math.floor(at / 60_000) * 60_000) / 60_000);
  return { day, hour, minute, ahead };
}

type TimeOf = (row: Row) => number | null;
type Wall = ReturnType<typeof wall>;

const shown =
  (field: string, read: (it: Wall) => number) =>
  (time: TimeOf): Key => ({
    select: field,
    read: (key) => key[field],
    of: (row) => [onWall(time(row), read)],
  });

const onWall = <T>(at: number | null, read: (it: Wall) => T): T | null => (at === null ? null : read(wall(at)));

/** A bucket of days or longer: told apart by the date on which it begins. */
const dated =
  (first: (day: string) => string) =>
  (time: TimeOf): Key => ({
    select: 'bucketLocal',
    read: (key) => key.bucketLocal,
    of: (row) => [onWall(time(row), ({ day }) => `${first(day)}T00:00:00`)],
  });

/** A bucket of an hour or less: the clock may show its beginning twice, so that the offset tells it too. */
const clocked =
  (size: number) =>
  (time: TimeOf): Key => ({
    select: 'bucketLocal bucketStart',
    read: ({ bucketLocal, bucketStart }) =>
      bucketLocal === null
        ? null
        : `${String(bucketLocal)} ${String((Date.parse(`${String(bucketLocal)}Z`) - Date.parse(String(bucketStart))) / 60_000)}`,
    of: (row) => [
      onWall(
        time(row),
        ({ day, hour, minute, ahead }) => `${day}T${pad(hour)}:${pad(minute - (minute % size))}:00 ${String(ahead)}`,
      ),
    ],
  });

const monday = (day: string): string =>
  new Date(Date.parse(day) - (weekdayOf(day) - 1) * 86_400_000).toISOString().slice(0, 10);
const quarter = (day: string): string => {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${pad(month - ((month - 1) % 3))}-01`;
};

const made: Readonly<Record<string, (time: TimeOf) => Key>> = {
  HOUR_OF_DAY: shown('hourOfDay', ({ hour }) => hour),
  DAY_OF_WEEK: shown('dayOfWeek', ({ day }) => weekdayOf(day)),
  QUARTER_HOUR: clocked(15),
  HALF_HOUR: clocked(30),
  HOUR: clocked(60),
  DAY: dated((day) => day),
  WEEK: dated(monday),
  MONTH: dated((day) => `${day.slice(0, 7)}-01`),
  QUARTER: dated(quarter),
  YEAR: dated((day) => `${day.slice(0, 4)}-01-01`),
};

/** The keys that are sizes of buckets, of which a question has at most one. */
export const bucketSizes = new Set(Object.keys(made).slice(2));

/** Keys of time of a grain whose rows are placed by `time`. */
export const clockKeys = (time: TimeOf): Readonly<Record<string, Key>> =>
  Object.fromEntries(Object.entries(made).map(([name, make]) => [name, make(time)]));
