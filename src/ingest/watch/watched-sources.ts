import { withClient } from '../../database/with-client.ts';

/** How far a source is. */
export interface WatchedSource {
  readonly name: string;
  readonly url: string;
  readonly instance: string;
  /** When it was last listed to the end. */
  readonly listedAt: Date | null;
  readonly cursorAt: Date | null;
  /** Files by what is to be done; those that failed are pending too. */
  readonly done: number;
  readonly pending: number;
  readonly failing: number;
  /** Why listing it, or reading one of its files, failed last. */
  readonly lastError: string | null;
}

const select = `
  SELECT s.name, s.url, s.instance, s.listed_at AS "listedAt", s.cursor_at AS "cursorAt",
    count(*) FILTER (WHERE o.state = 'DONE')::float8 AS done,
    count(*) FILTER (WHERE o.state = 'PENDING')::float8 AS pending,
    count(*) FILTER (WHERE o.state = 'PENDING' AND o.attempts > 0)::float8 AS failing,
    COALESCE(s.last_error, min(o.last_error)) AS "lastError"
  FROM ingest_sources s LEFT JOIN ingest_objects o ON o.source = s.name
  GROUP BY s.name ORDER BY s.name`;

/** Every source that was ever watched. */
export const watchedSources = (url: string): Promise<readonly WatchedSource[]> =>
  withClient(url, 'source', async (client) => (await client.query<WatchedSource>(select)).rows);

/** Takes a source out of the ledger, so that all of it is new to whoever watches it next; says how many objects it had, null where there is none. */
export const forgetSource = (url: string, name: string): Promise<number | null> =>
  withClient(url, 'source', async (client) => {
    const { rows } = await client.query<{ sources: number; objects: number }>(
      `WITH source AS (DELETE FROM ingest_sources WHERE name = $1 RETURNING name),
         objects AS (DELETE FROM ingest_objects WHERE source = $1 RETURNING 1)
       SELECT (SELECT count(*) FROM source)::float8 AS sources, (SELECT count(*) FROM objects)::float8 AS objects`,
      [name],
    );
    const [row] = rows;
    return row === undefined || row.sources === 0 ? null : row.objects;
  });
