/** Keys of a hostile file can be as long as the file; an index cannot hold them, and nobody reads them. */
const LONGEST_PATH = 200;

/** A path that can be shown and indexed, cut by characters so that no half of one is left. */
export const cutPath = (path: string): string =>
  path.length <= LONGEST_PATH ? path : `${[...path.slice(0, 2 * LONGEST_PATH)].slice(0, LONGEST_PATH).join('')}…`;
