/** What comes one after the other from somebody who may be slow, or never go on. */
export class Arrivals<Item> {
  private coming: Promise<IteratorResult<Item, void>> | null = null;
  private stopped: Error | null = null;
  private reject: ((error: Error) => void) | null = null;

  constructor(private readonly items: AsyncGenerator<Item, void>) {}

  /** The next item, `end`, or `late` where it has not come within so many milliseconds; it is then still to come. */
  next(patience: number): Promise<{ readonly item: Item } | 'end' | 'late'> {
    if (this.stopped) return Promise.reject(this.stopped);
    const coming = (this.coming ??= this.items.next());
    return new Promise((resolve, reject) => {
      this.reject = reject;
      const timer = patience === Infinity ? undefined : setTimeout(() => resolve('late'), patience);
      coming.then(
        (result) => {
          clearTimeout(timer);
          this.coming = null;
          resolve(result.done ? 'end' : { item: result.value });
        },
        (error: unknown) => {
          clearTimeout(timer);
          reject(error as Error);
        },
      );
    });
  }

  /** Ends the waiting for what is still to come with an error. */
  stop(error: Error): void {
    this.stopped ??= error;
    this.reject?.(error);
    // Bytes that never come end with their source.
    void this.items.return().catch(() => undefined);
  }
}
