import { entities } from '../src/catalogue.ts';
import { createDataSource } from '../src/database/data-source.ts';
import { templateCopy } from './support/postgres.ts';

test('the migrations make exactly what the classes say', async () => {
  await using database = await templateCopy();
  const dataSource = await createDataSource(database.url, entities).initialize();
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  } finally {
    await dataSource.destroy();
  }
});

test('every index that a class names is there, and no other', async () => {
  await using database = await templateCopy();
  const dataSource = await createDataSource(database.url, entities).initialize();
  try {
    const named = dataSource.entityMetadatas.flatMap(({ indices }) => indices.map(({ name }) => name));
    const there = await dataSource.query<{ name: string }[]>(
      `SELECT indexname AS name FROM pg_indexes
       WHERE schemaname = 'public' AND indexname NOT LIKE '%\\_pkey' AND tablename <> 'migrations'`,
    );
    expect(there.map(({ name }) => name).sort()).toEqual(named.sort());
  } finally {
    await dataSource.destroy();
  }
});
