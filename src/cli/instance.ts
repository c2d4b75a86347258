import { withClient } from '../database/with-client.ts';
import { removeInstance } from '../ingest/remove-instance.ts';
import { agrees } from './agree.ts';
import type { CommandRun } from './command-run.ts';
import { counted } from '../ingest/counted.ts';
import { CommandRefusal } from './refusals.ts';
import { withDatabase } from './with-database.ts';

interface InstanceRow {
  readonly name: string;
  readonly sessions: string;
  readonly oldest: string | null;
  readonly newest: string | null;
  readonly quarantined: string;
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
    const what = `remove instance ${lineOf(row)}`;
    if (!hasAgreed && !(await agrees(run.terminal, what, 'Nothing was removed.'))) return 1;
    const removed = await removeInstance(url, name);
    run.terminal.say(`Removed instance "${name}" with ${inWords({ ...row, sessions: String(removed) })}.`);
    return 0;
  });
}

const inWords = ({ sessions, quarantined }: Pick<InstanceRow, 'sessions' | 'quarantined'>): string =>
  counted(Number(sessions), 'session') +
  (Number(quarantined) === 0 ? '' : ` and ${counted(Number(quarantined), 'quarantined document')}`);

function lineOf({ name, oldest, newest, ...counts }: InstanceRow): string {
  const range = oldest === null || newest === null ? '' : `, ${oldest} to ${newest}`;
  return `${name}  ${inWords(counts)}${range}`;
}

/** The instances that hold anything; one whose files were all quarantined has no sessions, and no row of its own. */
const instancesOf = (url: string): Promise<InstanceRow[]> =>
  withClient(url, 'instance', async (client) => {
    const { rows } = await client.query<InstanceRow>(`
      WITH s AS (SELECT instance, count(*) AS sessions, ${day('min')} AS oldest, ${day('max')} AS newest FROM sessions GROUP BY 1),
           q AS (SELECT instance, count(*) AS quarantined FROM quarantined_documents GROUP BY 1)
      SELECT name, COALESCE(sessions, 0) AS sessions, oldest, newest, COALESCE(quarantined, 0) AS quarantined
      FROM (SELECT name FROM instances UNION SELECT instance FROM q) AS named
      LEFT JOIN s ON s.instance = name LEFT JOIN q ON q.instance = name ORDER BY name`);
    return rows;
  });

const day = (aggregate: 'min' | 'max'): string => `to_char(${aggregate}(created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;
