import type pg from 'pg';
import { createPool } from '../database/pool.ts';
import { readyToWrite } from './connection.ts';
import type { DocumentLimits } from './document/document.ts';
import { documentsOfStream } from './document/from-stream.ts';
import { emptySummary } from './summary.ts';
import { Writer, type RecordOutcome } from './writer.ts';

/** Records that somebody sends. */
export interface Push {
  readonly instance: string;
  /** What they are told by in provenance and quarantine; one that ends in `.ndjson` promises a record a line. */
  readonly name: string;
  /** The bytes, packed with gzip or not; read no faster than they are stored. */
  readonly chunks: AsyncIterable<Buffer>;
}

/** Takes in what is sent to it. */
export interface PushTarget {
  /**
   * What became of the records, batch by batch, in their order; what was told is stored. Where the bytes end with an error, or
   * nobody asks on, the batch in hand is dropped. Throws Busy when too many wait already, and the database's error.
   */
  take(push: Push): AsyncGenerator<readonly RecordOutcome[], void>;
  close(): Promise<void>;
}

/** So many pushes wait for their turn that one more would wait for too long. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

/** Pushes that are read at the same time; each has a connection. */
const LANES = 2;
const MOST_WAITING = 32;

/** Makes what takes in pushes, on connections of its own. */
export function createPushTarget(url: string, limits: DocumentLimits): PushTarget {
  // A lost connection fails the push that uses it, or is replaced by the next; a push may wait for its turn as long as it likes.
  const pool = createPool({
    url,
    name: 'push',
    size: LANES,
    onError: () => undefined,
    more: { connectionTimeoutMillis: 0 },
  });
  pool.on('connect', (client) => void readyToWrite(client).catch(() => undefined));
  return {
    async *take(push) {
      if (pool.waitingCount >= MOST_WAITING) throw new Busy();
      const client = await pool.connect();
      let isGood = false;
      try {
        yield* outcomesOf(push, client, limits);
        isGood = true;
      } finally {
        // In the middle of a transaction nobody can use it again.
        client.release(!isGood);
      }
    },
    close: () => pool.end(),
  };
}

async function* outcomesOf(
  { instance, name, chunks }: Push,
  client: pg.ClientBase,
  limits: DocumentLimits,
): AsyncGenerator<readonly RecordOutcome[], void> {
  const stored: (readonly RecordOutcome[])[] = [];
  const writer = new Writer({
    client,
    instance,
    limits,
    summary: emptySummary(),
    onBatch: (outcomes) => void stored.push(outcomes),
  });
  try {
    for await (const document of documentsOfStream(name, chunks, limits)) {
      if (writer.add(document)) await writer.proceed();
      yield* stored.splice(0);
    }
  } catch (error) {
    // What is being written can still be told of.
    await writer.written();
    yield* stored.splice(0);
    throw error;
  }
  await writer.end();
  yield* stored.splice(0);
}
