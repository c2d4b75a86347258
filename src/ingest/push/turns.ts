import type { ClientBase } from 'pg';
import type { DocumentLimits, ReadDocument, RefusedDocument } from '../document/document.ts';
import { emptySummary } from '../summary.ts';
import { Writer, type RecordOutcome } from '../writer.ts';
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
  const writer = new Writer({
    client,
    instance,
    limits,
    summary: emptySummary(),
    onBatch: (batch) => {
      if (batch.length > 0) outcomes.push(batch);
    },
  });
  const begun = performance.now();
  const isOver = (): boolean =>
    writer.refused >= mostRefused ||
    outcomes.length >= MOST_UNREAD ||
    (isWanted() && performance.now() - begun >= LONGEST_TURN);
  try {
    let next: Awaited<ReturnType<typeof documents.next>> = { item: first };
    while (typeof next === 'object') {
      if (writer.add(next.item)) await writer.proceed();
      next = isOver() ? 'late' : await documents.next(PATIENCE);
    }
  } catch (error) {
    // What is being written can still be told of; the batch in hand is dropped.
    await writer.written();
    throw error;
  }
  await writer.end();
  return writer.refused;
}
