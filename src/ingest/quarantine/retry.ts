import type { ClientBase } from 'pg';
import { sql } from '../../database/sql.ts';
import { withClient } from '../../database/with-client.ts';
import { readyToWrite } from '../connection.ts';
import { inWords, type DocumentLimits } from '../document/document.ts';
import { readDocument } from '../document/parse.ts';
import { emptySummary } from '../summary.ts';
import type { RecordOutcome } from '../outcomes.ts';
import { withWriter } from '../writer.ts';
import { rowsOf } from '../../database/rows-of.ts';
import { chosen, type Choice } from './entries.ts';
import { lockPage, settle, type Held } from './held.ts';

/** What became of a quarantined document that was tried again. */
export interface RetryOutcome extends RecordOutcome {
  readonly id: string;
  readonly instance: string;
  /** Whether it was tried: false where too little of it is kept, and `problems` says so. */
  readonly isTried: boolean;
}

export interface RetryOptions {
  /** The database; its user owns the tables. */
  readonly url: string;
  readonly choice: Choice;
  readonly limits: DocumentLimits;
  /** Told a batch at a time what became of the documents, when it is stored. */
  readonly onBatch: (outcomes: readonly RetryOutcome[]) => void;
  /** Stops after the batch in hand. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes the kept bytes of quarantined documents in again, as if they came from their source now. What is taken in leaves the
 * quarantine; what is not stays, with its problems as they are now. Documents that another process is trying are passed over.
 */
export async function retry({ url, choice, ...options }: RetryOptions): Promise<void> {
  await withClient(url, 'quarantine retry', (holder) =>
    withClient(url, 'quarantine retry', async (client) => {
      await readyToWrite(client);
      const instances = sql`SELECT DISTINCT instance FROM quarantined_documents WHERE ${chosen(choice)} ORDER BY instance`;
      for (const { instance } of await rowsOf<{ instance: string }>(holder, instances)) {
        if (choice.instance !== undefined && choice.instance !== instance) continue;
        await retryInstance(holder, client, { ...choice, instance }, options);
      }
    }),
  );
}

/**
 * The rows are locked by one connection while the other writes what they hold: whoever tries them too passes over them, and when the
 * process is killed they are free again.
 */
async function retryInstance(
  holder: ClientBase,
  client: ClientBase,
  choice: Choice & { readonly instance: string },
  { limits, onBatch, signal }: Omit<RetryOptions, 'url' | 'choice'>,
): Promise<void> {
  const { instance } = choice;
  const stored: RecordOutcome[] = [];
  const keep = (outcomes: readonly RecordOutcome[]): void => void stored.push(...outcomes);
  const options = { client, instance, limits, summary: emptySummary(), isRetry: true, onBatch: keep };
  await withWriter(options, async (writer) => {
    for (let last = ''; !signal?.aborted;) {
      await holder.query('BEGIN');
      const page = await lockPage(holder, choice, last);
      last = page.at(-1)?.id ?? last;
      for (const { source, document } of page) {
        if (document) await writer.add(readDocument({ source, bytes: document }, limits));
      }
      await writer.flush();
      const outcomes = page.map((held): RetryOutcome => {
        const tried = held.document ? (stored.shift() as RecordOutcome) : notWhole(held);
        return { ...tried, id: held.id, instance, isTried: held.document !== null };
      });
      await settle(holder, outcomes);
      await holder.query('COMMIT');
      onBatch(outcomes);
      if (page.length === 0) return;
    }
  });
}

const notWhole = ({ source, size, kept }: Held): RecordOutcome => {
  const how = kept === 0 ? 'nothing of it is kept' : `only ${inWords(kept)} of its ${inWords(size)} are kept`;
  return {
    source,
    session: null,
    fate: 'quarantined',
    problems: [`${how}, so it cannot be tried again; take it in from its source`],
  };
};
