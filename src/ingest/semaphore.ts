/** Lets only so much work be done at once, in the order in which it was asked for. */
export class Semaphore {
  private free: number;
  private readonly queue: (() => void)[] = [];

  constructor(count: number) {
    this.free = count;
  }

  /** Whether somebody waits, so that whoever has been at it for long should come to an end. */
  get isWanted(): boolean {
    return this.queue.length > 0;
  }

  /** Does the work when its turn comes. */
  async use<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free === 0) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.free--;
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.free++;
    }
  }
}
