import DataLoader from 'dataloader';
import type { Budget } from '../../database/budget.ts';
import type { Snapshot } from '../../database/snapshot.ts';
import type { Row } from '../../model/fields.ts';
import type { Run } from '../context.ts';

/** The values of each key column that a link's statement takes. */
type Values = readonly (readonly unknown[])[];

/** Reads the rows of one link; there may be more than were asked for, so the reader keeps those whose key it knows. */
export type ReadRows = (text: string, values: Values) => Promise<Row[]>;

/**
 * What the links of the same rows ask for at the same time. Links that ask the same (the agent who handed over, and the one who took
 * it) are one statement over the keys of both.
 */
export function createWave({ snapshot, budget }: Pick<Run, 'snapshot' | 'budget'>): ReadRows {
  const loaders = new Map<string, DataLoader<Values, Row[]>>();
  return (text, values) => {
    let loader = loaders.get(text);
    if (!loader) {
      loader = new DataLoader((asked) => readTogether(snapshot, budget, text, asked), { cache: false });
      loaders.set(text, loader);
    }
    return loader.load(values);
  };
}

async function readTogether(
  snapshot: Snapshot,
  budget: Budget,
  text: string,
  asked: readonly Values[],
): Promise<Row[][]> {
  const [first = []] = asked;
  if (asked.length === 1) return [await snapshot.rowsByKeys({ text, values: first })];
  const values = first.map((_, i) => [...new Set(asked.flatMap((own) => own[i] ?? []))]);
  const rows = await snapshot.rowsByKeys({ text, values });
  budget.readRows(rows.length * (asked.length - 1));
  budget.check();
  // Each asker completes its rows in its own way, so each gets rows of its own.
  return asked.map((_, i) => (i === 0 ? rows : rows.map((row) => ({ ...row }))));
}
