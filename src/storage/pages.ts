/** The most objects that a listing gives at once. */
const PAGE = 1000;

/** The same items in pages of PAGE, the last one shorter; none is empty. */
export async function* inPages<T>(groups: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
  let page: T[] = [];
  for await (const group of groups) {
    for (const item of group) {
      page.push(item);
      if (page.length < PAGE) continue;
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
