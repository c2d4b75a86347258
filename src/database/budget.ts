import { setImmediate as turn } from 'node:timers/promises';
import { Refusal } from '../errors.ts';

/** What one operation may use. */
export interface Limits {
  /** Milliseconds from its arrival to its answer. */
  readonly timeoutMs: number;
  /** Rows that are read, and objects in the answer, each by itself: a row that stands in several places counts in each. */
  readonly rows: number;
  /** Bytes that are read, and bytes of the answer, each by itself. */
  readonly bytes: number;
}

/** Work of one operation after which others have their turn, in milliseconds. */
const SLICE_MS = 5;
/** Steps of work between two looks at the clock. */
const STEPS = 8;

/**
 * What one operation may use of time, rows and bytes, by a clock and a count of our own: it ends the operation at its deadline whatever
 * the database does, and it is counted while the rows come. Work that looks at `mustRest` in its loops lets others have their turn.
 */
export class Budget {
  /** Rejects with the reason when the operation is to end before it is done. */
  readonly failed: Promise<never>;
  readonly #stop = new AbortController();
  readonly #deadline: number;
  readonly #timer: NodeJS.Timeout;
  /** Those whose work rests, in the order in which it is to go on. */
  readonly #resting: (() => void)[] = [];
  #isResting = false;
  #isTired = false;
  #rested = performance.now();
  #steps = 0;
  #read = { rows: 0, bytes: 0 };
  #answered = { rows: 0, bytes: 0 };

  /** `gone` fires when nobody waits for the answer any more. */
  constructor(
    readonly limits: Limits,
    private readonly gone: AbortSignal,
  ) {
    this.#deadline = performance.now() + limits.timeoutMs;
    this.failed = new Promise((_resolve, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason as Error), { once: true });
    });
    // Whoever waits for it hears of it; where nobody does, nothing was left undone.
    this.failed.catch(() => undefined);
    this.#timer = setTimeout(this.#timedOut, limits.timeoutMs);
    this.#timer.unref();
    if (gone.aborted) this.#left();
    else gone.addEventListener('abort', this.#left, { once: true });
  }

  /** Fires, with the reason, when the operation is to end before it is done. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Milliseconds until the deadline, at least 1. */
  get leftMs(): number {
    return Math.max(1, Math.ceil(this.#deadline - performance.now()));
  }

  /** Throws the reason where the operation is to end before it is done. */
  check(): void {
    if (performance.now() >= this.#deadline) this.#timedOut();
    this.signal.throwIfAborted();
  }

  /** Counts a row that the database sent; false where it is one too many, and the operation ends. */
  readRow(bytes: number): boolean {
    this.readRows(1, bytes);
    return !this.signal.aborted;
  }

  /** Counts rows that were read, or copied because each is completed in its own way. */
  readRows(count: number, bytes = 0): void {
    this.#count(this.#read, count, bytes, 'reads');
  }

  /** Counts objects of the answer and bytes of its text. */
  answer(objects: number, bytes: number): void {
    this.#count(this.#answered, objects, bytes, 'answers with');
  }

  /** Whether others should have their turn; asked for each step of long work. Throws like `check`. */
  get mustRest(): boolean {
    if (++this.#steps % STEPS > 0) return this.#isTired;
    // Also where it is tired already: work that cannot rest just here still ends at the deadline.
    this.check();
    return (this.#isTired ||= performance.now() - this.#rested >= SLICE_MS);
  }

  /** Fulfilled when others have had their turn; never, once the operation is to end: what waits is given up with it. */
  rest(): Promise<void> {
    return new Promise((resolve) => {
      this.#resting.push(resolve);
      if (!this.#isResting) void this.#goOn();
    });
  }

  /** Nothing more is to come. */
  end(): void {
    clearTimeout(this.#timer);
    this.gone.removeEventListener('abort', this.#left);
  }

  /** Lets what rests go on, one after the other, for a slice of time at each turn. */
  async #goOn(): Promise<void> {
    this.#isResting = true;
    for (let next = 0; next < this.#resting.length;) {
      await turn();
      this.#rested = performance.now();
      this.#isTired = false;
      while (next < this.#resting.length && !this.#isTired && !this.signal.aborted) {
        this.#resting[next++]?.();
        // What was waiting for it goes on in promises behind this one.
        for (let i = 0; i < 4; i++) await Promise.resolve();
        this.#isTired ||= performance.now() - this.#rested >= SLICE_MS;
      }
      if (this.signal.aborted) break;
    }
    this.#resting.length = 0;
    this.#isResting = false;
  }

  #count(used: { rows: number; bytes: number }, rows: number, bytes: number, does: string): void {
    used.rows += rows;
    used.bytes += bytes;
    if (used.rows > this.limits.rows) {
      const what = does === 'reads' ? 'rows (OPERATION_ROW_LIMIT)' : 'objects (OPERATION_ROW_LIMIT)';
      this.#fail(tooMuch(does, this.limits.rows, what));
    } else if (used.bytes > this.limits.bytes) {
      this.#fail(tooMuch(does, this.limits.bytes, 'bytes (OPERATION_BYTE_LIMIT)'));
    }
  }

  readonly #timedOut = (): void =>
    this.#fail(
      new Refusal('TIMEOUT', `The operation took longer than ${String(this.limits.timeoutMs)} ms and was cancelled.`),
    );

  readonly #left = (): void => this.#fail(new Refusal('TIMEOUT', 'The client went away before its answer.'));

  #fail(reason: Refusal): void {
    if (this.signal.aborted) return;
    this.end();
    this.#stop.abort(reason);
  }
}

const tooMuch = (does: string, most: number, what: string): Refusal =>
  new Refusal(
    'LIMIT_EXCEEDED',
    `The operation ${does} more than ${String(most)} ${what}; ask for smaller pages, fewer lists inside lists, or in several operations.`,
  );
