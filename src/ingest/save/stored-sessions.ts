import type { Step, TextRows } from '../../database/copy-pipeline.ts';
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

const text = `
  SELECT s.row_id, s.channel, s.external_id,
         to_char(s.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), encode(d.hash, 'hex')
  FROM sessions s LEFT JOIN raw_documents d ON d.session_id = s.row_id
  WHERE s.instance = $1 AND (s.channel, s.external_id) IN (SELECT * FROM unnest($2::text[], $3::bigint[]))
  ORDER BY s.channel, s.external_id
  FOR UPDATE OF s`;

/** Reads and locks what is stored of these sessions, in the order of their keys: two processes never wait for each other in a circle. */
export function lockStored(instance: string, files: readonly BatchFile[]): Step {
  const wanted = [...new Map(files.map((file) => [sessionKey(file), file])).values()];
  const list = (values: readonly unknown[]): string => `{${values.join(',')}}`;
  return {
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
        updatedAt: updatedAt ? instantOf(updatedAt) : null,
        hash: Buffer.from(hash ?? '', 'hex'),
      },
    ]),
  );
