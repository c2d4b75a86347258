import type { FoundObject } from '../../storage/store.ts';
import type { Source } from '../sources/source.ts';
import type { Ledger } from './ledger.ts';

/** A version of an object, as the ledger knows it. */
export interface Known {
  readonly path: string;
  readonly version: string;
}

/** An object that this process is to take in. */
export interface Claimed extends Known {
  readonly size: number | null;
  readonly modifiedAt: Date | null;
  /** How often reading this version failed. */
  readonly attempts: number;
}

// What is as it was is not touched, not even locked: a listing of a million old objects writes nothing. Rows are locked in the order of
// bytes, as everywhere, so that nobody waits in a circle.
const note = `
  INSERT INTO ingest_objects AS o (source, path, instance, version, size, modified_at, state, listed_at, attempts, due_at)
  SELECT DISTINCT ON (f.path COLLATE "C") $1, f.path, $2, f.version, f.size, f.modified_at, 'PENDING', now(), 0, now()
  FROM unnest($3::text[], $4::text[], $5::bigint[], $6::timestamptz[]) AS f (path, version, size, modified_at)
  WHERE (SELECT k.version FROM ingest_objects k WHERE k.source = $1 AND k.path = f.path) IS DISTINCT FROM f.version
  ORDER BY f.path COLLATE "C"
  ON CONFLICT (source, path) DO UPDATE
  SET instance = excluded.instance, version = excluded.version, size = excluded.size, modified_at = excluded.modified_at,
    state = 'PENDING', listed_at = now(), attempts = 0, due_at = now(), last_error = NULL
  WHERE o.version <> excluded.version`;

/** Enters a page of a listing; says how many of its objects are new or changed. */
export async function noteListed(
  ledger: Ledger,
  { name, instance }: Source,
  page: readonly FoundObject[],
): Promise<number> {
  if (page.length === 0) return 0;
  const { rowCount } = await ledger.query(note, [
    name,
    instance,
    page.map(({ path }) => path),
    page.map(({ version }) => version),
    page.map(({ size }) => size),
    page.map(({ modifiedAt }) => (modifiedAt === null ? null : new Date(modifiedAt))),
  ]);
  return rowCount ?? 0;
}

const claim = `
  WITH due AS (
    SELECT path FROM ingest_objects WHERE source = $1 AND state = 'PENDING' AND due_at <= now()
    ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
  )
  UPDATE ingest_objects o SET due_at = now() + $3::float8 * interval '1 second'
  FROM due WHERE o.source = $1 AND o.path = due.path
  RETURNING o.path, o.version, o.size::float8 AS size, o.modified_at AS "modifiedAt", o.attempts`;

/** Takes on objects that are due and nobody else's, for so many seconds. */
export async function claimDue(ledger: Ledger, source: string, most: number, lease: number): Promise<Claimed[]> {
  const { rows } = await ledger.query<Claimed>(claim, [source, most, lease]);
  return rows;
}

/** These versions, locked in one order by everybody; a newer one that was listed meanwhile is none of them. */
const these = `WITH k AS MATERIALIZED (
    SELECT o.path FROM unnest($2::text[], $3::text[]) AS k (path, version)
    JOIN ingest_objects o ON o.source = $1 AND o.path = k.path AND o.version = k.version AND o.state = 'PENDING'
    ORDER BY o.path COLLATE "C" FOR UPDATE OF o
  )`;
const ofThese = 'WHERE o.source = $1 AND o.path = k.path';

function valuesOf(source: string, known: readonly Known[]): unknown[] {
  return [source, known.map(({ path }) => path), known.map(({ version }) => version)];
}

/** Keeps claimed objects for so many seconds from now. */
export async function keepClaimed(
  ledger: Ledger,
  source: string,
  held: readonly Known[],
  lease: number,
): Promise<void> {
  const text = `${these} UPDATE ingest_objects o SET due_at = now() + $4::float8 * interval '1 second' FROM k ${ofThese}`;
  if (held.length > 0) await ledger.query(text, [...valuesOf(source, held), lease]);
}

/** Lets others have claimed objects. */
export async function releaseClaimed(ledger: Ledger, source: string, held: readonly Known[]): Promise<void> {
  await keepClaimed(ledger, source, held, 0);
}

/** Notes that objects are taken in. */
export async function noteDone(ledger: Ledger, source: string, done: readonly Known[]): Promise<void> {
  const text = `${these} UPDATE ingest_objects o SET state = 'DONE', done_at = now(), attempts = 0, last_error = NULL FROM k ${ofThese}`;
  if (done.length > 0) await ledger.query(text, valuesOf(source, done));
}

/** Notes that an object could not be read, and tries it again after so many seconds. */
export async function noteFailed(
  ledger: Ledger,
  source: string,
  failed: Known,
  why: string,
  wait: number,
): Promise<void> {
  const text = `${these} UPDATE ingest_objects o
    SET attempts = o.attempts + 1, last_error = $4, due_at = now() + $5::float8 * interval '1 second' FROM k ${ofThese}`;
  await ledger.query(text, [...valuesOf(source, [failed]), why, wait]);
}

/** Forgets an object that is no longer there, unless another version of it was listed since. */
export async function noteGone(ledger: Ledger, source: string, gone: Known): Promise<void> {
  const text = `${these} DELETE FROM ingest_objects o USING k ${ofThese}`;
  await ledger.query(text, valuesOf(source, [gone]));
}

/** When the next object is due, in seconds from now; null where nothing is pending. */
export async function nextDueIn(ledger: Ledger, source: string): Promise<number | null> {
  const { rows } = await ledger.query<{ seconds: number | null }>(
    `SELECT extract(epoch FROM min(due_at) - now())::float8 AS seconds FROM ingest_objects
     WHERE source = $1 AND state = 'PENDING'`,
    [source],
  );
  return rows[0]?.seconds ?? null;
}
