import type { ClientBase } from 'pg';
import { runPipeline } from '../../database/copy-pipeline.ts';
import { mentionSteps } from '../mentions/store.ts';
import { progressStep } from '../reingest/progress.ts';
import type { Batch } from './batch.ts';
import { countStep } from '../account/counts.ts';
import { findingSteps } from '../account/findings.ts';
import { countFates, decide, decideRebuild, type Fate } from './decide.ts';
import type { RowIds } from './row-ids.ts';
import { lockStored, lookIntoTies, storedOf } from './stored-sessions.ts';
import { copySteps, deleteSteps } from './tables.ts';

/**
 * Stores a batch in one transaction: all of it, or nothing. Says what became of each of its files. Throws the database's error. Two
 * trips: what is stored, then everything that is written; one more for each document that only its content puts in order.
 */
export async function saveBatch(client: ClientBase, batch: Batch, rowIds: RowIds): Promise<readonly Fate[]> {
  try {
    const { instance, files, isRebuild } = batch;
    const [, known = [], ids = []] = await runPipeline(client, [
      { text: 'BEGIN' },
      lockStored(instance, files),
      ...rowIds.stepFor(files.length),
    ]);
    rowIds.add(ids);
    const stored = storedOf(known);
    if (!isRebuild) await lookIntoTies(client, files, stored);
    const { write, fates } = (isRebuild ? decideRebuild : decide)(files, stored);
    const placed = write.map(({ file, replaces }) => ({ place: file.place, rowId: replaces ?? rowIds.take() }));
    // Older files tell of agents and queues too; only where every file is known already there is nothing to learn.
    const now = batch.receivedAt();
    const mentions = fates.every((fate) => fate === 'same') ? [] : mentionSteps(instance, batch.mentions, now);
    await runPipeline(client, [
      ...deleteSteps(write.flatMap(({ replaces }) => (replaces === null ? [] : [replaces]))),
      ...copySteps(batch, placed),
      ...mentions,
      ...findingSteps(
        instance,
        write.map(({ file }) => file),
        now,
      ),
      isRebuild
        ? progressStep(instance, Math.max(0, ...[...stored.values()].map(({ rowId }) => rowId)), write.length)
        : countStep(instance, countFates(fates), now),
      { text: 'COMMIT' },
    ]);
    return fates;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
