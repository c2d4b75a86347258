import type pg from 'pg';
import { sessionChildren } from '../../src/catalogue.ts';
import { snakeCase } from '../../src/database/naming.ts';
import { Session } from '../../src/domain/session/session.ts';
import { columnsOf, type ColumnField, type TypeClass } from '../../src/model/fields.ts';
import { definitionOf } from '../../src/model/stored.ts';
import { inDatabase } from '../database.ts';
import { generated, takeInSessions } from '../sessions-data.ts';

/** A year of such stretches; each has whole weeks, so that the shape of a week stays. */
const STRETCHES = 26;
const STRETCH_DAYS = 14;

const from = new Date('2025-09-01T00:00:00Z');

/**
 * Fills a database with a year of sessions: two weeks are generated and taken in, and the database copies them, with everything that
 * hangs on a session, two weeks later under new numbers, and so on. Only their documents are not copied.
 */
export async function fillGrown(url: string, sessions: number): Promise<void> {
  const to = new Date(from.getTime() + STRETCH_DAYS * 86_400_000);
  await takeInSessions(url, { ...generated(Math.ceil(sessions / STRETCHES)), from, to });
  await inDatabase(url, grow);
}

async function grow(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ ids: string; numbers: string }>(
    'SELECT max(row_id) AS ids, max(external_id) AS numbers FROM sessions',
  );
  const { ids, numbers } = rows[0] as { ids: string; numbers: string };
  const types = [Session, ...sessionChildren];
  for (let copy = 1; copy < STRETCHES; copy++) {
    const shift = { ids: copy * Number(ids), numbers: copy * Number(numbers), days: copy * STRETCH_DAYS };
    for (const type of types) await client.query(copySql(type, Number(ids), shift));
  }
}

interface Shift {
  readonly ids: number;
  readonly numbers: number;
  readonly days: number;
}

function copySql(type: TypeClass, last: number, shift: Shift): string {
  const key = type === Session ? 'row_id' : 'session_id';
  const columns = columnsOf(type);
  const names = columns.map(({ name }) => snakeCase(name)).join(', ');
  const table = definitionOf(type).table as string;
  return `INSERT INTO ${table} (${names})
    SELECT ${columns.map((column) => shifted(type, column, shift)).join(', ')}
    FROM ${table} WHERE ${key} <= ${last} ORDER BY ${key}`;
}

function shifted(type: TypeClass, { name, kind }: ColumnField, { ids, numbers, days }: Shift): string {
  const column = snakeCase(name);
  if (kind === 'instant') return `${column} + interval '${days} days'`;
  if (name === (type === Session ? 'rowId' : 'sessionId')) return `${column} + ${ids}`;
  if (name === (type === Session ? 'externalId' : 'sessionExternalId')) return `${column} + ${numbers}`;
  return column;
}
