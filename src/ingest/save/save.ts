import type { ClientBase } from 'pg';
import { runPipeline } from '../../database/copy-pipeline.ts';
import { mentionSteps } from '../mentions/store.ts';
import type { Batch } from './batch.ts';
import { decide, type Fate } from './decide.ts';
import type { RowIds } from './row-ids.ts';
import { lockStored, storedOf } from './stored-sessions.ts';
import { copySteps, deleteSteps } from './tables.ts';

/**
 * Stores a batch in one transaction: all of it, or nothing. Says what became of how many files. Throws the database's error. Two
 * trips: what is stored, then everything that is written.
 */
export async function saveBatch(
  client: ClientBase,
  batch: Batch,
  rowIds: RowIds,
): Promise<Readonly<Record<Fate, number>>> {
  try {
    const { instance, files } = batch;
    const [, known = [], ids = []] = await runPipeline(client, [
      { text: 'BEGIN' },
      lockStored(instance, files),
      ...rowIds.stepFor(files.length),
    ]);
    rowIds.add(ids);
    const { write, fates } = decide(files, storedOf(known));
    const placed = write.map(({ file, replaces }) => ({ place: file.place, rowId: replaces ?? rowIds.take() }));
    // Older files tell of agents and queues too; only where every file is known already there is nothing to learn.
    const mentions = fates.same < files.length ? mentionSteps(instance, batch.mentions, batch.receivedAt()) : [];
    await runPipeline(client, [
      ...deleteSteps(write.flatMap(({ replaces }) => (replaces === null ? [] : [replaces]))),
      ...copySteps(batch, placed),
      ...mentions,
      { text: 'COMMIT' },
    ]);
    return fates;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
