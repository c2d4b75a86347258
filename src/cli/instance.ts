import { createInterface } from 'node:readline/promises';
import pg from 'pg';
import { removeInstance } from '../ingest/remove-instance.ts';
import type { CommandRun } from './command-run.ts';
import { CommandRefusal } from './refusals.ts';
import { withDatabase } from './with-database.ts';

interface InstanceRow {
  readonly name: string;
  readonly sessions: string;
  readonly oldest: string | null;
  readonly newest: string | null;
}

/** `sessiongraph instance list`: the instances and what each holds. */
export async function listInstancesCommand(run: CommandRun): Promise<number> {
  return withDatabase(run, async ({ url }) => {
    const rows = await instancesOf(url);
    if (rows.length === 0) run.terminal.say('No instance yet; `sessiongraph ingest` makes one.');
    for (const row of rows) run.terminal.say(lineOf(row));
    return 0;
  });
}

/** `sessiongraph instance remove`: takes an instance out with all that belongs to it, once the person has agreed. */
export async function removeInstanceCommand(run: CommandRun, name: string, hasAgreed: boolean): Promise<number> {
  return withDatabase(run, async ({ url }) => {
    const rows = await instancesOf(url);
    const row = rows.find((other) => other.name === name);
    if (row === undefined) {
      const names = rows.map((other) => `"${other.name}"`).join(', ');
      throw new CommandRefusal(`There is no instance "${name}"${names === '' ? '' : `; there is ${names}`}.`);
    }
    if (!hasAgreed && !(await agrees(run, row))) return 1;
    const removed = await removeInstance(url, name);
    run.terminal.say(`Removed instance "${name}" with ${inWords(removed)}.`);
    return 0;
  });
}

async function agrees({ terminal }: CommandRun, row: InstanceRow): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new CommandRefusal(
      `To remove instance "${row.name}" with ${inWords(row.sessions)} without being asked, add --yes.`,
    );
  }
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await reader.question(`Remove ${lineOf(row)}? [y/N] `);
    if (/^y(es)?$/i.test(answer.trim())) return true;
  } finally {
    reader.close();
  }
  terminal.note('Nothing was removed.');
  return false;
}

const inWords = (sessions: string | number): string =>
  `${Number(sessions).toLocaleString('en')} session${Number(sessions) === 1 ? '' : 's'}`;

function lineOf({ name, sessions, oldest, newest }: InstanceRow): string {
  const range = oldest === null || newest === null ? '' : `, ${oldest} to ${newest}`;
  return `${name}  ${inWords(sessions)}${range}`;
}

async function instancesOf(url: string): Promise<InstanceRow[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<InstanceRow>(
      `SELECT name, count(s.instance) AS sessions, ${day('min')} AS oldest, ${day('max')} AS newest
         FROM instances LEFT JOIN sessions s ON s.instance = name GROUP BY name ORDER BY name`,
    );
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}

const day = (aggregate: 'min' | 'max'): string =>
  `to_char(${aggregate}(s.created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;
