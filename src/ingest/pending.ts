import type { RefusedDocument } from './document/document.ts';
import type { Batch } from './save/batch.ts';

const BATCH_RECORDS = 500;
const BATCH_BYTES = 8 * 1024 * 1024;

/** Records and marks on their way. */
export class Pending<Mark> {
  /** In the order in which they were added; null stands for the next file of the batch. */
  readonly records: (RefusedDocument | null)[] = [];
  private refused = 0;
  /** Size of those that were refused. */
  private refusedBytes = 0;
  readonly marks: Mark[] = [];

  constructor(readonly batch: Batch) {}

  /** Adds a record that was refused, or null for one that was added to the batch. */
  add(refusal: RefusedDocument | null): void {
    this.records.push(refusal);
    if (!refusal) return;
    this.refused++;
    this.refusedBytes += refusal.bytes.length;
  }

  get isFull(): boolean {
    const { files, size } = this.batch;
    return files.length >= BATCH_RECORDS || this.refused >= BATCH_RECORDS || size + this.refusedBytes >= BATCH_BYTES;
  }
}
