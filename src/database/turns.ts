/** A place among those who wait for one of a few things. */
export interface Turn {
  /** Fulfilled when the turn comes; never, where it was given up before. */
  readonly come: Promise<void>;
  readonly hasCome: boolean;
  /** Gives the turn up, or ends it: the next has its turn. */
  end(): void;
}

/** So many at the same time, in the order in which they asked; who leaves takes nobody's turn. */
export class Turns {
  #free: number;
  /** A set keeps the order, and lets go of one in the middle at once. */
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  take(): Turn {
    let hasCome = false;
    let hasEnded = false;
    let begin = (): void => {};
    const come = new Promise<void>((resolve) => {
      begin = () => {
        hasCome = true;
        resolve();
      };
    });
    if (this.#free > 0) {
      this.#free--;
      begin();
    } else this.#waiting.add(begin);
    return {
      come,
      get hasCome() {
        return hasCome;
      },
      end: () => {
        if (hasEnded) return;
        hasEnded = true;
        if (!this.#waiting.delete(begin)) this.#next();
      },
    };
  }

  #next(): void {
    for (const begin of this.#waiting) {
      this.#waiting.delete(begin);
      begin();
      return;
    }
    this.#free++;
  }
}
