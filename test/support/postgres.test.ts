import pg from 'pg';
import { besides, emptyDatabase, execute, templateCopy } from './postgres.ts';

const TABLES = "SELECT count(*)::int AS tables FROM information_schema.tables WHERE table_schema = 'public'";

describe('a database of a test', () => {
  test('copied from the template has the tables, and keeps what it is given from other copies', async () => {
    await using one = await templateCopy();
    await using two = await templateCopy();
    await execute(one.url, 'CREATE TABLE own ()');
    const [inOne, inTwo] = [await tablesOf(one.url), await tablesOf(two.url)];
    expect(inTwo).toBeGreaterThan(0);
    expect(inOne).toBe(inTwo + 1);
  });

  test('made empty has none', async () => {
    await using database = await emptyDatabase();
    expect(await tablesOf(database.url)).toBe(0);
  });

  test('is dropped at disposal though someone is connected', async () => {
    const database = await emptyDatabase();
    const client = new pg.Client(database.url);
    client.on('error', () => {});
    await client.connect();
    await database[Symbol.asyncDispose]();
    await expect(tablesOf(database.url)).rejects.toThrow(/does not exist/);
    await client.end();
  });

  test('stands beside the others of its server', () => {
    expect(besides('postgres://a:b@127.0.0.1:1/x?sslmode=disable', 'y')).toBe(
      'postgres://a:b@127.0.0.1:1/y?sslmode=disable',
    );
  });
});

async function tablesOf(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<{ tables: number }>(TABLES)).rows[0]?.tables ?? 0;
  } finally {
    await client.end();
  }
}
