import { sql } from '../../database/sql.ts';
import { withClient } from '../../database/with-client.ts';
import { rowsOf } from '../../database/rows-of.ts';
import { chosen, type Choice } from './entries.ts';

/** Taken out in one transaction: their locks are short, and a long removal can be stopped and begun again. */
const DOCUMENTS = 1000;

/** Takes documents out of the quarantine for good; those that come while it works stay. Tells which, a batch at a time. */
export async function discard(
  url: string,
  choice: Choice,
  onBatch: (ids: readonly string[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  const begun = new Date();
  const some = sql`SELECT id FROM quarantined_documents WHERE ${chosen(choice)} AND last_seen_at <= ${begun} LIMIT ${DOCUMENTS}`;
  const deletion = sql`DELETE FROM quarantined_documents WHERE id IN (${some}) RETURNING id`;
  await withClient(url, 'quarantine discard', async (client) => {
    while (!signal?.aborted) {
      const gone = await rowsOf<{ id: string }>(client, deletion);
      onBatch(gone.map(({ id }) => id));
      if (gone.length === 0) return;
    }
  });
}
