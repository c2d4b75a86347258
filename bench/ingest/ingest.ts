import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchServer } from '../database.ts';
import { ratiosOf, showMedian, showSpread, table } from '../figures.ts';
import type { BenchOptions } from '../options.ts';
import { paths } from '../paths.ts';
import type { IngestOrder, IngestResult } from './ingest-run.ts';
import { writeFiles } from './ingest-files.ts';

const run = promisify(execFile);

const COPY = 'COPY alone, rows mapped beforehand';
const MAP = 'reading, mapping and COPY, nothing else';
const FRESH = 'ingest, every session new';
const REPLACED = 'ingest, every session replaced by a newer file';
const SAME = 'ingest, every file known';

/** Measures the ingest; the answer is Markdown. */
export async function measureIngest(server: BenchServer, { files, rounds }: BenchOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sessiongraph-files-'));
  try {
    const { newest, older, bytes } = await writeFiles(folder, files);
    const results = new Map<string, IngestResult[]>([COPY, MAP, FRESH, REPLACED, SAME].map((name) => [name, []]));
    const measure = async (name: string | null, order: IngestOrder, expected?: string): Promise<void> => {
      const { stdout } = await run(process.execPath, [
        '--max-semi-space-size=64',
        paths.ingestRun,
        JSON.stringify(order),
      ]);
      const result = JSON.parse(stdout) as IngestResult;
      if (expected !== undefined && result.fates[expected] !== files) {
        throw new Error(`Not every file was ${expected}: ${stdout}`);
      }
      if (name !== null) results.get(name)?.push(result);
    };
    for (let round = 0; round < rounds; round++) {
      const filled = await server.create('ingest_fresh');
      await measure(FRESH, { what: 'ingest', url: filled, folder: newest }, 'new');
      await measure(COPY, { what: 'copy', url: await server.create('ingest_copy'), source: filled });
      await measure(MAP, { what: 'map and copy', url: await server.create('ingest_copy'), folder: newest });
      await measure(SAME, { what: 'ingest', url: filled, folder: newest }, 'same');
      const known = await server.create('ingest_fresh');
      await measure(null, { what: 'ingest', url: known, folder: older }, 'new');
      await measure(REPLACED, { what: 'ingest', url: known, folder: newest }, 'replaced');
    }
    await server.drop('ingest_fresh');
    await server.drop('ingest_copy');
    return `## Ingest, ${files} files of ${(bytes / 1000).toFixed(1)} KB\n\n${show(results)}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function show(results: ReadonlyMap<string, readonly IngestResult[]>): string {
  const rates = (name: string): number[] =>
    (results.get(name) ?? []).map(({ sessions, seconds }) => sessions / seconds);
  const rows = [...results].map(([name, ofRounds]) => [
    name,
    showSpread(ratiosOf(rates(name), rates(COPY))),
    showSpread(ratiosOf(rates(name), rates(MAP))),
    showSpread(rates(name), 0),
    showMedian(
      ofRounds.map(({ cpuMs }) => cpuMs * 1000),
      0,
    ),
  ]);
  return table(['', '× COPY alone', '× reading, mapping and COPY', 'sessions/s', 'Node CPU µs'], rows);
}
