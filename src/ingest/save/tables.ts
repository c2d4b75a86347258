import { sessionChildren } from '../../catalogue.ts';
import type { Step } from '../../database/copy-pipeline.ts';
import { Session } from '../../domain/session/session.ts';
import { definitionOf } from '../../model/stored.ts';
import type { Batch } from './batch.ts';

const children = sessionChildren.map((type) => definitionOf(type).table ?? '');
const deletions = [...children, 'raw_documents'].map(
  (table, i) => `d${String(i)} AS (DELETE FROM "${table}" WHERE session_id = ANY($1::bigint[]))`,
);

/** Deletes sessions and everything that belongs to them, in one statement; of none, nothing. */
export const deleteSteps = (rowIds: readonly number[]): readonly Step[] =>
  rowIds.length === 0
    ? []
    : [
        {
          name: 'ingest delete sessions',
          text: `WITH ${deletions.join(', ')} DELETE FROM sessions WHERE row_id = ANY($1::bigint[])`,
          values: [`{${rowIds.join(',')}}`],
        },
      ];

/** A file of a batch with the row id that its session has. */
export interface Placed {
  readonly place: number;
  readonly rowId: number;
}

/** Copies the rows of files into all tables; sessions in the order given, which is that of their keys, all else as it lies. */
export function copySteps(batch: Batch, files: readonly Placed[]): Step[] {
  const asTheyLie = [...files].sort((a, b) => a.place - b.place);
  const steps: Step[] = [];
  for (const [type, table] of batch.tables) {
    const copy = type === Session ? table.bytesOf(files, false) : table.bytesOf(asTheyLie, true);
    if (copy) steps.push({ text: table.target.statement, copy });
  }
  return steps;
}
