import type { ClientBase } from 'pg';
import { storeMentions } from '../mentions/store.ts';
import type { Batch } from './batch.ts';
import { decide, type Chosen, type Fate } from './decide.ts';
import { lockStored } from './stored-sessions.ts';
import { copyFiles, deleteSessions, type Placed } from './tables.ts';

/** Stores a batch in one transaction: all of it, or nothing. Says what became of how many files. Throws the database's error. */
export async function saveBatch(client: ClientBase, batch: Batch): Promise<Readonly<Record<Fate, number>>> {
  await client.query('BEGIN');
  try {
    const { write, fates } = decide(batch.files, await lockStored(client, batch.instance, batch.files));
    await deleteSessions(
      client,
      write.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])),
    );
    if (write.length > 0) await copyFiles(client, batch, await place(client, write));
    // Older files tell of agents and queues too; only where every file is known already there is nothing to learn.
    if (fates.same < batch.files.length) {
      await storeMentions(client, batch.instance, batch.mentions, batch.receivedAt());
    }
    await client.query('COMMIT');
    return fates;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Gives every session its row id: the one it had, or a new one. */
async function place(client: ClientBase, write: readonly Chosen[]): Promise<Placed[]> {
  const count = write.filter(({ replaces }) => replaces === null).length;
  const ids = count === 0 ? [] : await newRowIds(client, count);
  let next = 0;
  return write.map(({ file, replaces }) => ({ place: file.place, rowId: replaces ?? (ids[next++] as number) }));
}

async function newRowIds(client: ClientBase, count: number): Promise<number[]> {
  const { rows } = await client.query<{ id: string }>({
    name: 'ingest row ids',
    text: `SELECT nextval('sessions_row_id') AS id FROM generate_series(1, $1::integer)`,
    values: [count],
  });
  return rows.map(({ id }) => Number(id));
}
