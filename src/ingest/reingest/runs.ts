import type { ClientBase } from 'pg';
import { sql } from '../../database/sql.ts';
import { rowsOf } from '../../database/rows-of.ts';

/** A rebuild of an instance, as far as it has come. */
export interface ReingestState {
  readonly startedAt: Date;
  /** Row id of the last session that was looked at; those before it are done. */
  readonly lastSessionId: string;
  /** Sessions rebuilt, and documents that could not be, by all processes that worked on it. */
  readonly sessions: number;
  readonly refused: number;
  /** Sessions that are still to be looked at, as far as they were stored when it began. */
  readonly left: number;
}

const columns = sql`started_at AS "startedAt", last_session_id::text AS "lastSessionId", sessions::float8 AS sessions, refused::float8 AS refused`;

/** Makes this process the only one that rebuilds the instance, until the connection ends; false where another one does. */
export async function claim(client: ClientBase, instance: string): Promise<boolean> {
  const [row] = await rowsOf<{ isOurs: boolean }>(
    client,
    sql`SELECT pg_try_advisory_lock(hashtext('sessiongraph reingest'), hashtext(${instance})) AS "isOurs"`,
  );
  return row?.isOurs ?? false;
}

/** The instances that have stored documents. */
export async function instancesToRebuild(client: ClientBase): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(client, sql`SELECT name FROM instances ORDER BY name`);
  return rows.map(({ name }) => name);
}

/**
 * The rebuild that was begun and not finished, or a new one: then what is known to be odd about documents is forgotten, because it
 * is counted anew.
 */
export async function openRun(client: ClientBase, instance: string, restart: boolean): Promise<ReingestState> {
  const begun = restart
    ? []
    : await rowsOf<Omit<ReingestState, 'left'>>(
        client,
        sql`SELECT ${columns} FROM reingest_runs WHERE instance = ${instance} AND finished_at IS NULL`,
      );
  const run = begun[0] ?? (await beginRun(client, instance));
  const [row] = await rowsOf<{ left: number }>(
    client,
    sql`SELECT count(*)::float8 AS left FROM raw_documents
        WHERE instance = ${instance} AND session_id > ${run.lastSessionId} AND received_at < ${run.startedAt}`,
  );
  return { ...run, left: row?.left ?? 0 };
}

async function beginRun(client: ClientBase, instance: string): Promise<Omit<ReingestState, 'left'>> {
  await client.query('BEGIN');
  try {
    await rowsOf(client, sql`DELETE FROM document_findings WHERE instance = ${instance}`);
    const [run] = await rowsOf<Omit<ReingestState, 'left'>>(
      client,
      sql`INSERT INTO reingest_runs (instance, started_at, last_session_id, sessions, refused)
          VALUES (${instance}, ${new Date()}, 0, 0, 0)
          ON CONFLICT (instance) DO UPDATE
          SET started_at = excluded.started_at, finished_at = NULL, last_session_id = 0, sessions = 0, refused = 0
          RETURNING ${columns}`,
    );
    await client.query('COMMIT');
    return run as Omit<ReingestState, 'left'>;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Notes that everything up to a session was looked at, and how many more of it could not be rebuilt. */
export async function noteLookedAt(
  client: ClientBase,
  instance: string,
  lastSessionId: string,
  refused: number,
): Promise<void> {
  await rowsOf(
    client,
    sql`UPDATE reingest_runs SET last_session_id = GREATEST(last_session_id, ${lastSessionId}::bigint), refused = refused + ${refused}::bigint
        WHERE instance = ${instance}`,
  );
}

/** Notes that a rebuild has come to its end. */
export async function finishRun(client: ClientBase, instance: string): Promise<void> {
  await rowsOf(client, sql`UPDATE reingest_runs SET finished_at = ${new Date()} WHERE instance = ${instance}`);
}
