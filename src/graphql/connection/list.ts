import type { Run } from '../context.ts';
import { fieldsOf, type Row, type TypeClass } from '../../model/fields.ts';
import type { Complete, ConnectionSelection } from '../plan/plan.ts';
import { definitionOf } from '../../model/stored.ts';
import { answerExtras } from './answer-extras.ts';
import { cutPage, type ConnectionAnswer } from './answer.ts';
import type { Scope } from './extras.ts';
import type { DefaultOrder, Page } from './page.ts';

/** One list, or the same list of many parents: how to read it. Rows say by `$n` (from 1) whose they are. */
export interface ListRequest {
  readonly selection: ConnectionSelection;
  readonly page: Page;
  /** What statements over all rows need; null for a list without extra fields. */
  readonly scope: Scope | null;
  readonly readRows: (properties: Iterable<string>) => Promise<Row[]>;
  readonly readCounts: () => Promise<Row[]>;
}

/** Reads what was selected and answers for each parent; nothing that was not selected is read. */
export async function answerLists(
  { selection, page, scope, readRows, readCounts }: ListRequest,
  parents: number,
  run: Run,
  complete: Complete,
): Promise<ConnectionAnswer[]> {
  const plan = selection.rows;
  const [found, counts, extras] = await Promise.all([
    plan ? readRows(plan.columns) : Promise.resolve([]),
    selection.wantsTotalCount ? readCounts() : Promise.resolve([]),
    scope && selection.extras.size > 0 ? answerExtras(selection, scope, run) : Promise.resolve([]),
  ]);
  const rowsOf: Row[][] = Array.from({ length: parents }, () => []);
  for (const row of found) rowsOf[parentOf(row)]?.push(row);
  const pages: ReturnType<typeof cutPage>[] = [];
  for (const rows of rowsOf) {
    pages.push(cutPage(page, rows));
    if (run.budget.mustRest) await run.budget.rest();
  }
  if (plan) {
    await complete(
      plan,
      pages.flatMap(({ rows }) => rows),
      run,
    );
  }
  const countOf = new Map(counts.map((row) => [parentOf(row), row['count'] as number]));
  return pages.map(({ rows, cursors, pageInfo }, i) => ({
    edges: rows.map((node, at) => ({ node, cursor: cursors[at] as string })),
    nodes: rows,
    pageInfo,
    totalCount: selection.wantsTotalCount ? (countOf.get(i) ?? 0) : null,
    ...extras[i],
  }));
}

const parentOf = (row: Row): number => ((row['$n'] as number | undefined) ?? 1) - 1;

/** Newest first by the first instant that can be sorted by; a type without one by its natural key. */
export function defaultOrderOf(type: TypeClass): DefaultOrder {
  for (const field of fieldsOf(type).values()) {
    if (field.what === 'column' && field.kind === 'instant' && field.order && !field.isHidden) {
      return { property: field.name, isDescending: true };
    }
  }
  return { property: definitionOf(type).tie[0] as string, isDescending: false };
}
