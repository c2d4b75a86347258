import type pg from 'pg';
import { createPool } from '../database/pool.ts';
import { readyToWrite } from './connection.ts';
import type { DocumentLimits, ReadDocument, RefusedDocument } from './document/document.ts';
import { documentsOfStream } from './document/from-stream.ts';
import { Arrivals } from './push/arrivals.ts';
import { Channel } from './push/channel.ts';
import { takeTurns, type Turns } from './push/turns.ts';
import type { RecordOutcome } from './outcomes.ts';

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
   * nobody asks on, the batch in hand is dropped. Throws Busy when too many are being read already, MadeRoom when others came and this
   * one stood still, TooManyRefused, a BadGzip that holds too much, and the database's error.
   */
  take(push: Push): AsyncGenerator<readonly RecordOutcome[], void>;
  close(): Promise<void>;
}

/** So many pushes are being read that one more would wait for too long. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

/** A push stood still while others came. */
export class MadeRoom extends Error {
  override readonly name = 'MadeRoom';
}

/** Pushes that are stored at the same time; each has a connection meanwhile. */
const LANES = 2;
/** Pushes that are read; each may hold a record in hand. */
const MOST_OPEN = 32;
/** Milliseconds for which a push may stand still before it makes room for another. */
const MOST_STILL = 10_000;

/** A push that is being read. */
interface Open {
  /** Since when its sender or reader has been waited for; null while it goes on. */
  stillSince: number | null;
  readonly stop: (error: Error) => void;
}

/**
 * Makes what takes in pushes, on connections of its own, of which each push has one for a turn at a time. `mostRefused` records of a
 * push may be quarantined.
 */
export function createPushTarget(
  url: string,
  limits: DocumentLimits,
  mostRefused = 1000,
  mostStill = MOST_STILL,
): PushTarget {
  // A lost connection fails the push that uses it, or is replaced by the next; a push may wait for its turn as long as it likes.
  const pool = createPool({
    url,
    name: 'push',
    size: LANES,
    onError: () => undefined,
    more: { connectionTimeoutMillis: 0 },
  });
  pool.on('connect', (client) => void readyToWrite(client).catch(() => undefined));
  const open = new Set<Open>();

  async function inTurn<Result>(push: Open, work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
    push.stillSince = null;
    const client = await pool.connect();
    let isGood = false;
    try {
      const result = await work(client);
      isGood = true;
      return result;
    } finally {
      // In the middle of a transaction nobody can use it again.
      client.release(!isGood);
      push.stillSince = performance.now();
    }
  }

  async function* take({ instance, name, chunks }: Push): AsyncGenerator<readonly RecordOutcome[], void> {
    makeRoom(open, mostStill);
    const documents = new Arrivals<ReadDocument | RefusedDocument>(
      documentsOfStream(name, chunks, limits, ({ isTooLarge }) => isTooLarge),
    );
    const outcomes = new Channel<readonly RecordOutcome[]>();
    const stop = (error: Error): void => {
      documents.stop(error);
      outcomes.close(error);
    };
    const push: Open = { stillSince: performance.now(), stop };
    const turns: Turns = {
      instance,
      limits,
      mostRefused,
      documents,
      outcomes,
      inTurn: (work) => inTurn(push, work),
      isWanted: () => pool.waitingCount > 0,
    };
    open.add(push);
    const taken = takeTurns(turns)
      .then(
        () => outcomes.close(),
        (error: Error) => outcomes.close(error),
      )
      .finally(() => open.delete(push));
    try {
      yield* outcomes;
    } finally {
      stop(new Error('nobody asks for the outcomes any more'));
      await taken;
    }
  }

  return { take, close: () => pool.end() };
}

/** Lets the push that has stood still for longest go where there is no room for one more. */
function makeRoom(open: Set<Open>, mostStill: number): void {
  if (open.size < MOST_OPEN) return;
  const still = [...open].sort((a, b) => (a.stillSince ?? Infinity) - (b.stillSince ?? Infinity))[0];
  if (!still || performance.now() - (still.stillSince ?? Infinity) < mostStill) throw new Busy();
  open.delete(still);
  still.stop(new MadeRoom());
}
