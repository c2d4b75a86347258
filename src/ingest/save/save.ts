import type { ClientBase } from 'pg';
import { BatchMentions } from '../mentions/batch-mentions.ts';
import { storeMentions } from '../mentions/store.ts';
import { decide, type Fate, type Hashed } from './decide.ts';
import { lockStored } from './stored-sessions.ts';
import { copyFiles, deleteSessions, type Placed } from './tables.ts';

/** Stores a batch in one transaction: all of it, or nothing. Says what became of how many files. Throws the database's error. */
export async function saveBatch(client: ClientBase, instance: string, batch: readonly Hashed[], now: number): Promise<Readonly<Record<Fate, number>>> {
  await client.query('BEGIN');
  try {
    const stored = await lockStored(client, instance, batch.map(({ file }) => file));
    const { write, fates, telling } = decide(batch, stored);
    const mentions = new BatchMentions(instance);
    for (const file of telling) mentions.add(file);
    await deleteSessions(
      client,
      write.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])),
    );
    await copyFiles(client, await place(client, write), now);
    await storeMentions(client, instance, mentions, now);
    await client.query('COMMIT');
    return fates;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Gives every session its row id: the one it had, or a new one. */
async function place(client: ClientBase, write: readonly (Hashed & { readonly replaces: number | null })[]): Promise<Placed[]> {
  const count = write.filter(({ replaces }) => replaces === null).length;
  const ids = count === 0 ? [] : await newRowIds(client, count);
  return write.map(({ file, hash, replaces }) => ({ file, hash, rowId: replaces ?? (ids.pop() as number) }));
}

async function newRowIds(client: ClientBase, count: number): Promise<number[]> {
  const { rows } = await client.query<{ id: string }>({
    name: 'ingest row ids',
    text: `SELECT nextval('sessions_row_id') AS id FROM generate_series(1, $1::integer)`,
    values: [count],
  });
  // From the end on, so that taking the last one gives the smallest: rows then lie in the order of their keys.
  return rows.map(({ id }) => Number(id)).reverse();
}
