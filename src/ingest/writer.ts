import type { ClientBase } from 'pg';
import { findingsOf } from './account/findings.ts';
import { checkSums } from './check/sums.ts';
import { derive } from './derive/derive.ts';
import type { DocumentLimits, ReadDocument, RefusedDocument } from './document/document.ts';
import { isRefused, readDocument } from './document/parse.ts';
import { compileFile, type MappedFile } from './map/map-file.ts';
import { quarantine } from './quarantine/keep.ts';
import { Batch, type BatchFile } from './save/batch.ts';
import type { Fate } from './save/decide.ts';
import { cannotHold, saveSafely } from './save/retry.ts';
import { RowIds } from './save/row-ids.ts';
import { fileShape } from './shape.ts';
import { Slices } from './slices.ts';
import { countMapped, countRecord, type Summary } from './summary.ts';

const BATCH_RECORDS = 500;
const BATCH_BYTES = 8 * 1024 * 1024;

const mapFile = compileFile(fileShape);

/** What became of one record. */
export interface RecordOutcome {
  readonly source: string;
  /** Which session it tells of; null where it was refused. */
  readonly session: { readonly channel: string; readonly externalId: number | bigint } | null;
  readonly fate: Fate | 'quarantined';
  /** Why it was refused. */
  readonly problems: readonly string[];
}

export interface WriterOptions<Mark> {
  /** Its user owns the tables. */
  readonly client: ClientBase;
  readonly instance: string;
  readonly limits: DocumentLimits;
  readonly summary: Summary;
  /** The documents are stored already: their rows are built anew, and nothing is counted or quarantined. */
  readonly isRebuild?: boolean;
  /** The documents lie in the quarantine already: what is refused is told, and neither kept nor counted again. */
  readonly isRetry?: boolean;
  /**
   * Told after each batch is stored: what became of its records, in the order in which they were added, and the marks among them.
   * The next batch is written when its promise is fulfilled; the client is free meanwhile, for statements without a name.
   */
  readonly onBatch: (outcomes: readonly RecordOutcome[], marks: readonly Mark[]) => Promise<void> | void;
}

/** Records and marks on their way. */
class Pending<Mark> {
  /** In the order in which they were added; null stands for the next file of the batch. */
  records: (RefusedDocument | null)[] = [];
  refused = 0;
  /** Size of those that were refused. */
  refusedBytes = 0;
  marks: Mark[] = [];

  constructor(readonly batch: Batch) {}

  get isFull(): boolean {
    const { files, size } = this.batch;
    return files.length >= BATCH_RECORDS || this.refused >= BATCH_RECORDS || size + this.refusedBytes >= BATCH_BYTES;
  }
}

/** Collects records into batches; one batch is written while the next is read. */
export class Writer<Mark = never> {
  private current: Pending<Mark>;
  /** The batch that is being written; both take turns. */
  private other: Pending<Mark>;
  private writing: Promise<void> = Promise.resolve();
  private readonly rowIds = new RowIds();
  private readonly slices = new Slices();
  /** Records that were refused when they were added. */
  refused = 0;

  constructor(private readonly options: WriterOptions<Mark>) {
    const batch = (): Batch => new Batch(options.instance, Date.now, options.isRebuild ?? false);
    this.current = new Pending(batch());
    this.other = new Pending(batch());
  }

  /** Maps a record and adds it to the batch; says whether the writer wants to `proceed` before the next. */
  add(document: ReadDocument | RefusedDocument): boolean {
    const refusal = isRefused(document) ? document : this.map(document);
    const { current } = this;
    current.records.push(refusal);
    if (refusal) {
      current.refused++;
      this.refused++;
    }
    current.refusedBytes += refusal?.bytes.length ?? 0;
    return current.isFull || this.slices.isOver;
  }

  /** Hands a full batch on, and lets connections and timers have their turn. */
  async proceed(): Promise<void> {
    if (this.current.isFull) await this.hand();
    if (this.slices.isOver) await this.slices.rest();
  }

  /** Adds a mark, which comes back when everything before it is stored. */
  mark(mark: Mark): void {
    this.current.marks.push(mark);
  }

  /** Begins to write the batch, once the one before it is written. */
  async hand(): Promise<void> {
    await this.writing;
    const full = this.current;
    this.current = this.other;
    this.other = full;
    this.current.batch.clear();
    this.current = new Pending(this.current.batch);
    this.writing = this.write(full);
    // Awaited by the next batch or at the end; a rejection before that must not count as unhandled.
    this.writing.catch(() => undefined);
  }

  /** Waits until the batch that was handed on is written. */
  async written(): Promise<void> {
    await this.writing;
  }

  /** Writes what is left. */
  async end(): Promise<void> {
    await this.hand();
    await this.writing;
  }

  private map(document: ReadDocument): RefusedDocument | null {
    const { instance, summary } = this.options;
    const file = mapFile(document, instance);
    if ('problems' in file) return file;
    try {
      this.fill(this.current.batch, file);
      countMapped(summary, file);
      return null;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { source: document.source, bytes: document.bytes, problems: [cannotHold(error.message)] };
    }
  }

  private fill(batch: Batch, file: MappedFile): void {
    derive(file);
    const sums = file.warnings.length;
    checkSums(file);
    batch.add(file, findingsOf(file, sums));
  }

  private readonly addAgain = (batch: Batch, { source, bytes, receivedAt }: BatchFile): void => {
    const document = readDocument({ source, bytes, receivedAt }, this.options.limits);
    const file = isRefused(document) ? document : mapFile(document, this.options.instance);
    if (!('problems' in file)) this.fill(batch, file);
  };

  private async write({ batch, records, marks }: Pending<Mark>): Promise<void> {
    const { client, instance, isRebuild = false, isRetry = false, summary, onBatch } = this.options;
    const { files } = batch;
    const stored = files.length === 0 ? [] : await saveSafely(client, batch, this.rowIds, this.addAgain);
    const refused: RefusedDocument[] = [];
    let place = 0;
    const outcomes = records.map((record): RecordOutcome => {
      const file = record ? undefined : files[place];
      const outcome = record ?? stored[place++];
      if (typeof outcome === 'string' && file) return fateOf(file, outcome);
      const refusal = outcome as RefusedDocument;
      refused.push(refusal);
      return { source: refusal.source, session: null, fate: 'quarantined', problems: refusal.problems };
    });
    if (!isRebuild && !isRetry) await quarantine(client, instance, refused, Date.now());
    for (const outcome of outcomes) countRecord(summary, outcome);
    await onBatch(outcomes, marks);
  }
}

const fateOf = ({ source, channel, externalId }: BatchFile, fate: Fate): RecordOutcome => ({
  source,
  session: { channel, externalId },
  fate,
  problems: [],
});
