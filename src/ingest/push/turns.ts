import type { ClientBase } from 'pg';
import type { DocumentLimits, ReadDocument, RefusedDocument } from '../document/document.ts';
import { emptySummary } from '../summary.ts';
import type { RecordOutcome } from '../outcomes.ts';
import { withWriter } from '../writer.ts';
import type { Arrivals } from './arrivals.ts';
import type { Channel } from './channel.ts';

type Document = ReadDocument | RefusedDocument;

/** As many records of a push are quarantined as may be, and it goes on. */
export class TooManyRefused extends Error {
  override readonly name = 'TooManyRefused';
  constructor(readonly most: number) {
    super(`${String(most)} records were refused`);
  }
}

/** What takes turns with other pushes. */
export interface Turns {
  readonly instance: string;
  readonly limits: DocumentLimits;
  /** How many of its records may be quarantined. */
  readonly mostRefused: number;
  readonly documents: Arrivals<Document>;
  readonly outcomes: Channel<readonly RecordOutcome[]>;
  /** Does work on a connection, when it is this push's turn to have one. */
  readonly inTurn: <Result>(work: (client: ClientBase) => Promise<Result>) => Promise<Result>;
  /** Whether others wait for a turn. */
  readonly isWanted: () => boolean;
}

/** Milliseconds after which a turn ends where others wait. */
const LONGEST_TURN = 1000;
/** Milliseconds that a turn waits for the sender. */
const PATIENCE = 500;
/** Batches that were told and not read. */
const MOST_UNREAD = 4;

/**
 * Takes in documents turn by turn. Nobody keeps a turn while waiting: for the sender, for the reader of the answer, or from others for
 * longer than a second. What a turn has read is stored when it ends. Throws TooManyRefused, and what the documents or the database throw.
 */
export async function takeTurns(turns: Turns): Promise<void> {
  const { documents, outcomes, mostRefused } = turns;
  for (let refused = 0; ;) {
    await outcomes.emptied();
    const next = await documents.next(Infinity);
    if (typeof next === 'string') return;
    if (refused >= mostRefused) throw new TooManyRefused(mostRefused);
    refused += await turns.inTurn((client) => takeTurn(turns, client, next.item, mostRefused - refused));
  }
}

/** Takes in a document and those behind it; says how many were refused. */
async function takeTurn(
  { instance, limits, documents, outcomes, isWanted }: Turns,
  client: ClientBase,
  first: Document,
  mostRefused: number,
): Promise<number> {
  const onBatch = (batch: readonly RecordOutcome[]): void => {
    if (batch.length > 0) outcomes.push(batch);
  };
  const begun = performance.now();
  return withWriter({ client, instance, limits, summary: emptySummary(), onBatch }, async (writer) => {
    const isOver = (): boolean =>
      writer.refused >= mostRefused ||
      outcomes.length >= MOST_UNREAD ||
      (isWanted() && performance.now() - begun >= LONGEST_TURN);
    let next: Awaited<ReturnType<typeof documents.next>> = { item: first };
    while (typeof next === 'object') {
      await writer.add(next.item);
      next = isOver() ? 'late' : await documents.next(PATIENCE);
    }
    return writer.refused;
  });
}
