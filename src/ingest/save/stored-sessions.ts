import type { ClientBase } from 'pg';
import type { Step, TextRows } from '../../database/copy-pipeline.ts';
import { rowsOf } from '../../database/rows-of.ts';
import { sql } from '../../database/sql.ts';
import type { BatchFile } from './batch.ts';
import { NOTHING, toldBy } from './told.ts';
import { isTie, type Version } from './version.ts';

/** What is stored of a session: its row, and which document that came from. */
export interface StoredSession extends Version {
  readonly rowId: number;
}

/** What makes two files tell of the same session, within one instance. */
export const sessionKey = ({ channel, externalId }: Pick<BatchFile, 'channel' | 'externalId'>): string =>
  `${channel} ${String(externalId)}`;

/** In the order in which rows are locked: two processes never wait for each other in a circle. */
export function byKey(a: BatchFile, b: BatchFile): number {
  if (a.channel !== b.channel) return a.channel < b.channel ? -1 : 1;
  return a.externalId < b.externalId ? -1 : a.externalId > b.externalId ? 1 : 0;
}

// One look-up for each key, in their order, whatever the planner believes: a join may be planned to read all sessions.
const text = `
  SELECT s.row_id, k.channel, k.external_id,
         (extract(epoch FROM s.updated_at) * 1000)::bigint, encode(d.hash, 'hex')
  FROM unnest($2::text[], $3::bigint[]) AS k (channel, external_id)
  CROSS JOIN LATERAL (
    SELECT row_id, updated_at FROM sessions
    WHERE instance = $1 AND channel = k.channel AND external_id = k.external_id LIMIT 1 FOR UPDATE
  ) s
  LEFT JOIN LATERAL (SELECT hash FROM raw_documents WHERE session_id = s.row_id LIMIT 1) d ON true`;

/** Reads and locks what is stored of these sessions, in the order of their keys. */
export function lockStored(instance: string, files: readonly BatchFile[]): Step {
  const wanted = [...new Map(files.map((file) => [sessionKey(file), file])).values()].sort(byKey);
  const list = (values: readonly unknown[]): string => `{${values.join(',')}}`;
  return {
    name: 'ingest known sessions',
    text,
    values: [instance, list(wanted.map(({ channel }) => channel)), list(wanted.map(({ externalId }) => externalId))],
  };
}

/** What is stored, by `sessionKey`, from the rows of `lockStored`. */
export const storedOf = (rows: TextRows): Map<string, StoredSession> =>
  new Map(
    rows.map(([rowId, channel, externalId, updatedAt, hash]) => [
      `${String(channel)} ${String(externalId)}`,
      {
        rowId: Number(rowId),
        updatedAt: updatedAt == null ? null : Number(updatedAt),
        hash: Buffer.from(hash ?? '', 'hex'),
        told: NOTHING,
      },
    ]),
  );

/**
 * Looks into the stored documents that a file ties with, one after the other: they are rare, and may be large. Their sessions are
 * locked already, so none can change.
 */
export async function lookIntoTies(
  client: ClientBase,
  files: readonly BatchFile[],
  stored: Map<string, StoredSession>,
): Promise<void> {
  const tied = files.map(sessionKey).filter((key, i) => {
    const session = stored.get(key);
    return session !== undefined && isTie(files[i] as BatchFile, session);
  });
  for (const key of new Set(tied)) {
    const session = stored.get(key) as StoredSession;
    const [row] = await rowsOf<{ document: Buffer }>(
      client,
      sql`SELECT document FROM raw_documents WHERE session_id = ${session.rowId}`,
    );
    if (row) stored.set(key, { ...session, told: toldBy(row.document) });
  }
}
