/** Hands items from who makes them to who asks for them, in their order; who makes them can wait until all are taken. */
export class Channel<Item> implements AsyncIterable<Item> {
  private readonly items: Item[] = [];
  private end: { readonly error: Error | null } | null = null;
  private waiting: (() => void)[] = [];

  /** How many nobody has asked for yet. */
  get length(): number {
    return this.items.length;
  }

  push(item: Item): void {
    this.items.push(item);
    this.wake();
  }

  /** No more will come; with an error, who asks gets it behind the items. */
  close(error: Error | null = null): void {
    this.end ??= { error };
    this.wake();
  }

  /** Fulfilled when every item was asked for, or none will be any more. */
  async emptied(): Promise<void> {
    while (this.items.length > 0 && !this.end) await this.change();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for (;;) {
      const item = this.items.shift();
      if (item !== undefined) {
        this.wake();
        yield item;
      } else if (this.end) {
        if (this.end.error !== null) throw this.end.error;
        return;
      } else await this.change();
    }
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
