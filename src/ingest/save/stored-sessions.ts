import type { ClientBase } from 'pg';
import { instantOf } from '../../database/instants.ts';
import type { BatchFile } from './batch.ts';

/** What is stored of a session: its row, and which document that came from. */
export interface StoredSession {
  readonly rowId: number;
  /** Milliseconds since 1970; null sorts before every instant. */
  readonly updatedAt: number | null;
  readonly hash: Buffer;
}

/** What makes two files tell of the same session, within one instance. */
export const sessionKey = ({ channel, externalId }: Pick<BatchFile, 'channel' | 'externalId'>): string =>
  `${channel} ${String(externalId)}`;

const lockKnown = `
  SELECT s.row_id, s.channel, s.external_id, to_char(s.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS updated_at, d.hash
  FROM sessions s LEFT JOIN raw_documents d ON d.session_id = s.row_id
  WHERE s.instance = $1 AND (s.channel, s.external_id) IN (SELECT * FROM unnest($2::text[], $3::bigint[]))
  ORDER BY s.channel, s.external_id
  FOR UPDATE OF s`;

/** Reads and locks what is stored of these sessions, in the order of their keys: two processes never wait for each other in a circle. */
export async function lockStored(
  client: ClientBase,
  instance: string,
  files: readonly BatchFile[],
): Promise<Map<string, StoredSession>> {
  const keys = new Map(files.map((file) => [sessionKey(file), file]));
  const wanted = [...keys.values()];
  const { rows } = await client.query<{
    row_id: string;
    channel: string;
    external_id: string;
    updated_at: string | null;
    hash: Buffer | null;
  }>({
    name: 'ingest known sessions',
    text: lockKnown,
    values: [instance, wanted.map(({ channel }) => channel), wanted.map(({ externalId }) => String(externalId))],
  });
  return new Map(
    rows.map((row) => [
      `${row.channel} ${row.external_id}`,
      {
        rowId: Number(row.row_id),
        updatedAt: row.updated_at === null ? null : instantOf(row.updated_at),
        hash: row.hash ?? Buffer.alloc(0),
      },
    ]),
  );
}
