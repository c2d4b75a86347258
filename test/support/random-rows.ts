import type pg from 'pg';
import { entities, sessionChildren } from '../../src/catalogue.ts';
import { snakeCase } from '../../src/database/naming.ts';
import { columnsOf, type ColumnField, type TypeClass } from '../../src/model/fields.ts';
import { definitionOf } from '../../src/model/stored.ts';

type Stored = Record<string, unknown>;

/** Numbers at random that are the same for the same seed: at least 0, less than 1. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Fills every table with rows whose values are drawn from few: numbers lead to rows of other tables or to none, texts are equal, of
 * other case, of blanks or absent. Children repeat what their session has, as the ingest has it.
 */
export async function fillAtRandom(client: pg.Client, seed: number, rows: number): Promise<void> {
  const random = randomOf(seed);
  const sessions = await insert(client, entities[0] as TypeClass, rows, random, (_row, i) => ({
    row_id: i + 1,
    external_id: i + 1,
  }));
  // The last sessions have no children.
  const repeated = (): Stored => {
    const session = sessions[Math.floor(random() * sessions.length * 0.7)] as Stored;
    return {
      session_id: session['row_id'],
      instance: session['instance'],
      channel: session['channel'],
      session_external_id: session['external_id'],
      session_created_at: session['created_at'],
    };
  };
  for (const type of entities.slice(1)) {
    const ofSession = sessionChildren.some((it) => it === type);
    await insert(client, type, rows, random, () => (ofSession || random() < 0.3 ? repeated() : {}));
  }
  // Of the shared rows some are named and not there, and some are there and named by none.
  for (const table of ['agents', 'virtual_agents', 'end_users', 'teams', 'menus']) {
    await client.query(`DELETE FROM ${table} WHERE external_id = 2`);
  }
  await client.query('DELETE FROM team_memberships WHERE team_id = 3 OR agent_id = 3');
  await client.query(`DELETE FROM queues WHERE name = 'sales' AND instance = 'east'`);
}

async function insert(
  client: pg.Client,
  type: TypeClass,
  count: number,
  random: () => number,
  fixed: (row: Stored, i: number) => Stored,
): Promise<Stored[]> {
  const { table } = definitionOf(type);
  const columns = columnsOf(type);
  const names = columns.map(({ name }) => snakeCase(name));
  const made = Array.from({ length: count }, (_, i): Stored => {
    const row = Object.fromEntries(columns.map((column, at) => [names[at] as string, valueOf(column, random)]));
    const own = Object.entries(fixed(row, i)).filter(([name]) => names.includes(name));
    return { ...row, ...Object.fromEntries(own) };
  });
  const list = names.map((name) => `"${name}"`).join(', ');
  const { rows } = await client.query<Stored>(
    `INSERT INTO ${String(table)} (${list})
     SELECT ${list} FROM json_populate_recordset(NULL::${String(table)}, $1) ON CONFLICT DO NOTHING RETURNING *`,
    [JSON.stringify(made)],
  );
  return rows;
}

const texts = ['sales', 'Sales', 'sales/de', ' ', '', '50%', 'a_b', 'voice', 'ended'];

function valueOf(column: ColumnField, random: () => number): unknown {
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const some = <T>(values: readonly T[]): T[] => values.filter(() => random() < 0.4);
  if (!column.required && random() < 0.25) return null;
  if (column.closed) return one(Object.keys(column.closed.values));
  if (column.name === 'instance') return one(['east', 'west']);
  switch (column.kind) {
    case 'text':
      return one(texts);
    case 'integer':
    case 'seconds':
      return one([-1, 0, 1, 2, 3]);
    case 'decimal':
      return one([0, 0.5, 2]);
    case 'key':
      return one([-1, 1, 2, 3, 4, 5]);
    case 'flag':
      return one([true, false]);
    case 'instant':
      return one(['2026-09-01T00:00:00Z', '2026-09-01T00:00:00.001Z', '2026-10-25T01:30:00+02:00']);
    case 'json':
      return one([{}, { a: 1 }, []]);
    case 'texts':
      return some(texts);
    case 'keys':
      return some([1, 2, 3]);
    case 'bytes':
      return '\\x7b7d';
  }
}
