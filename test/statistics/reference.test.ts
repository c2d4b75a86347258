/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question, raw documents by nothing */
import { createSchema } from '../../src/server/schema.ts';
import { query } from '../ingest-contents.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { deliveredDatabase, type DeliveredDatabase } from './delivered.ts';
import { bucketSizes, zone } from './reference/clock.ts';
import type { Key } from './reference/key.ts';
import { customDataKeys, keys } from './reference/keys.ts';
import { measures, rowsOf, type Row } from './reference/measures.ts';
import { dull, notable, sharedValues, trivial, wholeCounts } from './reference/notable.ts';
import { factsOf, type Raw, type SessionFacts } from './reference/rows.ts';
import { referenceOptions } from './reference/sessions.ts';
import { emptyColumns, missingWords, unfollowedLinks } from './reference/stored.ts';
import { untoldKeys, untoldLists, untoldPaths } from './reference/told.ts';
import { isLong } from '../support/kind-of-run.ts';

/*
 * Generated sessions of every course and edge, counted by the server and by the reference, which works from the raw documents. The
 * seed stands in the name of each test; LONG=1 takes other seeds every time, more sessions, and every pair of keys: with every
 * measure where there are few groups, else with some of them in turn.
 */

const seed = isLong ? Math.floor(Math.random() * 1e9) : 20_261_122;
const count = isLong ? 3000 : 1200;
/** How many groups times measures are compared of a pair of keys. */
const numbersOfPair = isLong ? 5000 : 1000;

let database: DeliveredDatabase;
let server: TestServer;
let sessions: readonly SessionFacts[];
let rows: ReturnType<typeof rowsOf>;
const selections = new Map<string, string>();
const catalogued: Record<string, string[]> = {};
beforeAll(async () => {
  database = await deliveredDatabase(...referenceOptions(seed, count));
  server = await testServer(database.url, {
    statistics: { groups: 100_000, rows: 0 },
    principal: { seesPersonalData: true, customDataKeys },
  });
  sessions = database.records.map(({ instance, record }) => factsOf(record, instance));
  rows = rowsOf(sessions);
  const { data } = await server.ask<any>(
    '{ catalogue { grains { name measures { name groupName selection } dimensions { name } } } }',
  );
  for (const grain of data.catalogue.grains) {
    catalogued[grain.name] = grain.dimensions.map(({ name }: { name: string }) => name);
    for (const { name, groupName, selection } of grain.measures) {
      selections.set(`${grain.name}.${name}`, `${name}: ${selection.replace(name, groupName)}`);
    }
  }
}, 240_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const grains = Object.keys(measures);

describe('the generated sessions have all that there is to measure; what is missing is made in src/generate', () => {
  const ask = (text: string): ReturnType<typeof query<Record<string, unknown>>> => query(database.url, text);
  const raw = (): Raw[] => database.records.map(({ record }) => record);

  test('a value at every path of the format', () => {
    expect(untoldPaths(raw())).toEqual([]);
  });

  test('a value for every key that a column names, in each spelling', () => {
    expect(untoldKeys(raw())).toEqual([]);
  });

  test('every list: with items, with one, and without', () => {
    expect(untoldLists(raw())).toEqual([]);
  });

  test('two values, null and 0 in every column, both of every flag, and every word of our own', async () => {
    expect(await emptyColumns(ask)).toEqual([]);
  });

  test('every word of every open list, and one that is not known in every field', async () => {
    expect(await missingWords(ask, createSchema())).toEqual([]);
  });

  test('rows that follow every link, and rows that do not', async () => {
    expect(await unfollowedLinks(ask)).toEqual([]);
  });

  test.each(sharedValues)('%s', (_says, holds) => {
    expect(holds(sessions)).toBe(true);
  });

  describe.each(grains)('%s', (grain) => {
    const of = (): readonly Row[] => rows[grain] ?? [];

    test.each(notable[grain] as NonNullable<(typeof notable)[string]>)('%s, and others not', (_says, holds) => {
      const found = of().filter(({ it, session }) => holds(it, session)).length;
      expect([found > 0, found < of().length]).toEqual([true, true]);
    });

    test('two values in every dimension, and none where there may be none', () => {
      expect(
        Object.entries(keys[grain] ?? {}).flatMap(([name, key]) =>
          dull(name, key, of(), grain !== 'sessions' && key === keys['sessions']?.[name]),
        ),
      ).toEqual([]);
    });

    test('in every measure a number that says something', () => {
      const dull = Object.entries(measures[grain] ?? {}).flatMap(([name, measure]) => {
        const value = measure(of(), sessions);
        const why = trivial(value, of().length);
        const isAll = value === of().length && !wholeCounts.has(name);
        return why === null && !isAll ? [] : [`${name} ${why ?? 'counts every row'}`];
      });
      // Files do not tell the messages of a turn.
      expect(dull).toEqual(grain === 'agentHandles' ? ['messages is null'] : []);
    });
  });
});

describe.each(grains)(`%s of ${count} generated sessions (seed ${seed})`, (grain) => {
  const own = measures[grain] as (typeof measures)[string];
  const dimensions = Object.keys(keys[grain] as object);
  const selection = (names: readonly string[]): string =>
    names.map((name) => selections.get(`${grain}.${name}`)).join(' ');

  async function ask(question: string): Promise<any> {
    const { data, errors } = await server.ask<any>(question);
    if (errors) throw new Error(`${question}\n${JSON.stringify(errors)}`);
    return data[grain];
  }

  test('every measure of the catalogue is known to the reference', () => {
    const known = [...selections.keys()].filter((it) => it.startsWith(`${grain}.`)).map((it) => it.split('.')[1]);
    expect(Object.keys(own).sort()).toEqual(known.sort());
  });

  test('every dimension of the catalogue is known to the reference', () => {
    expect([...dimensions].sort()).toEqual(catalogued[grain]?.sort());
  });

  test('totals agree in every measure', async () => {
    const { totals } = await ask(
      `{ ${grain} { totals { ${selection(Object.keys(own)).replace('sessions: sessionCount', 'sessions')} } } }`,
    );
    expect(rounded(totals)).toEqual(rounded(measured(Object.keys(own), rows[grain] ?? [])));
  });

  test.each(dimensions)('groups by %s agree in every measure', async (dimension) => {
    await compare([dimension]);
  });

  test(
    `groups by ${isLong ? 'all' : 'some'} pairs of keys agree`,
    async () => {
      const pairs = dimensions
        .flatMap((a, i) => dimensions.slice(i + 1).map((b) => [a, b]))
        .filter((pair) => !pair.every((it) => bucketSizes.has(it)));
      const step = isLong ? 1 : 11;
      const some = pairs.filter((_, i) => i % step === seed % step);
      // Two questions at a time: the database works on one while the answer to the other is compared.
      const lanes = [0, 1].map(async (lane) => {
        for (let i = lane; i < some.length; i += 2) await compare(some[i] as string[], numbersOfPair, i);
      });
      await Promise.all(lanes);
    },
    isLong ? 1_200_000 : 120_000,
  );

  /** Compares the groups in all measures, or in as many as make that many numbers, beginning with another one each time. */
  async function compare(by: readonly string[], numbers = Infinity, turn = 0): Promise<void> {
    const of = by.map((name) => (keys[grain] as Record<string, Key>)[name] as Key);
    const rowsOfGroups = grouped(of, rows[grain] ?? []);
    const all = Object.keys(own);
    const most = Math.max(1, Math.floor(numbers / Math.max(1, rowsOfGroups.size)));
    const names = all.map((_, i) => all[(i + turn) % all.length] as string).slice(0, most);
    const { groups } = await ask(
      `{ ${grain} { groups(by: [${by.join(', ')}] ${of.map(({ argument = '' }) => argument).join(' ')} timeZone: "${zone}", fill: false) { key { ${of.map(({ select }) => select).join(' ')} } ${selection(names)} } } }`,
    );
    const found = new Map<string, string>();
    for (const { key, ...measured } of groups) {
      const name = JSON.stringify(of.map(({ read }) => read(key)));
      expect(found.has(name) ? [name, groups] : false).toBe(false);
      found.set(name, text(measured));
    }
    const expected = new Map([...rowsOfGroups].map(([name, of]) => [name, text(measured(names, of))]));
    // Equal texts are equal answers; only where they differ is it worth the time to say in what.
    const isSame = found.size === expected.size && [...found].every(([name, it]) => expected.get(name) === it);
    if (!isSame) expect({ by, ...parsed(found) }).toEqual({ by, ...parsed(expected) });
  }

  function measured(names: readonly string[], of: readonly Row[]): unknown {
    return Object.fromEntries(names.map((name) => [name, own[name]?.(of, sessions)]));
  }
});

/** The rows of each combination of values; a row with several values of a key is in several. */
function grouped(by: readonly Key[], all: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of all) {
    let combinations: unknown[][] = [[]];
    for (const key of by) {
      combinations = combinations.flatMap((values) => key.of(row).map((value) => [...values, value]));
    }
    for (const values of combinations) {
      const name = JSON.stringify(values);
      const known = groups.get(name);
      if (known) known.push(row);
      else groups.set(name, [row]);
    }
  }
  return groups;
}

/** JSON with numbers to nine digits: sums are exact, quotients of them differ in the last bits. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_key, it: unknown) =>
    typeof it === 'number' && !Number.isInteger(it) ? Number(it.toPrecision(9)) : it,
  );
const rounded = (value: unknown): unknown => JSON.parse(text(value)) as unknown;
const parsed = (texts: ReadonlyMap<string, string>): object =>
  Object.fromEntries([...texts].map(([name, it]) => [name, JSON.parse(it) as unknown]));
