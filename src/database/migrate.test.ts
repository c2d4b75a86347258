import pg from 'pg';
import { migrations } from '../../migrations/index.ts';
import { emptyDatabase } from '../../test/support/postgres.ts';
import { createDataSource } from './data-source.ts';
import { migrate } from './migrate.ts';

const tablesOf = async (url: string): Promise<string[]> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'S') AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
};

test('a second run finds nothing to do, and two at once give one result', async () => {
  await using database = await emptyDatabase();
  const applied = await Promise.all([migrate(database.url), migrate(database.url)]);
  expect(applied.map(({ length }) => length).sort()).toEqual([0, migrations.length]);
  expect(await migrate(database.url)).toEqual([]);
});

test('undoing leaves nothing but the list of migrations', async () => {
  await using database = await emptyDatabase();
  await migrate(database.url);
  const dataSource = await createDataSource(database.url).initialize();
  try {
    for (const _each of migrations) await dataSource.undoLastMigration();
  } finally {
    await dataSource.destroy();
  }
  expect(await tablesOf(database.url)).toEqual(['migrations', 'migrations_id_seq']);
});
