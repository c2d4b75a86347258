import type { ClientBase } from 'pg';
import { checkSums } from './check/sums.ts';
import { derive } from './derive/derive.ts';
import type { DocumentLimits, ReadDocument, RefusedDocument } from './document/document.ts';
import { isRefused, readDocument } from './document/parse.ts';
import { compileFile, type MappedFile } from './map/map-file.ts';
import { quarantine } from './quarantine.ts';
import { Batch, type BatchFile } from './save/batch.ts';
import { cannotHold, saveSafely } from './save/retry.ts';
import { RowIds } from './save/row-ids.ts';
import { fileShape } from './shape.ts';
import { countFates, countMapped, countRefused, type Summary } from './summary.ts';

const BATCH_RECORDS = 500;
const BATCH_BYTES = 32 * 1024 * 1024;

const mapFile = compileFile(fileShape);

/** Collects records into batches; one batch is written while the next is read. */
export class Writer {
  private batch: Batch;
  /** The batch that is being written; both take turns. */
  private other: Batch;
  private refused: RefusedDocument[] = [];
  private writing: Promise<void> = Promise.resolve();
  private readonly rowIds = new RowIds();

  constructor(
    private readonly client: ClientBase,
    private readonly instance: string,
    private readonly limits: DocumentLimits,
    private readonly summary: Summary,
    private readonly onBatch: () => void,
  ) {
    this.batch = new Batch(instance, Date.now);
    this.other = new Batch(instance, Date.now);
  }

  /** Maps a record and adds it to the batch; says whether the batch is full and wants to be handed on. */
  add(document: ReadDocument | RefusedDocument): boolean {
    const refusal = isRefused(document) ? document : this.map(document);
    if (refusal) this.refused.push(refusal);
    const { files, size } = this.batch;
    return files.length >= BATCH_RECORDS || size >= BATCH_BYTES || this.refused.length >= BATCH_RECORDS;
  }

  /** Begins to write the batch, once the one before it is written. */
  async hand(): Promise<void> {
    await this.writing;
    const [batch, refused] = [this.batch, this.refused];
    [this.batch, this.other, this.refused] = [this.other, batch, []];
    this.batch.clear();
    this.writing = this.write(batch, refused);
    // Awaited by the next batch or at the end; a rejection before that must not count as unhandled.
    this.writing.catch(() => undefined);
  }

  /** Writes what is left. */
  async end(): Promise<void> {
    await this.hand();
    await this.writing;
  }

  private map(document: ReadDocument): RefusedDocument | null {
    const file = mapFile(document, this.instance);
    if ('problems' in file) return file;
    try {
      this.fill(this.batch, file);
      countMapped(this.summary, file);
      return null;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { source: document.source, bytes: document.bytes, problems: [cannotHold(error.message)] };
    }
  }

  private fill(batch: Batch, file: MappedFile): void {
    derive(file);
    checkSums(file);
    batch.add(file);
  }

  private readonly addAgain = (batch: Batch, { source, bytes }: BatchFile): void => {
    const document = readDocument({ source, bytes }, this.limits);
    const file = isRefused(document) ? document : mapFile(document, this.instance);
    if (!('problems' in file)) this.fill(batch, file);
  };

  private async write(batch: Batch, refused: readonly RefusedDocument[]): Promise<void> {
    const outcome = batch.files.length === 0 ? null : await saveSafely(this.client, batch, this.rowIds, this.addAgain);
    for (const document of [...refused, ...(outcome?.refused ?? [])]) {
      await quarantine(this.client, this.instance, document, Date.now());
      countRefused(this.summary, document);
    }
    if (outcome) countFates(this.summary, outcome.fates);
    this.onBatch();
  }
}
