import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '../../src/ingest/run.ts';

/** A document as the platform writes it. */
export type Document = Record<string, unknown>;

/** A document of the samples, to be changed for a corner. */
const sample = (name: string): Document =>
  JSON.parse(readFileSync(new URL(`../../samples/synthetic/${name}.json`, import.meta.url), 'utf8')) as Document;

/** A call that was abandoned in a queue. */
export const sampleCall = (): Document => sample('call-41003');

/** Takes documents into a database, as one file of one instance. */
export async function deliver(url: string, instance: string, documents: readonly Document[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sessiongraph-made-'));
  const file = join(folder, `${instance}.ndjson`);
  await writeFile(file, documents.map((it) => JSON.stringify(it)).join('\n'));
  await ingest({ url, paths: [file], instance });
  await rm(folder, { recursive: true });
}
