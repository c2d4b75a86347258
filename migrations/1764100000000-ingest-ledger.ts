import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What ingest must remember: watched sources and their objects, what became of documents, and what was odd about them. */
export class IngestLedger1764100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE ingest_sources (
        name text NOT NULL, instance text NOT NULL, url text NOT NULL,
        seen_at timestamptz NOT NULL,
        listing_started_at timestamptz, listed_at timestamptz, cursor_at timestamptz,
        next_listing_at timestamptz NOT NULL,
        failures integer NOT NULL,
        last_error text,
        PRIMARY KEY (name)
      ) WITH (fillfactor = 50);

      CREATE TABLE ingest_objects (
        source text NOT NULL, path text NOT NULL, instance text NOT NULL,
        version text NOT NULL,
        size bigint,
        modified_at timestamptz,
        state text NOT NULL,
        listed_at timestamptz NOT NULL,
        attempts integer NOT NULL,
        due_at timestamptz NOT NULL, done_at timestamptz,
        last_error text,
        PRIMARY KEY (source, path)
      );
      -- Holds what is still to be done, which is little: found at once however long the ledger.
      CREATE INDEX ingest_objects_pending ON ingest_objects (source, due_at) WHERE state = 'PENDING';
      CREATE INDEX ingest_objects_oldest ON ingest_objects (source, COALESCE(modified_at, listed_at)) WHERE state = 'PENDING';

      CREATE TABLE ingest_counts (
        instance text NOT NULL, hour timestamptz NOT NULL,
        new bigint NOT NULL, replaced bigint NOT NULL, same bigint NOT NULL, stale bigint NOT NULL,
        quarantined bigint NOT NULL,
        last_at timestamptz NOT NULL,
        PRIMARY KEY (instance, hour)
      ) WITH (fillfactor = 50);

      CREATE TABLE document_findings (
        instance text NOT NULL, kind text NOT NULL, path text NOT NULL,
        documents bigint NOT NULL,
        problem text,
        channel text NOT NULL, session_external_id bigint NOT NULL,
        first_seen_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL,
        PRIMARY KEY (instance, kind, path)
      ) WITH (fillfactor = 50);

      CREATE TABLE reingest_runs (
        instance text NOT NULL,
        started_at timestamptz NOT NULL, finished_at timestamptz,
        last_session_id bigint NOT NULL, sessions bigint NOT NULL, refused bigint NOT NULL,
        PRIMARY KEY (instance)
      ) WITH (fillfactor = 50);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE ingest_sources, ingest_objects, ingest_counts, document_findings, reingest_runs');
  }
}
