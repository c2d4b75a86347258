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
import { measureDisk } from './disk.ts';
import { writeFiles } from './ingest-files.ts';

const run = promisify(execFile);

const COPY = 'COPY alone, rows mapped beforehand';
const MAP = 'reading, mapping and COPY, nothing else';
const FRESH = 'ingest, every session new';
const TWO = 'the same by two processes at once';
const PUSH = 'the same as lines by POST /ingest';
const ORM = 'one save() for each session through the ORM';
const REPLACED = 'ingest, every session replaced by a newer file';
const SAME = 'ingest, every file known';

/** Measures the ingest; the answer is Markdown. */
export async function measureIngest(server: BenchServer, { files, rounds }: BenchOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sessiongraph-files-'));
  try {
    const { newest, halves, older, lines, bytes } = await writeFiles(folder, files);
    const results = new Map<string, IngestResult[]>(
      [COPY, MAP, FRESH, TWO, PUSH, REPLACED, SAME, ORM].map((name) => [name, []]),
    );
    const measure = async (name: string | null, order: IngestOrder, expected?: string): Promise<void> => {
      const result = await resultOf(order);
      if (expected !== undefined && result.fates[expected] !== files) {
        throw new Error(`Not every file was ${expected}: ${JSON.stringify(result)}`);
      }
      if (name !== null) results.get(name)?.push(result);
    };
    for (let round = 0; round < rounds; round++) {
      const filled = await server.create('ingest_fresh');
      await measure(FRESH, { what: 'ingest', url: filled, folders: [newest] }, 'new');
      await measure(COPY, { what: 'copy', url: await server.create('ingest_copy'), source: filled });
      await measure(MAP, { what: 'map and copy', url: await server.create('ingest_copy'), folders: [newest] });
      results.get(TWO)?.push(await together(await server.create('ingest_copy'), halves));
      await measure(PUSH, { what: 'push', url: await server.create('ingest_copy'), file: lines });
      await measure(ORM, { what: 'save by ORM', url: await server.create('ingest_copy'), folders: [newest] });
      await measure(SAME, { what: 'ingest', url: filled, folders: [newest] }, 'same');
      const known = await server.create('ingest_fresh');
      await measure(null, { what: 'ingest', url: known, folders: [older] }, 'new');
      await measure(REPLACED, { what: 'ingest', url: known, folders: [newest] }, 'replaced');
    }
    const disk = await measureDisk(server.urlOf('ingest_fresh'));
    await server.drop('ingest_fresh');
    await server.drop('ingest_copy');
    return `## Ingest, ${files} files of ${(bytes / 1000).toFixed(1)} KB\n\n${show(results)}\n\n${disk}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function resultOf(order: IngestOrder): Promise<IngestResult> {
  const { stdout } = await run(process.execPath, ['--max-semi-space-size=64', paths.ingestRun, JSON.stringify(order)]);
  return JSON.parse(stdout) as IngestResult;
}

/** Two processes that take in halves of the files at the same time, as one result. */
async function together(url: string, halves: readonly (readonly string[])[]): Promise<IngestResult> {
  const results = await Promise.all(halves.map((folders) => resultOf({ what: 'ingest', url, folders })));
  const sum = (of: (result: IngestResult) => number): number => results.reduce((total, it) => total + of(it), 0);
  const sessions = sum((it) => it.sessions);
  return {
    sessions,
    seconds: Math.max(...results.map(({ seconds }) => seconds)),
    cpuMs: sum((it) => it.cpuMs * it.sessions) / sessions,
    fates: {},
  };
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
