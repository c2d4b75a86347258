import type { ClientBase } from 'pg';
import { sql } from '../../database/sql.ts';
import { cleanText } from '../map/clean-text.ts';
import { rowsOf } from '../../database/rows-of.ts';
import { chosen, type Choice } from './entries.ts';
import type { RetryOutcome } from './retry.ts';

const MOST_DOCUMENTS = 500;
/** Documents up to this size together, and one that is larger by itself. */
const MOST_BYTES = 4 * 1024 * 1024;

/** A quarantined document whose row this process holds. */
export interface Held {
  readonly id: string;
  readonly source: string;
  readonly size: number;
  /** How many bytes of it are kept. */
  readonly kept: number;
  /** Its bytes; null where not all of them are kept. */
  readonly document: Buffer | null;
}

/** The next documents behind an id whose rows nobody else holds, which this transaction now does. */
export const lockPage = (client: ClientBase, choice: Choice, last: string): Promise<Held[]> =>
  rowsOf<Held>(
    client,
    sql`
  WITH page AS MATERIALIZED (
    SELECT id, source, size, is_whole, document FROM quarantined_documents
    WHERE ${chosen(choice)} AND id > ${last} ORDER BY id LIMIT ${MOST_DOCUMENTS} FOR UPDATE SKIP LOCKED
  ), sized AS (
    SELECT *, sum(length(document)) OVER (ORDER BY id) - length(document) AS before FROM page
  )
  SELECT id, source, size::float8 AS size, length(document) AS kept, CASE WHEN is_whole THEN document END AS document
  FROM sized WHERE before < ${MOST_BYTES} ORDER BY id`,
  );

/** Lets go what was taken in, and notes of the rest that it was tried in vain. */
export async function settle(client: ClientBase, outcomes: readonly RetryOutcome[]): Promise<void> {
  const tried = outcomes.filter(({ isTried }) => isTried);
  const refused = tried.filter(({ fate }) => fate === 'quarantined');
  const taken = tried.filter(({ fate }) => fate !== 'quarantined').map(({ id }) => id);
  if (taken.length > 0) await rowsOf(client, sql`DELETE FROM quarantined_documents WHERE id = ANY(${taken})`);
  for (const { id, problems } of refused) {
    await rowsOf(
      client,
      sql`UPDATE quarantined_documents SET problems = ${problems.map(cleanText)}, attempts = attempts + 1,
          last_seen_at = GREATEST(last_seen_at, ${new Date()}) WHERE id = ${id}`,
    );
  }
}
