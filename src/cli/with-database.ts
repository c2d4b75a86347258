import { migrate } from '../database/migrate.ts';
import type { CommandRun } from './command-run.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';

/** Opens the database, brings its tables up to date, does the work, and releases it whatever happens. */
export async function withDatabase<T>(
  { config, log }: CommandRun,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config.database, (line) => log.debug(line));
  try {
    await migrate(database.url);
    return await work(database);
  } finally {
    await database.release();
  }
}
