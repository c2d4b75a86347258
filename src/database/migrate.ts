import { createDataSource } from './data-source.ts';

/** Any number that is ours: who holds this lock of the database is the one that migrates it. */
const MIGRATION_LOCK = 5_347_116_002;

/**
 * Brings the tables of the database at `url` up to this version and returns the names of what was applied, oldest first. Of two
 * processes that start at once the second waits and finds nothing to do. A migration that fails is undone and throws.
 */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await createDataSource(url).initialize();
  // The lock belongs to a connection of its own and ends with it, even when this process is killed.
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await dataSource.runMigrations();
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return applied.map(({ name }) => name);
  } finally {
    await holder.release();
    await dataSource.destroy();
  }
}
