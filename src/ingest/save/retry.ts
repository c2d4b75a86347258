import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import type { RefusedDocument } from '../document/document.ts';
import { waitAfter } from '../wait-after.ts';
import { Batch, type BatchFile } from './batch.ts';
import type { Fate } from './decide.ts';
import type { RowIds } from './row-ids.ts';
import { saveBatch } from './save.ts';

/** What became of a file of a batch: its fate, or why the database cannot hold it. */
export type FileOutcome = Fate | RefusedDocument;

/** Adds a file to a batch from its bytes again. */
export type AddAgain = (batch: Batch, file: BatchFile) => void;

/** Another process stored the same session, or both waited for each other: the same batch again will do. */
const PASSING = new Set(['23505', '40001', '40P01']);
const MOST_ATTEMPTS = 12;
/** In milliseconds. */
const [FIRST_WAIT, LONGEST_WAIT] = [10, 640];

/**
 * Stores a batch; again where another process was in the way; in halves, down to the file at fault, where PostgreSQL cannot hold a
 * value. Says what became of each file.
 */
export async function saveSafely(
  client: ClientBase,
  batch: Batch,
  rowIds: RowIds,
  addAgain: AddAgain,
): Promise<readonly FileOutcome[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await saveBatch(client, batch, rowIds);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (PASSING.has(code) && attempt < MOST_ATTEMPTS) await sleep(waitAfter(attempt, FIRST_WAIT, LONGEST_WAIT));
      else if (isAboutValues(code)) return inHalves(client, batch, rowIds, addAgain, code);
      else throw error;
    }
  }
}

/** Classes of SQLSTATE that say that a value does not fit: data exception, constraint, program limit (an index entry that is too long). */
const isAboutValues = (code: string): boolean => /^(22|23|54)/.test(code);

/** Why a record is refused although it could be read. */
export const cannotHold = (detail: string): string => `PostgreSQL cannot hold a value of it (${detail})`;

async function inHalves(
  client: ClientBase,
  { files, instance, receivedAt, isRebuild }: Batch,
  rowIds: RowIds,
  addAgain: AddAgain,
  code: string,
): Promise<readonly FileOutcome[]> {
  const [only] = files;
  if (only && files.length === 1) {
    const { source, bytes } = only;
    return [{ source, bytes, problems: [cannotHold(`SQLSTATE ${code}`)] }];
  }
  const middle = files.length >> 1;
  const outcomes: FileOutcome[] = [];
  for (const half of [files.slice(0, middle), files.slice(middle)]) {
    const batch = new Batch(instance, receivedAt, isRebuild);
    for (const file of half) addAgain(batch, file);
    outcomes.push(...(await saveSafely(client, batch, rowIds, addAgain)));
  }
  return outcomes;
}
