/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateFiles } from '../../src/generate/files.ts';
import { ingestGenerated } from '../support/generated.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';
import { compiledProgram, type Program } from '../support/program.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { numbersOf, numbersOfRows, rowFields, type Numbers } from './sums.ts';

/*
 * Parts, the rest, the whole and the rows of every additive number, while a process of its own takes in sessions and newer versions
 * of them. An operation reads one snapshot, so all that one operation answers must agree, of rows that are being written too: their
 * slice is small enough for one page. Several pages are several operations, which see the same only of rows that nobody writes.
 */

const range = { from: new Date('2026-10-12T00:00:00Z'), to: new Date('2026-11-09T00:00:00Z') };

let database: TestDatabase;
let server: TestServer;
let program: Program;
let folder: string;
let measures: Record<string, { name: string; groupName: string; kind: string; selection: string; filter: unknown }[]>;
beforeAll(async () => {
  [database, program] = await Promise.all([templateCopy(), compiledProgram()]);
  folder = await mkdtemp(join(tmpdir(), 'sessiongraph-writing-'));
  await ingestGenerated(database.url, { ...range, seed: 41, sessions: 200, instances: ['still'] });
  server = await testServer(database.url);
  const { data } = await server.ask<any>(
    '{ catalogue { grains { name measures { name groupName kind selection filter } } } }',
  );
  measures = Object.fromEntries(data.catalogue.grains.map((it: any) => [it.name, it.measures]));
}, 60_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await program[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function ask(question: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { data, errors } = await server.ask<any>(question, variables);
  if (errors) throw new Error(`${question}\n${JSON.stringify(errors)}`);
  return data;
}

/** Starts a process that takes in a few files at a time; resolves with its exit code. */
async function writeElsewhere(): Promise<number> {
  const options = { ...range, seed: 43, sessions: 130, secondExports: 0.5, late: 0.2, duplicate: 0.2 };
  const texts = [...generateFiles(options, 'line')].map(({ text }) => text);
  const paths: string[] = [];
  for (let i = 0; i < texts.length; i += 5) {
    paths.push(join(folder, `${String(i)}.ndjson`));
    await writeFile(paths.at(-1) as string, `${texts.slice(i, i + 5).join('\n')}\n`);
  }
  const run = pathToFileURL(join(program.folder, 'dist/src/ingest/run.js')).href;
  const code = `const { ingest } = await import(${JSON.stringify(run)});
    for (const path of process.argv.slice(2)) await ingest({ url: process.argv[1], paths: [path], instance: 'growing' });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code, database.url, ...paths], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return ((await once(child, 'exit')) as [number])[0];
}

/** Everything that must agree about one slice of a grain, as one field of an operation. */
function question(grain: string): string {
  const own = measures[grain] as (typeof measures)[string];
  const inGroups = own.map(({ name, groupName, selection }) => selection.replace(name, groupName));
  const part = (by: string): string =>
    `groups(by: [${by}], first: 2, orderBy: [{ measure: ${grain === 'queueLegs' ? 'ENTERED' : 'COUNT'}, direction: DESC }], rest: true) { ${inGroups.join(' ')} }`;
  const listed = own.map(({ name, kind, filter }) =>
    kind === 'COUNT' && filter !== null
      ? `${grain}_${name}: ${grain}(filter: { and: [$${grain}, ${written(filter)}] }, first: 500) { nodes { id } }`
      : '',
  );
  return `${grain}(filter: $${grain}, first: 500) {
    totalCount nodes { ${rowFields[grain] as string} } totals { ${inTotals(grain)} }
    byType: ${part('TYPE')} byTypeAndDay: ${part('TYPE, DAY').replace('rest: true', 'rest: true, timeZone: "Europe/Berlin"')}
  } ${listed.join('\n')}`;
}

const inTotals = (grain: string): string => (measures[grain] ?? []).map(({ selection }) => selection).join(' ');

/** A filter as GraphQL writes it; words of enums are the only texts in those of the catalogue. */
const written = (filter: unknown): string => JSON.stringify(filter).replaceAll('"', '');

const typeOf = (grain: string): string => `${grain.charAt(0).toUpperCase()}${grain.slice(1, -1)}Filter`;

/** Sums of the parts, name by name. */
function summed(parts: readonly Numbers[]): Numbers {
  const sums: Record<string, number> = {};
  for (const part of parts) for (const [name, value] of Object.entries(part)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

/** Without what is 0, for without rows there are no groups to say so, and without what is `left` out. */
const told = (numbers: Numbers, left = ''): Numbers =>
  Object.fromEntries(Object.entries(numbers).filter(([name, value]) => value !== 0 && name !== left));
const pick = (numbers: Numbers, like: Numbers): Numbers =>
  Object.fromEntries(Object.keys(like).map((name) => [name, numbers[name] as number]));

/** Compares what one operation says of a slice of a grain; answers how many rows there were. */
async function expectAgreement(grain: string, instance: string): Promise<number> {
  const data = await ask(`query ($${grain}: ${typeOf(grain)}!) { ${question(grain)} }`, {
    [grain]: { instance: { eq: instance } },
  });
  const { totals, byType, byTypeAndDay, nodes, totalCount } = data[grain];
  const own = measures[grain] as (typeof measures)[string];
  const whole = numbersOf(own, totals);
  const parts = (groups: readonly any[]): Numbers =>
    summed(groups.map(({ sessionCount: sessions, ...it }) => numbersOf(own, { sessions, ...it })));
  expect({ grain, ...told(parts(byType)) }).toEqual({ grain, ...told(whole) });
  // A session whose rows lie in two days is a session of both.
  expect({ grain, ...told(parts(byTypeAndDay), 'sessions') }).toEqual({ grain, ...told(whole, 'sessions') });
  expect(nodes).toHaveLength(totalCount);
  const ofRows = numbersOfRows(grain, nodes);
  expect({ grain, ...ofRows }).toEqual({ grain, ...pick(whole, ofRows) });
  for (const { name } of own) {
    const listed = data[`${grain}_${name}`];
    if (listed) expect([grain, name, listed.nodes.length]).toEqual([grain, name, whole[name]]);
  }
  return totalCount as number;
}

/** Sums over all pages of a slice that nobody writes, and its totals, each by an operation of its own. */
async function expectPagesAgree(grain: string): Promise<void> {
  const own = measures[grain] as (typeof measures)[string];
  const filter = { filter: { instance: { eq: 'still' } } };
  const type = typeOf(grain);
  const rows: unknown[] = [];
  let after: string | null = null;
  do {
    const data: any = await ask(
      `query ($filter: ${type}!, $after: String) { ${grain}(filter: $filter, first: 60, after: $after) { nodes { ${rowFields[grain] as string} } pageInfo { hasNextPage endCursor } } }`,
      { ...filter, after },
    );
    rows.push(...data[grain].nodes);
    after = data[grain].pageInfo.hasNextPage ? data[grain].pageInfo.endCursor : null;
  } while (after !== null);
  const data = await ask(
    `query ($filter: ${type}!) { ${grain}(filter: $filter) { totals { ${inTotals(grain)} } } }`,
    filter,
  );
  const ofRows = numbersOfRows(grain, rows);
  expect({ grain, ...ofRows }).toEqual({ grain, ...pick(numbersOf(own, data[grain].totals), ofRows) });
}

test('groups and the rest sum to the totals, and the totals are those of the rows, in every additive number', async () => {
  let isDone = false;
  const grains = Object.keys(measures);
  const seen = new Set<number>();
  const writing = writeElsewhere().finally(() => (isDone = true));
  for (let turn = 0; !isDone; turn++) {
    for (const grain of grains) {
      const count = await expectAgreement(grain, 'growing');
      if (grain === 'sessions') seen.add(count);
    }
    await expectPagesAgree(grains[turn % grains.length] as string);
  }
  expect(await writing).toBe(0);
  for (const grain of grains) await expectPagesAgree(grain);
  seen.add(await expectAgreement('sessions', 'growing'));
  // The other process did write meanwhile, and all of it arrived.
  expect(seen.size).toBeGreaterThan(3);
  expect(Math.max(...seen)).toBe(130);
}, 120_000);
