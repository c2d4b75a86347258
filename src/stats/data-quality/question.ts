import { always, sql, type Sql } from '../../database/sql.ts';

/** What `dataQuality` was asked for. */
export interface Question {
  readonly instance: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly timeZone: string;
}

/** A statement about all instances that were asked for, and what its rows say of each: values by the name of the instance. */
export interface QualityPart {
  /** The fields that need it. */
  readonly fields: readonly string[];
  readonly statement: (question: Question) => Sql;
  /** What the rows of one instance say, and what is said of one without rows. */
  readonly read: (rows: readonly Record<string, unknown>[], question: Question) => Record<string, unknown>;
}

/** Whether a row belongs to an instance that was asked for. */
export const ofInstance = ({ instance }: Question, column: Sql = sql`instance`): Sql =>
  instance === null ? always : sql`${column} = ${instance}`;

/** The names of all instances that anything is known of. */
export const instancesSql = (question: Question): Sql => sql`SELECT instance FROM (
  SELECT name AS instance FROM instances UNION SELECT instance FROM quarantined_documents
  UNION SELECT instance FROM ingest_sources UNION SELECT instance FROM ingest_counts
) n WHERE ${ofInstance(question)} ORDER BY instance`;
