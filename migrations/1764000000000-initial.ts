import type { MigrationInterface, QueryRunner } from 'typeorm';
import { handOvers } from './initial/hand-overs.ts';
import { indexes } from './initial/indexes.ts';
import { media } from './initial/media.ts';
import { mentioned } from './initial/mentioned.ts';
import { sessions } from './initial/sessions.ts';
import { turns } from './initial/turns.ts';

const tables = [sessions, turns, handOvers, media, mentioned].join('\n');
const names = [...tables.matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name as string);
const mentionedNames = new Set([...mentioned.matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name as string));

/**
 * The first tables. No foreign keys: a session and all its rows are replaced in one transaction, and what sessions mention is found
 * by natural keys that need not be stored yet; checking every key would cost a large share of the ingest.
 */
export class Initial1764000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(indexes);
    for (const name of names.filter((it) => !mentionedNames.has(it))) {
      // Every session is delivered at least twice: half of all rows die young, and the planner must know the newest days.
      await db.query(
        `ALTER TABLE ${name} SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02)`,
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE ${names.join(', ')}`);
  }
}
