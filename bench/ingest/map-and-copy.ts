import pg from 'pg';
import { runPipeline } from '../../src/database/copy-pipeline.ts';
import { derive } from '../../src/ingest/derive/derive.ts';
import { defaultLimits } from '../../src/ingest/document/document.ts';
import { isRefused } from '../../src/ingest/document/parse.ts';
import { documentsUnder } from '../../src/ingest/files/documents.ts';
import { compileFile } from '../../src/ingest/map/map-file.ts';
import { Batch } from '../../src/ingest/save/batch.ts';
import { copySteps } from '../../src/ingest/save/tables.ts';
import { fileShape } from '../../src/ingest/shape.ts';
import { INSTANCE } from '../sessions-data.ts';

const BATCH = 500;

/**
 * Reads and maps files as the ingest does and copies their rows, without looking at what is stored and without agents, queues and
 * all else that sessions share; one batch is written while the next is read. Returns how many sessions there were.
 */
export async function mapAndCopy(url: string, folders: readonly string[]): Promise<number> {
  const mapFile = compileFile(fileShape);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let count = 0;
  let [batch, other] = [new Batch(INSTANCE, Date.now, false), new Batch(INSTANCE, Date.now, false)];
  let writing: Promise<void> = Promise.resolve();
  const copy = async (full: Batch): Promise<void> => {
    const first = count - full.files.length + 1;
    const files = full.files.map(({ place }) => ({ place, rowId: first + place }));
    await runPipeline(client, [{ text: 'BEGIN' }, ...copySteps(full, files), { text: 'COMMIT' }]);
  };
  const hand = async (): Promise<void> => {
    await writing;
    writing = copy(batch);
    writing.catch(() => undefined);
    [batch, other] = [other, batch];
    batch.clear();
  };
  for await (const group of documentsUnder(folders, defaultLimits, { files: 0, skipped: 0 })) {
    for (const document of group) {
      const mapped = isRefused(document) ? document : mapFile(document, INSTANCE);
      if ('problems' in mapped) throw new Error(`${document.source}: ${mapped.problems.join(', ')}`);
      derive(mapped);
      batch.add(mapped, []);
      count++;
      if (batch.files.length >= BATCH) await hand();
    }
  }
  await hand();
  await writing;
  await client.end();
  return count;
}
