import pg from 'pg';
import { DemoFills1764200000000 } from '../migrations/1764200000000-demo-fills.ts';
import { createDataSource } from '../src/database/data-source.ts';
import { removeInstance } from '../src/ingest/remove-instance.ts';
import { query } from './ingest-contents.ts';
import { emptyDatabase, templateCopy } from './support/postgres.ts';
import { compiledProgram, freePort, type Program, type Run } from './support/program.ts';

let program: Program;
beforeAll(async () => {
  program = await compiledProgram();
});
afterAll(() => program[Symbol.asyncDispose]());

async function start(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Run> {
  return program.start(['serve', ...args], { PORT: await freePort(), ...settings });
}

/** Starts, waits until it listens, stops; gives back what was said. */
async function visit(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<string> {
  const run = await start(args, settings);
  await run.says(/GraphQL +http/);
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  return run.stdout() + run.stderr();
}

/** Sessions by instance, and how long ago the newest one began: hours. */
async function held(url: string): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly age: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; count: number; age: number }>(
      `SELECT name, count(s.instance)::int AS count, extract(epoch FROM now() - max(s.created_at))::float8 / 3600 AS age
         FROM instances LEFT JOIN sessions s ON s.instance = name GROUP BY name ORDER BY name`,
    );
    return {
      counts: Object.fromEntries(rows.map(({ name, count }) => [name, count])),
      age: Math.min(...rows.map(({ age }) => age)),
    };
  } finally {
    await client.end();
  }
}

test('an empty database of the user is filled up to now, once', async () => {
  await using database = await emptyDatabase();
  const settings = { DATABASE_URL: database.url };
  expect(await visit(['--demo', '400'], settings)).toMatch(
    /Demo +\d+ sessions, as instances "demo-berlin" and "demo-lisbon"/,
  );
  const first = await held(database.url);
  expect(Object.keys(first.counts)).toEqual(['demo-berlin', 'demo-lisbon']);
  expect(first.counts['demo-berlin']).toBeGreaterThan(255);
  expect(first.counts['demo-lisbon']).toBeGreaterThan(135);
  expect(first.age).toBeGreaterThan(0);
  expect(first.age).toBeLessThan(72);
  expect(await visit(['--demo', '900'], settings)).toMatch(/Demo +is there already/);
  expect((await held(database.url)).counts).toEqual(first.counts);
}, 90_000);

test('the embedded database shows the demo instead of the samples', async () => {
  const settings = { DATA_DIR: './demo' };
  const said = await visit(['--demo', '20'], settings);
  expect(said).toMatch(/Demo +\d+ sessions/);
  expect(said).not.toContain('Samples');
  expect(await visit([], settings)).not.toContain('Samples');
}, 90_000);

test('a database that holds something else is refused', async () => {
  const settings = { DATA_DIR: './other' };
  await visit([], settings);
  const run = await start(['--demo', '20'], settings);
  expect(await run.ended).toBe(1);
  expect(run.stderr()).toMatch(/--demo fills an empty database, and this one holds instance "samples"/);
  expect(run.stderr()).toContain('instance remove samples');
}, 90_000);

/** What is known of a demo that is not whole yet. */
const fills = async (url: string): Promise<unknown> =>
  (await query(url, 'SELECT instance, sessions::int AS sessions FROM demo_fills ORDER BY instance')).rows;

/** Starts a demo of 4,000 sessions and waits until some of them are stored. */
async function begun(url: string): Promise<Run> {
  const run = await start(['--demo', '4000'], { DATABASE_URL: url });
  const isBegun = async (): Promise<boolean> => Object.values((await held(url)).counts).some((count) => count > 0);
  while (!(await isBegun().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 20));
  return run;
}

test('a fill that was stopped, or killed, is finished by the next start, as if nothing had happened', async () => {
  await using database = await emptyDatabase();
  const settings = { DATABASE_URL: database.url };
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const run = await begun(database.url);
    run.child.kill(signal);
    expect(await run.ended).toBe(signal === 'SIGTERM' ? 0 : signal);
    // What is known of it is no instance.
    expect(['demo-berlin', 'demo-lisbon']).toEqual(
      expect.arrayContaining(Object.keys((await held(database.url)).counts)),
    );
    expect(await fills(database.url)).toEqual([
      { instance: 'demo-berlin', sessions: 4000 },
      { instance: 'demo-lisbon', sessions: 4000 },
    ]);
  }
  const said = await visit(['--demo', '9000'], settings);
  expect(said).toContain('An earlier demo of 4,000 sessions was cut short; finishing that one.');
  const { counts } = await held(database.url);
  expect(Object.keys(counts)).toEqual(['demo-berlin', 'demo-lisbon']);
  expect(counts['demo-berlin']).toBeGreaterThan(2580);
  expect(counts['demo-berlin']).toBeLessThanOrEqual(2600);
  expect(await fills(database.url)).toEqual([]);
}, 90_000);

test('a fill that was cut short and taken out is forgotten, and a new demo is as large as it is asked to be', async () => {
  await using database = await emptyDatabase();
  const run = await begun(database.url);
  run.child.kill('SIGTERM');
  await run.ended;
  // The second one need not have begun.
  for (const name of Object.keys((await held(database.url)).counts)) await removeInstance(database.url, name);
  const said = await visit(['--demo', '1'], { DATABASE_URL: database.url });
  expect(said).toMatch(/Demo +1 sessions/);
  expect(said).not.toContain('cut short');
  // So small that one of its instances has no session.
  expect(await visit(['--demo', '1'], { DATABASE_URL: database.url })).toMatch(/Demo +is there already/);
}, 90_000);

test('two processes that start together fill in one demo', async () => {
  await using database = await emptyDatabase();
  const settings = { DATABASE_URL: database.url };
  await Promise.all([visit(['--demo', '300'], settings), visit(['--demo', '300'], settings)]);
  const { counts } = await held(database.url);
  expect(Object.keys(counts)).toEqual(['demo-berlin', 'demo-lisbon']);
  expect(counts['demo-berlin']).toBeLessThanOrEqual(195);
  expect(await fills(database.url)).toEqual([]);
}, 90_000);

test('an instance that is none, as earlier versions noted a fill, goes on as what is known of the fill', async () => {
  await using database = await templateCopy();
  const dataSource = await createDataSource(database.url).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await new DemoFills1764200000000().down(runner);
    await runner.query(
      `INSERT INTO instances VALUES ('unfinished demo of 4000', '2026-09-14T09:05:00Z'), ('demo-berlin', now())`,
    );
    await new DemoFills1764200000000().up(runner);
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
  expect(Object.keys((await held(database.url)).counts)).toEqual(['demo-berlin']);
  expect((await query(database.url, 'SELECT * FROM demo_fills ORDER BY instance')).rows).toEqual(
    ['demo-berlin', 'demo-lisbon'].map((instance) => ({
      instance,
      sessions: '4000',
      until: new Date('2026-09-14T09:05:00Z'),
    })),
  );
});

test.each(['0', 'many', '-1'])('%s sessions are refused', async (number) => {
  const run = await start(['--demo', number], {});
  expect(await run.ended).toBe(1);
  expect(run.stderr()).toMatch(/is invalid|unknown option/);
});
