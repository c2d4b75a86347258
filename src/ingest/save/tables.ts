import type { ClientBase } from 'pg';
import { sessionChildren } from '../../catalogue.ts';
import { copyIn } from '../../database/copy.ts';
import { Session } from '../../domain/session/session.ts';
import { definitionOf } from '../../graphql/stored.ts';
import type { Batch } from './batch.ts';

const children = sessionChildren.map((type) => definitionOf(type).table ?? '');
const deletions = [...children, 'raw_documents'].map(
  (table, i) => `d${String(i)} AS (DELETE FROM "${table}" WHERE session_id = ANY($1::bigint[]))`,
);

/** Deletes sessions and everything that belongs to them, in one statement. */
export async function deleteSessions(client: ClientBase, rowIds: readonly number[]): Promise<void> {
  if (rowIds.length === 0) return;
  await client.query({
    name: 'ingest delete sessions',
    text: `WITH ${deletions.join(', ')} DELETE FROM sessions WHERE row_id = ANY($1::bigint[])`,
    values: [rowIds],
  });
}

/** A file of a batch with the row id that its session has. */
export interface Placed {
  readonly place: number;
  readonly rowId: number;
}

/** Copies the rows of files into all tables; sessions in the order given, which is that of their keys, all else as it lies. */
export async function copyFiles(client: ClientBase, batch: Batch, files: readonly Placed[]): Promise<void> {
  const asTheyLie = [...files].sort((a, b) => a.place - b.place);
  for (const [type, table] of batch.tables) {
    const bytes = type === Session ? table.bytesOf(files, false) : table.bytesOf(asTheyLie, true);
    if (bytes) await copyIn(client, table.target, bytes);
  }
}
