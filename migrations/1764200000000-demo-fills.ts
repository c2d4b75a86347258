import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known of a demo that is being filled in; an instance that was none held it until now, in its name. */
export class DemoFills1764200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE demo_fills (
        instance text NOT NULL,
        sessions bigint NOT NULL, until timestamptz NOT NULL,
        PRIMARY KEY (instance)
      );
      INSERT INTO demo_fills (instance, sessions, until)
        SELECT site, substring(name FROM '[0-9]+$')::bigint, first_seen_at
        FROM instances, (VALUES ('demo-berlin'), ('demo-lisbon')) sites (site)
        WHERE name ~ '^unfinished demo of [0-9]+$';
      DELETE FROM instances WHERE name ~ '^unfinished demo of [0-9]+$';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE demo_fills');
  }
}
