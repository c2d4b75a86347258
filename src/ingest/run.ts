import * as crypto from 'node:crypto';
import type { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { derive } from './derive/derive.ts';
import { defaultLimits, type DocumentLimits, type ReadDocument, type RefusedDocument } from './document/document.ts';
import { documentsOfStream } from './document/from-stream.ts';
import { isRefused } from './document/parse.ts';
import { readAhead } from './files/read-ahead.ts';
import { documentsOfFile, load } from './files/read.ts';
import { filesUnder } from './files/walk.ts';
import { compileFile } from './map/map-file.ts';
import { quarantine } from './quarantine.ts';
import type { Hashed } from './save/decide.ts';
import { saveSafely } from './save/retry.ts';
import { fileShape } from './shape.ts';
import { countFates, countMapped, countRefused, emptySummary, setClock, type Summary } from './summary.ts';

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

const BATCH_RECORDS = 500;
const BATCH_BYTES = 32 * 1024 * 1024;
const FILES_AHEAD = 32;
/** Milliseconds of mapping after which the connection gets a turn. */
const SLICE = 2;

const mapFile = compileFile(fileShape);

/**
 * Takes in every record under the paths. A record that makes no sense is quarantined and the rest goes on; what the database or the
 * paths refuse ends the run with an error. Run again, it changes nothing that is stored already and finishes what was cut short.
 */
export async function ingest(options: IngestOptions): Promise<Summary> {
  const summary = emptySummary();
  const startedAt = Date.now();
  const client = new pg.Client({ connectionString: options.url, application_name: 'sessiongraph ingest' });
  // A lost connection also rejects the statement in hand, which ends the run.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const writer = createWriter(client, options, summary, startedAt);
    let rested = performance.now();
    for await (const document of documents(options, summary)) {
      if (options.signal?.aborted) {
        summary.isComplete = false;
        break;
      }
      await writer.add(document);
      if (performance.now() - rested < SLICE) continue;
      await turn();
      rested = performance.now();
    }
    await writer.end();
  } finally {
    await client.end().catch(() => undefined);
  }
  setClock(summary, startedAt, Date.now());
  return summary;
}

async function* documents(options: IngestOptions, summary: Summary): AsyncGenerator<ReadDocument | RefusedDocument> {
  const limits = { ...defaultLimits, ...options.limits };
  const paths = options.paths.filter((path) => path !== '-');
  for await (const [file, loaded] of readAhead(filesUnder(paths), FILES_AHEAD, load)) {
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

interface Writer {
  add(document: ReadDocument | RefusedDocument): Promise<void>;
  end(): Promise<void>;
}

/** Collects records into batches; one batch is written while the next is read. */
function createWriter(client: pg.Client, { instance, onProgress }: IngestOptions, summary: Summary, startedAt: number): Writer {
  let batch: Hashed[] = [];
  let refused: RefusedDocument[] = [];
  let bytes = 0;
  let writing: Promise<void> = Promise.resolve();

  const write = async (files: readonly Hashed[], bad: readonly RefusedDocument[]): Promise<void> => {
    const now = Date.now();
    const outcome = files.length === 0 ? null : await saveSafely(client, instance, files, now);
    for (const document of [...bad, ...(outcome?.refused ?? [])]) {
      await quarantine(client, instance, document, now);
      countRefused(summary, document);
    }
    if (outcome) countFates(summary, outcome.fates);
    setClock(summary, startedAt, Date.now());
    onProgress?.(summary);
  };
  const hand = async (): Promise<void> => {
    await writing;
    writing = write(batch, refused);
    // Awaited by the next batch or at the end; a rejection before that must not count as unhandled.
    writing.catch(() => undefined);
    [batch, refused, bytes] = [[], [], 0];
  };
  return {
    async add(document) {
      const file = isRefused(document) ? document : mapFile(document, instance);
      bytes += document.bytes.length;
      if ('problems' in file) refused.push(file);
      else {
        derive(file);
        countMapped(summary, file);
        batch.push({ file, hash: crypto.hash('sha256', document.bytes, 'buffer') });
      }
      if (batch.length >= BATCH_RECORDS || bytes >= BATCH_BYTES || refused.length >= BATCH_RECORDS) await hand();
    },
    async end() {
      await hand();
      await writing;
    },
  };
}
