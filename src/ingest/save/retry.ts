import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import type { RefusedDocument } from '../document/document.ts';
import type { Fate, Hashed } from './decide.ts';
import { saveBatch } from './save.ts';
import { Unstorable } from './tables.ts';

/** What became of a batch: files by fate, and those that the database cannot hold. */
export interface BatchOutcome {
  readonly fates: Record<Fate, number>;
  readonly refused: readonly RefusedDocument[];
}

/** Another process stored the same session, or both waited for each other: the same batch again will do. */
const PASSING = new Set(['23505', '40001', '40P01']);
const MOST_ATTEMPTS = 12;

/** Stores a batch; again where another process was in the way; in halves, down to the file at fault, where PostgreSQL cannot hold a value. */
export async function saveSafely(client: ClientBase, instance: string, batch: readonly Hashed[], now: number): Promise<BatchOutcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { fates: { ...(await saveBatch(client, instance, batch, now)) }, refused: [] };
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (PASSING.has(code) && attempt < MOST_ATTEMPTS) await sleep(Math.random() * 10 * 2 ** Math.min(attempt, 6));
      else if (error instanceof Unstorable || isAboutValues(code)) return inHalves(client, instance, batch, now, error as Error);
      else throw error;
    }
  }
}

/** Classes of SQLSTATE that say that a value does not fit: data exception, constraint, program limit (an index entry that is too long). */
const isAboutValues = (code: string): boolean => /^(22|23|54)/.test(code);

async function inHalves(client: ClientBase, instance: string, batch: readonly Hashed[], now: number, error: Error): Promise<BatchOutcome> {
  const [only] = batch;
  if (only && batch.length === 1) {
    const { source, bytes } = only.file.document;
    const code = (error as { code?: string }).code;
    const problems = [`PostgreSQL cannot hold a value of it${code ? ` (SQLSTATE ${code})` : ''}`];
    return { fates: { new: 0, replaced: 0, same: 0, stale: 0 }, refused: [{ source, bytes, problems }] };
  }
  const middle = batch.length >> 1;
  const first = await saveSafely(client, instance, batch.slice(0, middle), now);
  const second = await saveSafely(client, instance, batch.slice(middle), now);
  for (const fate of ['new', 'replaced', 'same', 'stale'] as const) first.fates[fate] += second.fates[fate];
  return { fates: first.fates, refused: [...first.refused, ...second.refused] };
}
