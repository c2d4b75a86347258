import type { Row } from '../../model/fields.ts';
import { writeCursor } from './cursor.ts';
import type { Page } from './page.ts';

/** A connection as it is answered; every field is a plain property. */
export interface ConnectionAnswer {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageInfoAnswer;
  readonly totalCount: number | null;
}

export interface PageInfoAnswer {
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Takes the row that was read beyond the page off, puts a page read backward into order, and writes the cursors. */
export function cutPage(
  page: Page,
  read: readonly Row[],
): { readonly rows: Row[]; readonly cursors: string[]; readonly pageInfo: PageInfoAnswer } {
  const hasMore = read.length > page.size;
  const rows = read.slice(0, page.size);
  if (page.isBackward) rows.reverse();
  const { property, tie } = page.order;
  const cursors = rows.map((row) =>
    writeCursor(
      page.fingerprint,
      [property, ...tie].map((it) => row[it] as string | null),
    ),
  );
  return {
    rows,
    cursors,
    pageInfo: {
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
      hasNextPage: page.isBackward ? page.before !== null : hasMore,
      hasPreviousPage: page.isBackward ? hasMore : page.after !== null,
    },
  };
}
