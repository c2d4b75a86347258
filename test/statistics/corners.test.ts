/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question, raw documents by nothing */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '../../src/ingest/run.ts';
import { execute, templateCopy, type TestDatabase } from '../support/postgres.ts';
import { testServer, type TestServer } from '../support/server.ts';

/* Sessions made for one corner each, and what the statistics say of them. */

type Raw = Record<string, any>;
const sample = (name: string): Raw =>
  JSON.parse(readFileSync(new URL(`../../samples/synthetic/${name}.json`, import.meta.url), 'utf8')) as Raw;
const call = sample('call-41003');

let database: TestDatabase;
let server: TestServer;
let folder: string;
beforeAll(async () => {
  database = await templateCopy();
  server = await testServer(database.url);
  folder = await mkdtemp(join(tmpdir(), 'sessiongraph-corners-'));
  const records: Raw[] = [];
  // One call in each quarter of an hour of both days on which Berlin changes its clocks.
  for (const day of ['2026-03-28T20:00:00Z', '2026-10-24T20:00:00Z']) {
    for (let i = 0; i < 4 * 30; i++) {
      const at = new Date(Date.parse(day) + i * 900_000 + 60_000).toISOString();
      records.push({ ...call, id: 1000 + records.length, created_at: at, queue_durations: [] });
    }
  }
  await take('clocks', records);
  const lastYear = '2020-01-01T00:00:00Z';
  await take('over', [{ ...call, created_at: lastYear, ends_at: lastYear }]);
  await take('running', [{ ...call, status: 'queued', ends_at: null }]);
  await take('empty', [{ ...call, id: 1, rating: null, queue_durations: [], handle_durations: [], ends_at: null }]);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

async function take(instance: string, records: readonly Raw[]): Promise<void> {
  const lines = records.map((record) => JSON.stringify(record));
  const file = join(folder, `${instance}.ndjson`);
  await writeFile(file, lines.join('\n'));
  await ingest({ url: database.url, paths: [file], instance });
}

async function ask(question: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { data, errors } = await server.ask<any>(question, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const refusal = async (question: string): Promise<unknown> => {
  const { errors } = await server.ask(question);
  return errors?.[0] && { code: errors[0].extensions?.['code'], message: errors[0].message };
};

const clocks = (from: string, to: string): string =>
  `filter: { instance: { eq: "clocks" }, createdAt: { from: "${from}", to: "${to}" } }`;

describe('buckets over the days on which clocks are changed', () => {
  test('the hour that is skipped is no bucket, and the one that comes twice is two', async () => {
    const hours = async (day: string, next: string): Promise<unknown[]> => {
      const data = await ask(
        `{ sessions(${clocks(day, next)}) { groups(by: [HOUR], timeZone: "Europe/Berlin") { key { bucketLocal bucketStart } count } } }`,
      );
      return data.sessions.groups;
    };
    const spring = await hours('2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00');
    expect(spring).toHaveLength(23);
    expect(spring[2]).toEqual({
      key: { bucketLocal: '2026-03-29T03:00:00', bucketStart: '2026-03-29T01:00:00.000Z' },
      count: 4,
    });
    const autumn = await hours('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00');
    expect(autumn).toHaveLength(25);
    expect(autumn.slice(2, 4)).toEqual([
      { key: { bucketLocal: '2026-10-25T02:00:00', bucketStart: '2026-10-25T00:00:00.000Z' }, count: 4 },
      { key: { bucketLocal: '2026-10-25T02:00:00', bucketStart: '2026-10-25T01:00:00.000Z' }, count: 4 },
    ]);
  });

  test('a day holds the sessions of its 23 or 25 hours, and is partial where the range cuts it', async () => {
    const data = await ask(
      `{ sessions(${clocks('2026-10-24T22:00:00Z', '2026-10-26T02:00:00Z')}) { groups(by: [DAY], timeZone: "Europe/Berlin") { key { bucketLocal bucketEnd isPartial } count } } }`,
    );
    expect(data.sessions.groups).toEqual([
      {
        key: { bucketLocal: '2026-10-25T00:00:00', bucketEnd: '2026-10-25T23:00:00.000Z', isPartial: false },
        count: 100,
      },
      {
        key: { bucketLocal: '2026-10-26T00:00:00', bucketEnd: '2026-10-26T23:00:00.000Z', isPartial: true },
        count: 12,
      },
    ]);
  });

  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Cairo', 'UTC'])(
    'hours and weekdays in %s are those that clocks there show',
    async (zone) => {
      const data = await ask(
        `{ sessions(filter: { instance: { eq: "clocks" } }, first: 500) { nodes { createdAt } groups(by: [DAY_OF_WEEK, HOUR_OF_DAY], timeZone: "${zone}") { key { dayOfWeek hourOfDay } count } } }`,
      );
      const format = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        weekday: 'short',
        hour: '2-digit',
        hourCycle: 'h23',
      });
      const days = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
      const expected: Record<string, number> = {};
      for (const { createdAt } of data.sessions.nodes) {
        const parts = Object.fromEntries(
          format.formatToParts(new Date(createdAt)).map(({ type, value }) => [type, value]),
        );
        const key = `${days.indexOf(parts['weekday'] as string)} ${Number(parts['hour'])}`;
        expected[key] = (expected[key] ?? 0) + 1;
      }
      const found = data.sessions.groups.map(({ key, count }: any) => [`${key.dayOfWeek} ${key.hourOfDay}`, count]);
      expect(Object.fromEntries(found)).toEqual(expected);
    },
  );
});

describe('null, zero and absent', () => {
  const measures =
    'count handled messages rating { count average minimum distribution { count } } handleTime { count sum average minimum p90 } transferRate { value numerator denominator }';
  const nothing = {
    rating: { count: 0, average: null, minimum: null, distribution: [] },
    handleTime: { count: 0, sum: 0, average: null, minimum: null, p90: null },
    transferRate: { value: null, numerator: 0, denominator: 0 },
  };

  test('no rows: counts and sums are 0, what would divide by them is null, and there are no groups', async () => {
    const data = await ask(
      `{ sessions(filter: { instance: { eq: "nowhere" } }) { totals { ${measures} } groups(by: [CHANNEL]) { count } } }`,
    );
    expect(data.sessions).toEqual({ totals: { count: 0, handled: 0, messages: 0, ...nothing }, groups: [] });
  });

  test('one row without values is counted, and has none of them', async () => {
    const data = await ask(
      `{ sessions(filter: { instance: { eq: "empty" } }) { totals { ${measures} } groups(by: [RATING]) { key { rating } count } } }`,
    );
    expect(data.sessions.totals).toEqual({ count: 1, handled: 0, messages: 0, ...nothing });
    expect(data.sessions.groups).toEqual([{ key: { rating: null }, count: 1 }]);
  });

  test('a bucket without rows is answered, unless it is not wanted', async () => {
    const day = (fill: string): string =>
      `{ sessions(${clocks('2026-06-01T00:00:00Z', '2026-06-03T00:00:00Z')}) { groups(by: [DAY]${fill}) { key { bucketStart } count } } }`;
    expect((await ask(day(''))).sessions.groups).toEqual([
      { key: { bucketStart: '2026-06-01T00:00:00.000Z' }, count: 0 },
      { key: { bucketStart: '2026-06-02T00:00:00.000Z' }, count: 0 },
    ]);
    expect((await ask(day(', fill: false'))).sessions.groups).toEqual([]);
  });
});

test.each([
  ['over', false],
  ['running', true],
])('numbers over a session that is %s are provisional: %p', async (instance, isProvisional) => {
  const data = await ask(
    `{ sessions(filter: { instance: { eq: "${instance}" } }) { provisional } queueLegs(filter: { session: { instance: { eq: "${instance}" } } }) { provisional } }`,
  );
  expect(data).toEqual({ sessions: { provisional: isProvisional }, queueLegs: { provisional: isProvisional } });
});

describe('what cannot be answered is refused in words', () => {
  test.each([
    [
      '{ sessions { groups(by: [CHANNEL]) { key { status } } } }',
      'BAD_USER_INPUT',
      '`key.status` can be asked for only where `by` holds STATUS',
    ],
    ['{ sessions { groups(by: [DAY, HOUR]) { count } } }', 'BAD_USER_INPUT', 'several bucket sizes, DAY and HOUR'],
    ['{ sessions { groups(by: [CHANNEL, CHANNEL]) { count } } }', 'BAD_USER_INPUT', 'names a key twice'],
    [
      '{ sessions { groups(by: [CHANNEL, TYPE, STATUS, MEDIUM, RATING, LANGUAGE, DIRECTION]) { count } } }',
      'LIMIT_EXCEEDED',
      'has 7 keys; at most 6',
    ],
    [
      '{ sessions { groups(by: [DAY], timeZone: "Middle/Earth") { count } } }',
      'BAD_USER_INPUT',
      'no time zone of the IANA database',
    ],
    ['{ sessions { totals { previous(period: WEEK) { count } } } }', 'BAD_USER_INPUT', 'needs both ends of the range'],
    ['{ sessions { totals { handleTime { percentile(p: 90) } } } }', 'BAD_USER_INPUT', 'a share from 0 to 1'],
    [
      '{ sessions { groups(by: [CHANNEL], orderBy: [{ measure: COUNT, stat: P90 }]) { count } } }',
      'BAD_USER_INPUT',
      'it has COUNT, VALUE',
    ],
    [
      `{ sessions(${clocks('2000-01-01T00:00:00Z', '2026-01-01T00:00:00Z')}) { groups(by: [QUARTER_HOUR]) { count } } }`,
      'LIMIT_EXCEEDED',
      'more than 10000 buckets',
    ],
  ])('%s', async (question, code, says) => {
    const found = await refusal(question);
    expect(found).toEqual({ code, message: expect.stringContaining(says) });
  });

  test('more groups, or more rows by the estimate of the planner, than the settings allow', async () => {
    // The planner estimates by what it knows of the table: what it knows is said here, not when autovacuum comes by.
    await execute(database.url, 'ALTER TABLE sessions SET (autovacuum_enabled = false)', 'ANALYZE sessions');
    await using fewGroups = await testServer(database.url, { statistics: { groups: 5, rows: 0 } });
    const { errors: groups } = await fewGroups.ask(
      `{ sessions(${clocks('2026-03-29T00:00:00Z', '2026-03-29T06:00:00Z')}) { groups(by: [HOUR]) { count } } }`,
    );
    expect(groups?.[0]).toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED' },
      message: expect.stringContaining('more than 5 buckets'),
    });
    await using fewRows = await testServer(database.url, { statistics: { groups: 10_000, rows: 10 } });
    const { errors: rows } = await fewRows.ask('{ sessions { totals { count } } }');
    expect(rows?.[0]).toMatchObject({
      extensions: { code: 'RANGE_TOO_WIDE' },
      message: expect.stringContaining('at most 10 '),
    });
    expect(
      (await fewRows.ask('{ sessions(filter: { externalId: { eq: "1001" } }) { totals { count } } }')).errors,
    ).toBeUndefined();
  });
});
