import { readFileSync } from 'node:fs';
import { Kind, parse, print, visit, type FieldNode, type ObjectFieldNode, type ObjectValueNode } from 'graphql';
import pg from 'pg';
import { inDatabase } from '../../bench/database.ts';
import { sentFor, type Sent } from '../../bench/sent-statements.ts';
import { fillGrown } from '../../bench/statistics/grown-sessions.ts';
import { statisticsRequests } from '../../bench/statistics/statistics-requests.ts';
import { grains } from '../../src/stats/grains.ts';
import { execute, templateCopy, type TestDatabase } from '../support/postgres.ts';
import { isLong } from '../support/kind-of-run.ts';

/* How PostgreSQL answers what the documents ask over a month of a year of sessions: by indexes, not by reading whole tables. */

const SESSIONS = isLong ? 200_000 : 20_000;
const month = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };

// As in docs/statistics.md.
const principal = { seesPersonalData: true, customDataKeys: ['loyalty_tier'] };

/** A table below this would be read whole by any planner, and rightly. */
const BIG = SESSIONS / 50;

let database: TestDatabase;
let client: pg.Client;
let big: readonly string[];
beforeAll(async () => {
  database = await templateCopy();
  await fillGrown(database.url, SESSIONS);
  await execute(database.url, 'VACUUM ANALYZE');
  client = new pg.Client(database.url);
  await client.connect();
  // The default supposes a disk that turns. At a hundredth of a real size it makes reading a whole table look cheap.
  await client.query('SET random_page_cost = 1.1');
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > $1`,
    [BIG],
  );
  big = rows.map(({ name }) => name);
}, 600_000);
afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

const questions = [...readFileSync('docs/statistics.md', 'utf8').matchAll(/```graphql\n([\s\S]*?)```/g)].map(
  ([, query = '']): [string, string] => [/query (\w+)/.exec(query)?.[1] ?? '', query],
);

test('the tables of all grains are big ones', () => {
  expect(big).toEqual(expect.arrayContaining(['sessions', 'queue_legs', 'agent_handles', 'virtual_agent_legs']));
});

test.each(questions)('%s of docs/statistics.md reads no big table from end to end', async (_name, query) => {
  expect(await readWhole({ query: overMonth(query), variables: {} })).toEqual([]);
});

test('the operation of the README reads no big table from end to end', async () => {
  const [session] = await inDatabase(database.url, async (own) => {
    const { rows } = await own.query<{ id: string }>(
      `SELECT external_id AS id FROM sessions WHERE channel = 'VOICE' AND transfer_count > 1 LIMIT 1`,
    );
    return rows;
  });
  const query = readFileSync('test/queries/readme.graphql', 'utf8').replace('"41002"', `"${session?.id ?? ''}"`);
  expect(await readWhole({ query, variables: {} })).toEqual([]);
});

test('rows, lists, totals and groups of two grains at once read no big table from end to end', async () => {
  const { query } = JSON.parse(statisticsRequests.desk) as { query: string };
  expect(await readWhole({ query, variables: month })).toEqual([]);
});

/** The big tables that answering reads whole, each with the statement that does. */
async function readWhole(request: { query: string; variables: object }): Promise<string[]> {
  const statements = await sentFor(database.url, JSON.stringify(request), principal);
  expect(statements.length).toBeGreaterThan(0);
  const found: string[] = [];
  for (const statement of statements) {
    for (const table of await scanned(statement)) if (big.includes(table)) found.push(`${table}: ${statement.text}`);
  }
  return found;
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** The tables that PostgreSQL would scan from end to end. */
async function scanned({ text, values }: Sent): Promise<string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (FORMAT JSON) ${text}`, [...values]);
  const tables = (plan: Plan): string[] => [
    ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []),
    ...(plan.Plans ?? []).flatMap(tables),
  ];
  return rows[0]?.['QUERY PLAN'].flatMap(({ Plan: top }) => tables(top)) ?? [];
}

const times = new Map(grains.map(({ field, times: own }) => [field, Object.values(own)[0] as string]));

/** The operation with every list at its root narrowed to the month. */
function overMonth(query: string): string {
  let depth = 0;
  return print(
    visit(parse(query), {
      SelectionSet: { enter: () => void depth++, leave: () => void depth-- },
      Field: (field) => {
        const time = depth === 1 ? times.get(field.name.value) : undefined;
        return time === undefined ? undefined : narrowed(field, time);
      },
    }),
  );
}

function narrowed(field: FieldNode, time: string): FieldNode {
  const given = field.arguments?.find(({ name }) => name.value === 'filter')?.value as ObjectValueNode | undefined;
  const others = (given?.fields ?? []).filter(({ name }) => name.value !== time);
  const range = objectField(time, {
    kind: Kind.OBJECT,
    fields: Object.entries(month).map(([bound, value]) => objectField(bound, { kind: Kind.STRING, value })),
  });
  const filter = {
    kind: Kind.ARGUMENT as const,
    name: { kind: Kind.NAME as const, value: 'filter' },
    value: { kind: Kind.OBJECT as const, fields: [...others, range] },
  };
  const rest = (field.arguments ?? []).filter(({ name }) => name.value !== 'filter');
  return { ...field, arguments: [...rest, filter] };
}

const objectField = (name: string, value: ObjectFieldNode['value']): ObjectFieldNode => ({
  kind: Kind.OBJECT_FIELD,
  name: { kind: Kind.NAME, value: name },
  value,
});
