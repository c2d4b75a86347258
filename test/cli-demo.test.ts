import pg from 'pg';
import { emptyDatabase } from './support/postgres.ts';
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

test('a fill that was stopped, or killed, is finished by the next start, as if nothing had happened', async () => {
  await using database = await emptyDatabase();
  const settings = { DATABASE_URL: database.url };
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const run = await start(['--demo', '4000'], settings);
    while (
      Object.values(
        await held(database.url).then(
          ({ counts }) => counts,
          () => [],
        ),
      ).every((count) => count === 0)
    ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    run.child.kill(signal);
    expect(await run.ended).toBe(signal === 'SIGTERM' ? 0 : signal);
    expect(Object.keys((await held(database.url)).counts)).toContain('unfinished demo of 4000');
  }
  const said = await visit(['--demo', '9000'], settings);
  expect(said).toContain('An earlier demo of 4,000 sessions was cut short; finishing that one.');
  const { counts } = await held(database.url);
  expect(Object.keys(counts)).toEqual(['demo-berlin', 'demo-lisbon']);
  expect(counts['demo-berlin']).toBeGreaterThan(2580);
  expect(counts['demo-berlin']).toBeLessThanOrEqual(2600);
}, 90_000);

test.each(['0', 'many', '-1'])('%s sessions are refused', async (number) => {
  const run = await start(['--demo', number], {});
  expect(await run.ended).toBe(1);
  expect(run.stderr()).toMatch(/is invalid|unknown option/);
});
