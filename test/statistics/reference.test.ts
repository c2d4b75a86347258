/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question, raw documents by nothing */
import { testServer, type TestServer } from '../support/server.ts';
import { deliveredDatabase, type DeliveredDatabase } from './delivered.ts';
import { keys, type Key } from './reference/keys.ts';
import { measures, rowsOf, type Row } from './reference/measures.ts';
import { factsOf, type SessionFacts } from './reference/rows.ts';

/*
 * Generated sessions of every course and edge, counted by the server and by the reference, which works from the raw documents. The
 * seed stands in the name of each test; LONG=1 takes other seeds every time, more sessions, and every pair of keys.
 */

const isLong = process.env['LONG'] === '1'; // eslint-disable-line no-restricted-properties -- which tests run is no setting of the program
const seed = isLong ? Math.floor(Math.random() * 1e9) : 20_261_122;
const count = isLong ? 4000 : 1200;

let database: DeliveredDatabase;
let server: TestServer;
let sessions: readonly SessionFacts[];
let rows: ReturnType<typeof rowsOf>;
const selections = new Map<string, string>();
beforeAll(async () => {
  database = await deliveredDatabase({
    seed,
    sessions: count,
    from: new Date('2026-10-12T00:00:00Z'),
    to: new Date('2026-11-09T00:00:00Z'),
    instances: ['north', 'south'],
    secondExports: 0.3,
    late: 0.1,
    duplicate: 0.1,
  });
  server = await testServer(database.url);
  sessions = database.records.map(({ instance, record }) => factsOf(record, instance));
  rows = rowsOf(sessions);
  const { data } = await server.ask<any>(
    '{ catalogue { grains { name measures { name groupName selection } dimensions { name isTime } } } }',
  );
  for (const grain of data.catalogue.grains) {
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

  test('totals agree in every measure', async () => {
    const { totals } = await ask(
      `{ ${grain} { totals { ${selection(Object.keys(own)).replace('sessions: sessionCount', 'sessions')} } } }`,
    );
    expect(rounded(totals)).toEqual(rounded(measured(Object.keys(own), rows[grain] ?? [])));
  });

  test.each(dimensions)('groups by %s agree in every measure', async (dimension) => {
    await compare([dimension], Object.keys(own));
  });

  test(
    'groups by pairs of keys agree',
    async () => {
      const pairs = dimensions.flatMap((a, i) => dimensions.slice(i + 1).map((b) => [a, b]));
      const step = isLong ? 1 : 7;
      const few = Object.keys(own).slice(0, isLong ? undefined : 4);
      for (let i = seed % step; i < pairs.length; i += step) await compare(pairs[i] as string[], few);
    },
    isLong ? 1_200_000 : 120_000,
  );

  async function compare(by: readonly string[], names: readonly string[]): Promise<void> {
    const of = by.map((name) => (keys[grain] as Record<string, Key>)[name] as Key);
    const { groups } = await ask(
      `{ ${grain} { groups(by: [${by.join(', ')}]) { key { ${of.map(({ select }) => select).join(' ')} } ${selection(names)} } } }`,
    );
    const found = new Map<string, unknown>();
    for (const { key, ...numbers } of groups) {
      const name = JSON.stringify(of.map(({ read }) => read(key)));
      expect(found.has(name) ? [name, groups] : false).toBe(false);
      found.set(name, rounded(numbers));
    }
    const expected = new Map(
      [...grouped(of, rows[grain] ?? [])].map(([key, own]) => [key, rounded(measured(names, own))]),
    );
    expect({ by, ...Object.fromEntries(found) }).toEqual({ by, ...Object.fromEntries(expected) });
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

/** Numbers to nine digits: sums are exact, quotients of them differ in the last bits. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, it: unknown) =>
      typeof it === 'number' && !Number.isInteger(it) ? Number(it.toPrecision(9)) : it,
    ),
  ) as unknown;
