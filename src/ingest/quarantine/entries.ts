import type { ClientBase } from 'pg';
import { rowsOf } from '../../database/rows-of.ts';
import { and, join, sql, type Sql } from '../../database/sql.ts';
import { problemContains } from '../../domain/quarantined-document/problem-filter.ts';
import { cleanText } from '../map/clean-text.ts';

/** A quarantined document without its bytes. */
export interface Entry {
  readonly id: string;
  readonly instance: string;
  readonly source: string;
  /** Bytes of the whole of it. */
  readonly size: number;
  readonly isWhole: boolean;
  readonly problems: readonly string[];
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly attempts: number;
}

/** Which quarantined documents; all when nothing is given. */
export interface Choice {
  readonly ids?: readonly string[] | undefined;
  readonly instance?: string | undefined;
}

/** Which quarantined documents to list. */
export interface EntryFilter extends Choice {
  /** Last seen at this instant or later. */
  readonly since?: Date | undefined;
  /** What one of the problems contains, whatever the case of the letters. */
  readonly problem?: string | undefined;
}

/** Where a list goes on: behind this entry. */
export type Place = Pick<Entry, 'lastSeenAt' | 'id'>;

const columns = sql`id, instance, source, size::float8 AS size, is_whole AS "isWhole", problems,
  first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt", attempts`;

/** The condition under which a document is chosen. */
export function chosen({ ids, instance, since, problem }: EntryFilter): Sql {
  return and([
    ...(ids === undefined ? [] : [sql`id = ANY(${ids.map(cleanText)})`]),
    ...(instance === undefined ? [] : [sql`instance = ${instance}`]),
    ...(since === undefined ? [] : [sql`last_seen_at >= ${since}`]),
    ...(problem === undefined ? [] : [problemContains(sql`problems`, problem)]),
  ]);
}

/** A page of quarantined documents, last seen first. */
export async function listEntries(
  client: ClientBase,
  filter: EntryFilter,
  size: number,
  after?: Place,
): Promise<readonly Entry[]> {
  const where = [chosen(filter), ...(after ? [sql`(last_seen_at, id) < (${after.lastSeenAt}, ${after.id})`] : [])];
  return rowsOf<Entry>(
    client,
    sql`SELECT ${columns} FROM quarantined_documents WHERE ${join(where, ' AND ')} ORDER BY last_seen_at DESC, id DESC LIMIT ${size}`,
  );
}

/** How many documents are chosen, and how large they are together. */
export async function countEntries(
  client: ClientBase,
  filter: EntryFilter,
): Promise<{ readonly documents: number; readonly bytes: number }> {
  const [row] = await rowsOf<{ documents: number; bytes: number }>(
    client,
    sql`SELECT count(*)::float8 AS documents, COALESCE(sum(size), 0)::float8 AS bytes FROM quarantined_documents WHERE ${chosen(filter)}`,
  );
  return row ?? { documents: 0, bytes: 0 };
}

/** One quarantined document with as many of its bytes as are kept; null where there is none of this id. */
export async function readEntry(
  client: ClientBase,
  id: string,
): Promise<(Entry & { readonly document: Buffer }) | null> {
  const [entry] = await rowsOf<Entry & { document: Buffer }>(
    client,
    sql`SELECT ${columns}, document FROM quarantined_documents WHERE id = ${id}`,
  );
  return entry ?? null;
}
