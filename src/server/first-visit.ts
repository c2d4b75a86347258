import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withClient } from '../database/with-client.ts';
import type { Config } from '../config.ts';
import { ingest } from '../ingest/run.ts';
import { packageFolder } from '../package.ts';

/** The instance that the bundled sample records are taken in as. */
export const SAMPLES = 'samples';

const MARK = 'samples-were-taken-in';
const MARK_TEXT =
  'The sample records were taken in once, so an empty database stays empty from now on. Without this file the next start takes them in again.\n';

export interface FirstVisitOptions {
  readonly url: string;
  readonly dataDir: string;
  readonly limits: Config['ingest'];
  readonly signal: AbortSignal;
}

/**
 * Takes the bundled sample records into an embedded database that is empty and has not shown them before, so that a first visit shows
 * data. Says how many sessions there are then; 0 where there was nothing to do.
 */
export async function takeInSamples({ url, dataDir, limits, signal }: FirstVisitOptions): Promise<number> {
  const mark = join(dataDir, MARK);
  if (existsSync(mark) || (await instanceNames(url)).some((name) => name !== SAMPLES)) return 0;
  // Relative, because the path is kept as the source of each record.
  const folder = relative(process.cwd(), join(packageFolder, 'samples'));
  const summary = await ingest({ url, paths: [folder], instance: SAMPLES, limits, signal });
  if (summary.isComplete) writeFileSync(mark, MARK_TEXT);
  return summary.new;
}

/** Names of the instances in the database. */
export async function instanceNames(url: string): Promise<string[]> {
  return withClient(url, 'instances', async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM instances ORDER BY name');
    return rows.map((row) => row.name);
  });
}
