import { fileURLToPath } from 'node:url';
import { ingest } from '../../src/ingest/run.ts';
import { templateCopy } from './postgres.ts';

/** A database that holds the bundled samples, taken in twice: storing the same files again must change nothing. */
export interface SampleDatabase extends AsyncDisposable {
  readonly url: string;
}

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));

export async function sampleDatabase(): Promise<SampleDatabase> {
  const copy = await templateCopy();
  for (const _again of [1, 2]) await ingest({ url: copy.url, paths: [samples], instance: 'samples' });
  return copy;
}
