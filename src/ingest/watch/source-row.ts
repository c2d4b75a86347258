import type { Source } from '../sources/source.ts';
import type { Ledger } from './ledger.ts';
import { waitAfter } from '../wait-after.ts';
import type { WatchPace } from './pace.ts';

/** A process's right to list a source, until it ends it or gives no sign of life. */
export interface Turn {
  /** Changes with each sign of life. */
  readonly until: Date;
  readonly startedAt: Date;
  /** How far a pulled interface had been read. */
  readonly cursorAt: Date | null;
  /** How often it failed since it last succeeded. */
  readonly failures: number;
}

// One statement: what is known of the objects of the other place must not outlive it.
const register = `
  WITH entered AS (
    INSERT INTO ingest_sources AS s (name, instance, url, seen_at, next_listing_at, failures)
    VALUES ($1, $2, $3, now(), now(), 0)
    ON CONFLICT (name) DO UPDATE SET seen_at = now(), instance = $2, url = $3,
      listing_started_at = NULL, listed_at = NULL, cursor_at = NULL, next_listing_at = now(), failures = 0, last_error = NULL
    WHERE (s.instance, s.url) <> ($2, $3)
    RETURNING (SELECT true FROM ingest_sources old WHERE old.name = $1) AS is_changed
  ), forgotten AS (
    DELETE FROM ingest_objects WHERE source = $1 AND EXISTS (SELECT FROM entered WHERE is_changed)
  )
  SELECT COALESCE(is_changed, false) AS "isChanged" FROM entered`;

/** Enters a source; one that now is another place or instance than under that name before begins anew. Says whether it did. */
export async function registerSource(ledger: Ledger, { name, instance, url }: Source): Promise<boolean> {
  const { rows } = await ledger.query<{ isChanged: boolean }>(register, [name, instance, url]);
  return rows[0]?.isChanged === true;
}

// In whole milliseconds, which the driver keeps.
const leaseEnd = (seconds: string): string =>
  `date_trunc('milliseconds', now() + ${seconds}::float8 * interval '1 second')`;

const take = `
  UPDATE ingest_sources SET next_listing_at = ${leaseEnd('$4')}, seen_at = now()
  WHERE name = $1 AND instance = $2 AND url = $3 AND next_listing_at <= now()
  RETURNING next_listing_at AS "until", date_trunc('milliseconds', now()) AS "startedAt", cursor_at AS "cursorAt", failures`;

/** Takes the turn to list a source; null where it is not due, or another process has it. */
export async function takeTurn(ledger: Ledger, { name, instance, url }: Source, lease: number): Promise<Turn | null> {
  const { rows } = await ledger.query<Turn>(take, [name, instance, url, lease]);
  return rows[0] ?? null;
}

const renew = `
  UPDATE ingest_sources SET next_listing_at = ${leaseEnd('$3')} WHERE name = $1 AND next_listing_at = $2
  RETURNING next_listing_at AS "until"`;

/** Gives a sign of life; null where another process has the turn by now. */
export async function renewTurn(ledger: Ledger, name: string, until: Date, lease: number): Promise<Date | null> {
  const { rows } = await ledger.query<{ until: Date }>(renew, [name, until, lease]);
  return rows[0]?.until ?? null;
}

const succeed = `
  UPDATE ingest_sources SET listing_started_at = $3, listed_at = now(), failures = 0, last_error = NULL,
    next_listing_at = GREATEST(now(), $3::timestamptz + $4::float8 * interval '1 second')
  WHERE name = $1 AND next_listing_at = $2`;

/** Ends a turn in which everything was listed or pulled. */
export async function turnSucceeded(ledger: Ledger, { name, everySeconds }: Source, turn: Turn): Promise<void> {
  await ledger.query(succeed, [name, turn.until, turn.startedAt, everySeconds]);
}

const fail = `
  UPDATE ingest_sources SET failures = failures + 1, last_error = $3, next_listing_at = now() + $4::float8 * interval '1 second'
  WHERE name = $1 AND next_listing_at = $2`;

/** Ends a turn that failed; the next one is later the more often it has failed. */
export async function turnFailed(
  ledger: Ledger,
  { name }: Source,
  { until, failures }: Turn,
  why: string,
  { firstWait, longestWait }: WatchPace,
): Promise<void> {
  await ledger.query(fail, [name, until, why, waitAfter(failures, firstWait, longestWait)]);
}

/** Ends a turn that was cut short, so that another process can begin. */
export async function turnReleased(ledger: Ledger, name: string, { until }: Turn): Promise<void> {
  await ledger.query('UPDATE ingest_sources SET next_listing_at = now() WHERE name = $1 AND next_listing_at = $2', [
    name,
    until,
  ]);
}

/** When the next turn is, in seconds from now; null where the source is no longer ours: forgotten, or another place by now. */
export async function nextTurnIn(ledger: Ledger, { name, instance, url }: Source): Promise<number | null> {
  const { rows } = await ledger.query<{ seconds: number }>(
    `SELECT extract(epoch FROM next_listing_at - now())::float8 AS seconds FROM ingest_sources
     WHERE name = $1 AND instance = $2 AND url = $3`,
    [name, instance, url],
  );
  return rows[0]?.seconds ?? null;
}

/** Notes until when a pulled interface has been read. */
export async function moveCursor(ledger: Ledger, name: string, to: number): Promise<void> {
  await ledger.query('UPDATE ingest_sources SET cursor_at = GREATEST(cursor_at, $2) WHERE name = $1', [
    name,
    new Date(to),
  ]);
}
