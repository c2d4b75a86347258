import type { ClientBase } from 'pg';
import { sql } from '../../database/sql.ts';
import { rowsOf } from '../../database/rows-of.ts';

const MOST_DOCUMENTS = 1000;
/** Documents up to this size together, and one that is larger by itself. */
const MOST_BYTES = 4 * 1024 * 1024;

/** A document that is stored, with its provenance. */
export interface StoredDocument {
  readonly sessionId: string;
  readonly source: string | null;
  readonly receivedAt: Date;
  readonly document: Buffer;
}

/** The next stored documents behind a session that came before an instant. */
export const readPage = (
  client: ClientBase,
  instance: string,
  lastSessionId: string,
  before: Date,
): Promise<StoredDocument[]> =>
  rowsOf<StoredDocument>(
    client,
    sql`
  WITH page AS MATERIALIZED (
    SELECT session_id, size, source, received_at, document FROM raw_documents
    WHERE session_id > ${lastSessionId} AND instance = ${instance} AND received_at < ${before}
    ORDER BY session_id LIMIT ${MOST_DOCUMENTS}
  ), sized AS (
    SELECT *, sum(size) OVER (ORDER BY session_id) - size AS before FROM page
  )
  SELECT session_id::text AS "sessionId", source, received_at AS "receivedAt", document
  FROM sized WHERE before < ${MOST_BYTES} ORDER BY session_id`,
  );
