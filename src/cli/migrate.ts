import { migrate } from '../database/migrate.ts';
import type { CommandRun } from './command-run.ts';
import { openDatabase } from './open-database.ts';

/** `sessiongraph migrate`: brings the tables of the database up to this version. */
export async function migrateCommand({ config, log, terminal }: CommandRun): Promise<number> {
  const database = await openDatabase(config.database, (line) => log.debug(line));
  try {
    const applied = await migrate(database.url);
    for (const name of applied) terminal.say(`applied ${name}`);
    terminal.say(applied.length === 0 ? `Nothing to do in ${database.place}.` : `Done in ${database.place}.`);
    return 0;
  } finally {
    await database.release();
  }
}
