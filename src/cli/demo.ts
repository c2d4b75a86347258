import { Readable } from 'node:stream';
import type pg from 'pg';
import { withClient } from '../database/with-client.ts';
import { agentsFor } from '../generate/agents-for.ts';
import { generateFiles } from '../generate/files.ts';
import { formatSummary } from '../ingest/report.ts';
import { ingest } from '../ingest/run.ts';
import type { CommandRun } from './command-run.ts';
import { CommandRefusal } from './refusals.ts';

/** The instances of the demo, with their share of its sessions. Their clocks are close, so that a chart of both has nights. */
const SITES = [
  { name: 'demo-berlin', zone: 'Europe/Berlin', share: 0.65 },
  { name: 'demo-lisbon', zone: 'Europe/Lisbon', share: 0.35 },
] as const;

const SEED = 7;
const DAYS = 56;
const DAY_MS = 86_400_000;

/** A demo that is being filled in: how many sessions were asked for, and the instant at which its period ends. */
interface Filling {
  readonly sessions: number;
  readonly until: Date;
}

/**
 * Fills an empty database with the sessions of two made-up instances up to now. Where the demo is there already nothing is done, one
 * that was cut short is finished, and a database that holds anything else is refused. Throws the signal's reason when it is stopped.
 */
export async function fillDemo(run: CommandRun, url: string, sessions: number, signal: AbortSignal): Promise<void> {
  const { terminal } = run;
  const filling = await withClient(url, 'demo', (client) => begin(client, sessions));
  if (filling === null) {
    terminal.say('  Demo       is there already, so nothing is added; for a new one take it out first:');
    for (const { name } of SITES) terminal.say(`             npm run sessiongraph -- instance remove ${name}`);
    return;
  }
  if (filling.sessions !== sessions) {
    terminal.note(
      `An earlier demo of ${filling.sessions.toLocaleString('en')} sessions was cut short; finishing that one.`,
    );
  }
  let count = 0;
  for (const site of SITES) count += await fill(run, url, site, filling, signal);
  await withClient(url, 'demo', end);
  const names = SITES.map(({ name }) => `"${name}"`).join(' and ');
  terminal.say(`  Demo       ${count.toLocaleString('en')} sessions, as instances ${names}`);
}

async function fill(
  { config, terminal }: CommandRun,
  url: string,
  { name, zone, share }: (typeof SITES)[number],
  { sessions, until }: Filling,
  signal: AbortSignal,
): Promise<number> {
  const period = { from: new Date(until.getTime() - DAYS * DAY_MS), to: until, seenAt: until };
  const load = { ...period, sessions: Math.round(sessions * share) };
  const options = { ...load, seed: SEED, instances: [name], zones: { [name]: zone }, agents: agentsFor(load) };
  const summary = await ingest({
    url,
    paths: ['-'],
    instance: name,
    stdin: Readable.from(linesOf(generateFiles(options, 'line'))),
    limits: config.ingest,
    signal,
    onProgress: (soFar) => terminal.progress(`  Demo       ${name}: ${formatSummary(soFar)}`),
  });
  terminal.endProgress();
  if (!summary.isComplete) {
    terminal.note('The demo is not whole yet; the next start with --demo finishes it.');
    signal.throwIfAborted();
  }
  return summary.new + summary.same;
}

const LINES_TOGETHER = 20;

function* linesOf(files: Iterable<{ readonly text: string }>): Generator<Buffer> {
  let lines = '';
  let count = 0;
  for (const { text } of files) {
    lines += `${text}\n`;
    if (++count % LINES_TOGETHER > 0) continue;
    yield Buffer.from(lines);
    lines = '';
  }
  yield Buffer.from(lines);
}

/** What is to be filled in; null where the demo is there. Two processes that start together get the same. */
async function begin(client: pg.Client, sessions: number): Promise<Filling | null> {
  await client.query('BEGIN');
  await client.query('LOCK TABLE demo_fills IN SHARE ROW EXCLUSIVE MODE');
  const filling = (await unfinished(client)) ?? (await beginAnew(client, sessions));
  await client.query('COMMIT');
  return filling;
}

/** A demo that is not whole yet. Who takes out one of its instances takes out its row here too, and does not want the rest. */
async function unfinished(client: pg.Client): Promise<Filling | null> {
  const { rows } = await client.query<{ sessions: string; until: Date }>('SELECT sessions, until FROM demo_fills');
  return rows[0] && rows.length === SITES.length ? { sessions: Number(rows[0].sessions), until: rows[0].until } : null;
}

async function beginAnew(client: pg.Client, sessions: number): Promise<Filling | null> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM instances ORDER BY name');
  const names = rows.map(({ name }) => name);
  if (SITES.some(({ name }) => names.includes(name))) return null;
  if (names.length > 0) throw new CommandRefusal(notEmpty(names));
  // Whole seconds, as session files have them.
  const until = new Date(Math.floor(Date.now() / 1000) * 1000);
  await client.query('DELETE FROM demo_fills');
  await client.query('INSERT INTO demo_fills (instance, sessions, until) SELECT unnest($1::text[]), $2, $3', [
    SITES.map(({ name }) => name),
    sessions,
    until,
  ]);
  return { sessions, until };
}

/** Notes that the demo is whole, and lets the planner know what there is now. */
async function end(client: pg.Client): Promise<void> {
  await client.query('DELETE FROM demo_fills');
  await client.query('ANALYZE');
}

function notEmpty(names: readonly string[]): string {
  const held = names.map((name) => `"${name}"`).join(', ');
  return [
    `--demo fills an empty database, and this one holds instance${names.length === 1 ? '' : 's'} ${held}. Start without --demo, or use another folder:`,
    '  DATA_DIR=./demo npm start -- --demo',
    ...(names.join() === 'samples'
      ? ['or take the samples out first:', '  npm run sessiongraph -- instance remove samples']
      : []),
  ].join('\n');
}
