import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { withClient } from '../database/with-client.ts';
import { readyToWrite } from './connection.ts';
import { defaultLimits, type DocumentLimits } from './document/document.ts';
import { documentsOfStream } from './document/from-stream.ts';
import { documentsUnder } from './files/documents.ts';
import type { Documents } from './files/read.ts';
import { documentsOfStore } from './objects/documents-of-store.ts';
import type { StoreSource } from './sources/source.ts';
import { emptySummary, setClock, type Summary } from './summary.ts';
import { withWriter, type Writer } from './writer.ts';

export interface IngestOptions {
  /** The database; its user owns the tables. */
  readonly url: string;
  /** Files and folders; `-` is `stdin`. All must exist. */
  readonly paths: readonly string[];
  /** Name of the platform's installation that the files come from. */
  readonly instance: string;
  /** Stores that are listed and read beside the paths. */
  readonly stores?: readonly StoreSource[];
  readonly stdin?: Readable;
  readonly limits?: Partial<DocumentLimits>;
  /** Told after every batch; the object is the same each time and grows. */
  readonly onProgress?: (summary: Readonly<Summary>) => void;
  /** Stops the run after the batch in hand; the summary then says that it is not complete. */
  readonly signal?: AbortSignal;
}

/**
 * Takes in every record under the paths. A record that makes no sense is quarantined and the rest goes on; what the database or the
 * paths refuse ends the run with an error. Run again, it changes nothing that is stored already and finishes what was cut short.
 */
export async function ingest(options: IngestOptions): Promise<Summary> {
  const summary = emptySummary();
  const limits = { ...defaultLimits, ...options.limits };
  const startedAt = Date.now();
  await refuseMissing(options);
  // A lost connection also rejects the statement in hand, which ends the run.
  await withClient(options.url, 'ingest', async (client) => {
    await readyToWrite(client);
    const onBatch = (): void => {
      setClock(summary, startedAt, Date.now());
      options.onProgress?.(summary);
    };
    await withWriter({ client, instance: options.instance, limits, summary, onBatch }, async (writer) => {
      await takeIn(documentsOf(options, limits, summary), writer, options.signal);
      summary.isComplete = options.signal?.aborted !== true;
    });
  });
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

async function takeIn(
  groups: AsyncIterable<Documents>,
  writer: Writer,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const group of groups) {
    for (const document of group) {
      if (signal?.aborted) return;
      await writer.add(document);
    }
  }
}

async function* documentsOf(
  { paths, stdin, stores = [], signal = new AbortController().signal }: IngestOptions,
  limits: DocumentLimits,
  summary: Summary,
): AsyncGenerator<Documents> {
  yield* documentsUnder(
    paths.filter((path) => path !== '-'),
    limits,
    summary,
  );
  for (const store of stores) yield* documentsOfStore(store, limits, summary, signal);
  if (!paths.includes('-')) return;
  summary.files++;
  for await (const document of documentsOfStream('stdin', stdin as AsyncIterable<Buffer>, limits)) yield [document];
}
