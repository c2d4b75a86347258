import DataLoader from 'dataloader';
import type { Snapshot } from '../../database/snapshot.ts';
import type { Row } from '../fields.ts';

/** The keys of one link, column by column, as its statement takes them. */
export type KeyColumns = readonly (readonly unknown[])[];

/** Reads the rows of one link: each says by `$n`, from 1, which key it answers. */
export type ReadRows = (text: string, columns: KeyColumns) => Promise<Row[]>;

/**
 * What the links of the same rows ask for at the same time. Links that ask the same (the agent who handed over, and the one who took
 * it) are one statement over the keys of both.
 */
export function createWave(snapshot: Snapshot): ReadRows {
  const loaders = new Map<string, DataLoader<KeyColumns, Row[]>>();
  return (text, columns) => {
    let loader = loaders.get(text);
    if (!loader) {
      loader = new DataLoader((asked) => readTogether(snapshot, text, asked), { cache: false });
      loaders.set(text, loader);
    }
    return loader.load(columns);
  };
}

async function readTogether(snapshot: Snapshot, text: string, asked: readonly KeyColumns[]): Promise<Row[][]> {
  const [first] = asked;
  if (asked.length === 1 && first) return [await snapshot.rows({ text, values: first })];
  const columns = (first ?? []).map((_, i) => asked.flatMap((keys) => keys[i] ?? []));
  const rows = await snapshot.rows({ text, values: columns });
  let offset = 0;
  return asked.map((keys) => {
    const before = offset;
    offset += keys[0]?.length ?? 0;
    const own: Row[] = [];
    for (const row of rows) {
      const n = row['$n'] as number;
      if (n > before && n <= offset) own.push({ ...row, $n: n - before });
    }
    return own;
  });
}
