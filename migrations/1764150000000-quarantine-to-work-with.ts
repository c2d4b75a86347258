import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What working with the quarantine needs: which documents are whole, and the newest of them first. */
export class QuarantineToWorkWith1764150000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE quarantined_documents ADD COLUMN is_whole boolean;
      UPDATE quarantined_documents SET is_whole = size > 0 AND length(document) = size;
      ALTER TABLE quarantined_documents ALTER COLUMN is_whole SET NOT NULL;
      CREATE INDEX quarantined_documents_newest ON quarantined_documents (last_seen_at, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE quarantined_documents DROP COLUMN is_whole');
    await db.query('DROP INDEX quarantined_documents_newest');
  }
}
