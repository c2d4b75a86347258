import pg from 'pg';
import { entities, links } from '../../src/catalogue.ts';
import { snakeCase } from '../../src/database/naming.ts';
import { join, raw, sql } from '../../src/database/sql.ts';
import { conditionOf } from '../../src/graphql/filter/condition.ts';
import { columnsOf, type ColumnField, type TypeClass } from '../../src/model/fields.ts';
import { linksOf } from '../../src/model/model.ts';
import type { Link, ListLink, OneLink } from '../../src/model/links.ts';
import { definitionOf } from '../../src/model/stored.ts';
import { isLong } from '../support/kind-of-run.ts';
import { templateCopy } from '../support/postgres.ts';
import { fillAtRandom, randomOf } from '../support/random-rows.ts';
import { meaningOf, type Filter } from './reference.ts';

const ROWS = 60;

let database: Awaited<ReturnType<typeof templateCopy>>;
let client: pg.Client;
beforeAll(async () => {
  database = await templateCopy();
  client = new pg.Client(database.url);
  await client.connect();
  // Many conditions in one statement over few rows: compiling them would take longer than asking them.
  await client.query('SET jit = off');
  await fillAtRandom(client, 11, ROWS);
});
afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

/** How many rows there are, and how many of them each filter finds: by our condition, and where that differs from its meaning. */
async function compare(
  type: TypeClass,
  filters: readonly Filter[],
): Promise<{ all: number; found: number[]; wrong: Filter[] }> {
  const columns = filters.flatMap((filter) => {
    const condition = conditionOf(type, filter, { seesPersonalData: true });
    const meaning = raw(meaningOf(type, filter));
    return [
      sql`count(*) FILTER (WHERE ${condition})`,
      sql`count(*) FILTER (WHERE COALESCE(${condition}, FALSE) <> COALESCE(${meaning}, FALSE))`,
    ];
  });
  const { text, values } =
    sql`SELECT ${join([sql`count(*)`, ...columns])} FROM ${raw(String(definitionOf(type).table))} t`.compile();
  const { rows } = await client.query<string[]>({ text, values: [...values], rowMode: 'array' });
  const [all = 0, ...counts] = (rows[0] ?? []).map(Number);
  return {
    all,
    found: filters.map((_, i) => counts[2 * i] ?? 0),
    wrong: filters.filter((_, i) => counts[2 * i + 1] !== 0),
  };
}

const isStored = (type: TypeClass): boolean => definitionOf(type).table !== null;
const filtered = links.filter((link) => isStored(link.from) && isStored(link.to));
const ones = filtered.filter((link): link is OneLink => link.kind === 'one' && !isColumn(link.from, link.name));
const lists = filtered.filter((link): link is ListLink => link.kind === 'list');

const named = <T extends Link>(link: T): [string, T] => [`${link.from.name}.${link.name}`, link];

function isColumn(type: TypeClass, name: string): boolean {
  return columnsOf(type).some((column) => column.name === name);
}

/** Values of a column that are stored, so that conditions find something. */
async function storedValues(type: TypeClass, property: string): Promise<unknown[]> {
  const column = snakeCase(property);
  const { rows } = await client.query<{ value: unknown }>(
    `SELECT DISTINCT ${column} AS value FROM ${String(definitionOf(type).table)} WHERE ${column} IS NOT NULL ORDER BY 1 LIMIT 2`,
  );
  return rows.map(({ value }) => value);
}

const isCompared = (column: ColumnField): boolean => ['key', 'text', 'flag'].includes(column.kind) && !column.filter;

const withNot = (filters: readonly Filter[]): Filter[] => filters.flatMap((filter) => [filter, { not: filter }]);

/** Conditions on the row that a link leads to: on its key, on what the source repeats of it, on another column, on its own links. */
async function conditionsOn(link: OneLink | ListLink): Promise<Filter[]> {
  const repeated = link.kind === 'one' ? Object.keys(link.repeats) : [];
  const known = new Set([...Object.keys(link.match), ...repeated]);
  const columns = columnsOf(link.to).filter(isCompared);
  const other = columns.filter(({ name }) => !known.has(name)).slice(-2);
  const one: Filter[] = [];
  for (const { name } of [...columns.filter((it) => known.has(it.name)), ...other]) {
    for (const eq of await storedValues(link.to, name)) one.push({ [name]: { eq } });
    one.push({ [name]: { isNull: true } }, { [name]: { isNull: false } });
  }
  const nested = [...linksOf(link.to).values()]
    .filter((it) => isStored(it.to) && !isColumn(it.from, it.name))
    .flatMap((it): Filter[] => {
      const key = columnsOf(it.to).find((column) => column.kind === 'key')?.name;
      const held = key === undefined ? [] : [{ [key]: { eq: 1 } }];
      if (it.kind === 'one') return [{}, ...held].map((inner) => ({ [it.name]: inner }));
      return it.kind === 'list' && link.kind === 'one' ? [{ [it.name]: { some: {} } }] : [];
    });
  const [first = {}, last = {}] = [one[0], one.at(-1)];
  return [...withNot([{}, ...one]), ...nested, { and: [first, last] }, { or: [first, last] }, { or: [] }];
}

test.each(ones.map(named))('%s: a condition on the linked row holds for rows that have it', async (_name, link) => {
  const conditions = await conditionsOn(link);
  const filters = withNot(conditions.map((condition) => ({ [link.name]: condition })));
  const { all, found, wrong } = await compare(link.from, filters);
  expect(wrong).toEqual([]);
  const [present = 0, absent = 0] = found;
  expect(present).toBeGreaterThan(0);
  // Without rows that lack the link this would show nothing.
  if (link.always) expect(absent).toBe(0);
  else expect(absent).toBeGreaterThan(0);
  expect(present + absent).toBe(all);
});

test.each(lists.map(named))('%s: some and none look at the rows of the list', async (_name, link) => {
  const inputs = (await conditionsOn(link)).flatMap((it) => [{ some: it }, { none: it }, { some: {}, none: it }]);
  const { all, found, wrong } = await compare(link.from, withNot(inputs.map((input) => ({ [link.name]: input }))));
  expect(wrong).toEqual([]);
  const [some = 0, , none = 0] = found;
  expect(some).toBeGreaterThan(0);
  expect(none).toBeGreaterThan(0);
  expect(some + none).toBe(all);
});

test('filters at random mean what they say, however links, lists, and, or and not stand in each other', async () => {
  const random = randomOf(5);
  const types = entities.filter((type) => linksOf(type).size > 0);
  const each = isLong ? 300 : 15;
  let telling = 0;
  for (const type of types) {
    const filters = Array.from({ length: each }, () => filterAtRandom(type, random, 3));
    const { all, found, wrong } = await compare(type, filters);
    expect({ type: type.name, wrong }).toEqual({ type: type.name, wrong: [] });
    telling += found.filter((count) => count > 0 && count < all).length;
  }
  // Filters that hold for all rows or for none would show little.
  expect(telling).toBeGreaterThan((types.length * each) / 4);
});

function filterAtRandom(type: TypeClass, random: () => number, depth: number): Filter {
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const inner = (of: TypeClass): Filter => filterAtRandom(of, random, depth - 1);
  const columns = columnsOf(type).filter((column) => isCompared(column) && !column.closed);
  const followed = [...linksOf(type).values()].filter(
    (link) => (link.kind === 'one' || link.kind === 'list') && isStored(link.to) && !isColumn(type, link.name),
  );
  const choice = random();
  if (depth > 0 && followed.length > 0 && choice < 0.6) {
    const link = one(followed);
    if (link.kind === 'one') return { [link.name]: inner(link.to) };
    return { [link.name]: one([{ some: inner(link.to) }, { none: inner(link.to) }]) };
  }
  if (depth > 0 && choice < 0.8) {
    return one([{ not: inner(type) }, { and: [inner(type), inner(type)] }, { or: [inner(type), inner(type)] }]);
  }
  if (columns.length === 0 || choice > 0.95) return {};
  const { name, kind } = one(columns);
  const values: unknown[] = { key: [1, 2, -1], text: ['sales', '', 'east'], flag: [true, false] }[kind as 'key'];
  return { [name]: one([{ eq: one(values) }, { isNull: random() < 0.5 }]) };
}
