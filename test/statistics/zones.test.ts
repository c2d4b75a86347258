/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
import { call, ingestRecords } from '../ingest-records.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { isLong } from '../support/kind-of-run.ts';

/*
 * Buckets as they are served, through PostgreSQL, against the wall clocks that Intl shows: sessions in every quarter of an hour around
 * every change of clocks of a year, in groups of every size. A tenth of the zones on every run, all of them with LONG=1.
 */

const zones = Intl.supportedValuesOf('timeZone').filter((_, i) => isLong || i % 10 === 4);

const QUARTER = 15 * 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const year = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };
const clockSizes = { QUARTER_HOUR: QUARTER, HALF_HOUR: 2 * QUARTER, HOUR };
const iso = (at: number): string => new Date(at).toISOString();

/** The wall clock of a zone, read off Intl alone. */
class Wall {
  private readonly format: Intl.DateTimeFormat;
  private readonly known = new Map<number, string>();
  readonly changes: readonly number[];

  constructor(readonly name: string) {
    this.format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
    this.changes = this.findChanges();
  }

  /** `2026-03-29T03:15:00` */
  text(at: number): string {
    let text = this.known.get(at);
    if (text === undefined) this.known.set(at, (text = this.format.format(at).replace(' ', 'T')));
    return text;
  }
  date(at: number): string {
    return this.text(at).slice(0, 10);
  }
  private ahead(at: number): number {
    return Date.parse(`${this.text(at)}Z`) - Math.floor(at / 1000) * 1000;
  }

  private findChanges(): number[] {
    const found: number[] = [];
    for (let day = year.from; day < year.to; day += DAY) {
      let [low, high] = [day, day + DAY];
      if (this.ahead(low) === this.ahead(high)) continue;
      while (high - low > 1000) {
        const middle = low + Math.floor((high - low) / 2000) * 1000;
        if (this.ahead(middle) === this.ahead(day)) low = middle;
        else high = middle;
      }
      found.push(high);
    }
    return found;
  }

  /** Where the piece of an hour begins that an instant lies in: at a multiple on the clock, or where clocks were changed since. */
  beginning(at: number, size: number): number {
    const start = at - ((at + this.ahead(at)) % size);
    return Math.max(start, ...this.changes.filter((change) => change <= at));
  }
}

const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
const firstDates: Readonly<Record<string, (date: string) => string>> = {
  DAY: (date) => date,
  WEEK: (date) => iso(Date.parse(date) - (weekday(date) - 1) * DAY).slice(0, 10),
  MONTH: (date) => `${date.slice(0, 7)}-01`,
  QUARTER: (date) =>
    `${date.slice(0, 5)}${['01', '04', '07', '10'][Math.floor((Number(date.slice(5, 7)) - 1) / 3)] ?? ''}-01`,
  YEAR: (date) => `${date.slice(0, 4)}-01-01`,
};

/** The days that are looked at: around each change, or of a zone without any around those of Berlin. */
const daysOf = ({ changes }: Wall): { from: number; to: number }[] =>
  (changes.length > 0 ? changes : [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)]).map((change) => ({
    from: change - 26 * HOUR,
    to: change + 26 * HOUR,
  }));

let walls: readonly Wall[];
let instants: readonly number[];
let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  walls = zones.map((name) => new Wall(name));
  const all = new Set<number>();
  for (const wall of walls) {
    for (const { from, to } of daysOf(wall)) {
      const first = Math.floor(from / QUARTER) * QUARTER;
      for (let at = first; at < to; at += QUARTER) all.add(at + 433_000);
    }
    // The first instant after a change, and the last before it.
    for (const change of wall.changes) all.add(change).add(change - 1);
  }
  instants = [...all].sort((a, b) => a - b);
  database = await templateCopy();
  await ingestRecords(
    database.url,
    instants.map((at, i) => call(i + 1, { created_at: iso(at), ends_at: null, updated_at: iso(at) })),
  );
  server = await testServer(database.url, { statistics: { groups: 20_000, rows: 0 } });
}, 300_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const counted = (keys: readonly unknown[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[String(key)] = (counts[String(key)] ?? 0) + 1;
  return counts;
};

/** Asks for groups of one zone, each list of them by a name; the range is `[from, to)`. */
async function ask(zone: string, lists: Record<string, { by: string; from: number; to: number }>): Promise<any> {
  const fields = Object.entries(lists).map(([name, { by, from, to }]) => {
    const key = { HOUR_OF_DAY: 'hourOfDay', DAY_OF_WEEK: 'dayOfWeek' }[by] ?? 'bucketStart bucketEnd bucketLocal';
    return `${name}: sessions(filter: { createdAt: { from: "${iso(from)}", to: "${iso(to)}" } }) { groups(by: [${by}], timeZone: "${zone}") { key { ${key} } count } }`;
  });
  const { data, errors } = await server.ask<any>(`{ ${fields.join('\n')} }`);
  if (errors) throw new Error(`${zone} ${JSON.stringify(errors)}`);
  return Object.fromEntries(Object.entries<any>(data).map(([name, { groups }]) => [name, groups]));
}

/** What is wrong with the groups of a zone, in words. */
async function faultsOf(wall: Wall): Promise<string[]> {
  const lists: Record<string, { by: string; from: number; to: number }> = {};
  for (const [i, days] of daysOf(wall).entries()) {
    for (const by of [...Object.keys(clockSizes), 'DAY', 'HOUR_OF_DAY', 'DAY_OF_WEEK']) {
      lists[`${by}_${String(i)}`] = { by, ...days };
    }
  }
  for (const by of Object.keys(firstDates)) lists[by] = { by, from: year.from - 3 * DAY, to: year.to + 3 * DAY };
  const answers = await ask(wall.name, lists);
  const faults: string[] = [];
  for (const [name, { by, from, to }] of Object.entries(lists)) {
    const groups: any[] = answers[name];
    const own = instants.filter((at) => at >= from && at < to);
    const expected = counted(own.map((at) => keyOf(wall, by, at)));
    const found: Record<string, number> = {};
    for (const { key, count } of groups) {
      if (count > 0) {
        found[String(key.bucketStart === undefined ? (key.hourOfDay ?? key.dayOfWeek) : labelOf(by, key))] = count;
      }
    }
    if (JSON.stringify(Object.entries(found).sort()) !== JSON.stringify(Object.entries(expected).sort())) {
      faults.push(`${wall.name} ${name}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
    }
    if (by !== 'HOUR_OF_DAY' && by !== 'DAY_OF_WEEK') {
      groups.forEach(({ key }, i) => {
        const gap = i > 0 && groups[i - 1].key.bucketEnd !== key.bucketStart;
        if (gap || !isRight(wall, by, key)) faults.push(`${wall.name} ${name}: ${JSON.stringify(key)}`);
      });
    }
  }
  return faults;
}

const labelOf = (by: string, { bucketStart, bucketLocal }: any): string =>
  by in clockSizes ? bucketStart : bucketLocal.slice(0, 10);

function keyOf(wall: Wall, by: string, at: number): unknown {
  const size = clockSizes[by as keyof typeof clockSizes] as number | undefined;
  if (size !== undefined) return iso(wall.beginning(at, size));
  if (by === 'HOUR_OF_DAY') return Number(wall.text(at).slice(11, 13));
  return by === 'DAY_OF_WEEK' ? weekday(wall.date(at)) : firstDates[by]?.(wall.date(at));
}

/** Whether a bucket says what the wall shows at its beginning, begins where it must, and ends where the next one begins. */
function isRight(wall: Wall, by: string, key: any): boolean {
  const [start, end] = [Date.parse(key.bucketStart), Date.parse(key.bucketEnd)];
  if (wall.text(start) !== key.bucketLocal) return false;
  const size = clockSizes[by as keyof typeof clockSizes] as number | undefined;
  if (size !== undefined) {
    return (
      wall.beginning(start, size) === start &&
      wall.beginning(end - 1, size) === start &&
      wall.beginning(end, size) === end
    );
  }
  const piece = (at: number): string | undefined => firstDates[by]?.(wall.date(at));
  const own = piece(start);
  return own === piece(end - 1) && own !== piece(start - 1) && own !== piece(end) && own === wall.date(start);
}

test(
  `buckets of every size are those of the wall clocks of ${String(zones.length)} zones, on the days on which clocks are changed and over the year`,
  async () => {
    expect(instants.length).toBeGreaterThan(500);
    const faults: string[] = [];
    for (const wall of walls) faults.push(...(await faultsOf(wall)));
    expect(faults.slice(0, 10)).toEqual([]);
  },
  isLong ? 900_000 : 60_000,
);
