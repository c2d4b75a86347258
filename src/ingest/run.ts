import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { defaultLimits, type DocumentLimits, type ReadDocument, type RefusedDocument } from './document/document.ts';
import { documentsOfStream } from './document/from-stream.ts';
import { readAhead } from './files/read-ahead.ts';
import { documentsOfFile, Loader } from './files/read.ts';
import { filesUnder } from './files/walk.ts';
import { emptySummary, setClock, type Summary } from './summary.ts';
import { Writer } from './writer.ts';

export interface IngestOptions {
  /** The database; its user owns the tables. */
  readonly url: string;
  /** Files and folders; `-` is `stdin`. All must exist. */
  readonly paths: readonly string[];
  /** Name of the platform's installation that the files come from. */
  readonly instance: string;
  readonly stdin?: Readable;
  readonly limits?: Partial<DocumentLimits>;
  /** Told after every batch; the object is the same each time and grows. */
  readonly onProgress?: (summary: Readonly<Summary>) => void;
  /** Stops the run after the batch in hand; the summary then says that it is not complete. */
  readonly signal?: AbortSignal;
}

const FILES_AHEAD = 32;
/** Milliseconds of mapping after which the connection gets a turn. */
const SLICE = 2;

/**
 * Takes in every record under the paths. A record that makes no sense is quarantined and the rest goes on; what the database or the
 * paths refuse ends the run with an error. Run again, it changes nothing that is stored already and finishes what was cut short.
 */
export async function ingest(options: IngestOptions): Promise<Summary> {
  const summary = emptySummary();
  const limits = { ...defaultLimits, ...options.limits };
  const startedAt = Date.now();
  await refuseMissing(options);
  const client = new pg.Client({ connectionString: options.url, application_name: 'sessiongraph ingest' });
  // A lost connection also rejects the statement in hand, which ends the run.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const writer = new Writer(client, options.instance, limits, summary, () => {
      setClock(summary, startedAt, Date.now());
      options.onProgress?.(summary);
    });
    let rested = performance.now();
    for await (const document of documents(options, limits, summary)) {
      if (options.signal?.aborted) break;
      await writer.add(document);
      if (performance.now() - rested < SLICE) continue;
      await turn();
      rested = performance.now();
    }
    summary.isComplete = options.signal?.aborted !== true;
    await writer.end();
  } finally {
    await client.end().catch(() => undefined);
  }
  setClock(summary, startedAt, Date.now());
  return summary;
}

/** Nothing is begun that could have been known to fail. */
async function refuseMissing({ paths, stdin }: IngestOptions): Promise<void> {
  for (const path of paths) {
    if (path === '-' && !stdin) throw new Error('standard input is named, but there is none');
    if (path !== '-') await stat(path).catch(() => Promise.reject(new Error(`there is no file or folder ${path}`)));
  }
}

async function* documents(
  options: IngestOptions,
  limits: DocumentLimits,
  summary: Summary,
): AsyncGenerator<ReadDocument | RefusedDocument> {
  const paths = options.paths.filter((path) => path !== '-');
  const loader = new Loader();
  for await (const [file, loaded] of readAhead(filesUnder(paths), FILES_AHEAD, (it) => loader.load(it))) {
    if (file.isSkipped) {
      summary.skipped++;
      continue;
    }
    summary.files++;
    yield* documentsOfFile(file.path, loaded, limits);
  }
  if (paths.length < options.paths.length && options.stdin) {
    summary.files++;
    yield* documentsOfStream('stdin', options.stdin as AsyncIterable<Buffer>, limits);
  }
}
