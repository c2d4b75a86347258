/** Starts work on up to `ahead` items before their turn; gives results in the order of the items. Work must not reject. */
export async function* readAhead<Item, Result>(
  items: AsyncIterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [Item, Result]> {
  const started: { readonly item: Item; readonly result: Promise<Result> }[] = [];
  for await (const item of items) {
    const result = work(item);
    // Awaited when its turn comes; until then a rejection must not count as unhandled.
    result.catch(() => undefined);
    started.push({ item, result });
    if (started.length < ahead) continue;
    const next = started.shift() as (typeof started)[number];
    yield [next.item, await next.result];
  }
  for (const { item, result } of started) yield [item, await result];
}
