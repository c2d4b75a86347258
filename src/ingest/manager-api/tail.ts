import type { ReadDocument, RefusedDocument } from '../document/document.ts';
import { StoreError } from '../../storage/store-error.ts';
import type { Page, SessionList, Wanted } from './api.ts';
import type { PageRow } from './rows.ts';

/** What one request brought that was not there before. */
export interface Stretch {
  readonly documents: readonly (ReadDocument | RefusedDocument)[];
  /** Every session of the list that was updated before this is told; milliseconds since 1970, null where none was dated. */
  readonly reached: number | null;
  /** Set with the last one: the server's clock when it said that there is no more. */
  readonly endedAt: number | null;
}

/** A server may keep thousandths of a second to itself. */
const SLACK = 1000;
/** Of one and the same `updated_at`: a hundred thousand sessions. */
const MOST_PAGES = 1000;
const MOST_PASSES = 5;
/** Full pages in a row without anything new: the server gives the same one whatever page it is asked for. */
const MOST_REPEATED = 3;

/**
 * A list from an instant on, oldest update first. A session that is updated while we read moves to the end, and every page behind
 * its old place moves up by one; so nothing behind the first page is asked for: the next request begins at the newest instant of
 * the one before. Only where one instant fills a page are further pages read, again until a pass over them brings nothing new.
 */
export async function* tail(
  ask: (wanted: Wanted) => Promise<Page>,
  list: SessionList,
  since: number | null,
): AsyncGenerator<Stretch, void> {
  let [from, page, pass, repeated] = [since, 1, 1, 0];
  let seen = new Set<string>();
  // One pass over several pages may have missed what moved up behind it, so the first always counts as new.
  let isPassNew = true;
  for (;;) {
    const { rows, hasNext, askedAt } = await ask({ list, from, page });
    const newest = newestOf(list, rows, from);
    const fresh = rows.filter(({ hash }) => !seen.has(hash));
    for (const { hash } of fresh) seen.add(hash);
    isPassNew ||= fresh.some(({ updatedAt }) => updatedAt === null || updatedAt === from);
    const isAhead = newest !== null && (from === null || newest > from);
    const isAgain = (isAhead || !hasNext) && page > 1 && isPassNew && pass < MOST_PASSES;
    yield {
      documents: fresh.map(({ document }) => document),
      reached: isAhead && !isAgain ? newest : from,
      endedAt: hasNext || isAgain ? null : askedAt,
    };
    if (isAgain) [page, pass, isPassNew] = [1, pass + 1, false];
    else if (!hasNext) return;
    else if (isAhead) {
      [from, page, pass, repeated, isPassNew] = [newest, 1, 1, 0, true];
      // What lies further back is forgotten; the server may give the last second of it again.
      seen = new Set(rows.map(({ hash }) => hash));
    } else {
      repeated = fresh.length === 0 && pass === 1 ? repeated + 1 : 0;
      if (++page > MOST_PAGES || repeated === MOST_REPEATED) throw stuck(list, from);
    }
  }
}

/** The newest instant of a page; refuses a page in another order, because the next request would leave sessions out. */
function newestOf(list: SessionList, rows: readonly PageRow[], from: number | null): number | null {
  let newest: number | null = null;
  for (const { updatedAt } of rows) {
    if (updatedAt === null) continue;
    if (updatedAt < (newest ?? (from === null ? -Infinity : from - SLACK))) {
      throw new StoreError(
        'UNAVAILABLE',
        `The list of ${list} does not keep to the asked order or beginning by updated_at.`,
      );
    }
    newest = updatedAt;
  }
  return newest;
}

const stuck = (list: SessionList, from: number | null): StoreError =>
  new StoreError(
    'UNAVAILABLE',
    `The list of ${list} does not get on from ${from === null ? 'its beginning' : new Date(from).toISOString()}: page after page brings the same sessions, or too many with one updated_at.`,
  );
