import type { ClientBase } from 'pg';
import { findingsOf } from './account/findings.ts';
import { checkSums } from './check/sums.ts';
import { derive } from './derive/derive.ts';
import type { DocumentLimits, ReadDocument, RefusedDocument } from './document/document.ts';
import { isRefused, readDocument } from './document/parse.ts';
import { compileFile, type MappedFile } from './map/map-file.ts';
import { outcomesOf, type RecordOutcome } from './outcomes.ts';
import { Pending } from './pending.ts';
import { quarantine } from './quarantine/keep.ts';
import { Batch, type BatchFile } from './save/batch.ts';
import { cannotHold, saveSafely } from './save/retry.ts';
import { RowIds } from './save/row-ids.ts';
import { fileShape } from './shape.ts';
import { Slices } from './slices.ts';
import { countMapped, countRecord, type Summary } from './summary.ts';

const mapFile = compileFile(fileShape);

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

/**
 * Opens a writer for as long as the work lasts and gives back what the work does. Everything that was added is stored then. Where the
 * work throws, what is being written is finished and told of, the batch in hand is dropped, and the error goes on. Throws what the
 * database throws.
 */
export async function withWriter<Result, Mark = never>(
  options: WriterOptions<Mark>,
  work: (writer: Writer<Mark>) => Promise<Result>,
): Promise<Result> {
  const writer = new BatchWriter(options);
  let result: Result;
  try {
    result = await work(writer);
  } catch (error) {
    await writer.written();
    throw error;
  }
  await writer.flush();
  return result;
}

/** What records are given to; each call waits for the one before it. */
export interface Writer<Mark = never> {
  /** Records that were refused when they were added. */
  readonly refused: number;
  /**
   * Takes a record in, at the pace at which records are stored; connections and timers have their turns meanwhile. The mark comes back
   * when this record and everything before it is stored.
   */
  add(document: ReadDocument | RefusedDocument, mark?: Mark): Promise<void>;
  /** Adds a mark alone, which comes back when everything before it is stored. */
  mark(mark: Mark): void;
  /** Waits until everything that was added is stored. */
  flush(): Promise<void>;
}

/** Collects records into batches; one batch is written while the next is read. */
class BatchWriter<Mark> implements Writer<Mark> {
  private current: Pending<Mark>;
  /** The batch that is being written; both take turns. */
  private other: Pending<Mark>;
  private writing: Promise<void> = Promise.resolve();
  private readonly rowIds = new RowIds();
  private readonly slices = new Slices();
  /** Whether a call is not through yet; a second one meanwhile would write over the batch that is being written. */
  private isBusy = false;
  refused = 0;

  constructor(private readonly options: WriterOptions<Mark>) {
    const batch = (): Batch => new Batch(options.instance, Date.now, options.isRebuild ?? false);
    this.current = new Pending(batch());
    this.other = new Pending(batch());
  }

  async add(document: ReadDocument | RefusedDocument, mark?: Mark): Promise<void> {
    this.refuseSecond();
    const refusal = isRefused(document) ? document : this.map(document);
    this.current.add(refusal);
    if (refusal) this.refused++;
    if (mark !== undefined) this.mark(mark);
    if (this.current.isFull) await this.alone(() => this.hand());
    if (this.slices.isOver) await this.alone(() => this.slices.rest());
  }

  mark(mark: Mark): void {
    this.refuseSecond();
    this.current.marks.push(mark);
  }

  async flush(): Promise<void> {
    this.refuseSecond();
    await this.alone(() => this.hand());
    await this.written();
  }

  /** Waits until the batch that was handed on is written. */
  async written(): Promise<void> {
    await this.writing;
  }

  private refuseSecond(): void {
    if (this.isBusy) throw new Error('the writer was called before its last call was through');
  }

  private async alone(step: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    try {
      await step();
    } finally {
      this.isBusy = false;
    }
  }

  /** Begins to write the batch, once the one before it is written. */
  private async hand(): Promise<void> {
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
    const stored = batch.files.length === 0 ? [] : await saveSafely(client, batch, this.rowIds, this.addAgain);
    const { outcomes, refused } = outcomesOf(records, batch.files, stored);
    if (!isRebuild && !isRetry) await quarantine(client, instance, refused, Date.now());
    for (const outcome of outcomes) countRecord(summary, outcome);
    await onBatch(outcomes, marks);
  }
}
