import { stat } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { formatProblems, formatSummary, formatUnmapped } from '../ingest/report.ts';
import { ingest } from '../ingest/run.ts';
import type { Summary } from '../ingest/summary.ts';
import { instanceNames, SAMPLES } from '../server/first-visit.ts';
import { watchForStop, type StopReason } from '../server/shutdown.ts';
import type { CommandRun } from './command-run.ts';
import { finishOrStop } from './finish-or-stop.ts';
import { placesOf } from './places.ts';
import { CommandRefusal } from './refusals.ts';
import { exitCodeOf } from './stop-code.ts';
import type { Terminal } from './terminal.ts';
import { withDatabase } from './with-database.ts';

/** The options of `sessiongraph ingest`. */
export interface IngestChoices {
  readonly instance: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

const PROBLEMS_SHOWN = 5;

/** `sessiongraph ingest`: 0 when all was taken in, 2 when some was quarantined, 128 and the signal's number when interrupted. */
export async function ingestCommand(
  run: CommandRun,
  paths: readonly string[],
  choices: IngestChoices,
): Promise<number> {
  const { local, stores } = await placesOf(paths, choices, run.environment);
  await refuseMissing(paths, local, choices.instance);
  const { config, terminal, log } = run;
  const { instance, quiet = false } = choices;
  const note = quiet ? () => {} : (text: string) => terminal.note(text);
  const isStdinRead = paths.includes('-');
  const stop = watchForStop();
  const work = withDatabase(run, async ({ url, place }) => {
    note(`Taking in files as instance "${instance}" into ${place}`);
    await noteSamples(url, instance, note);
    if (isStdinRead && process.stdin.isTTY) note('Reading standard input; Ctrl-D ends it.');
    return ingest({
      url,
      paths: local,
      stores,
      instance,
      limits: config.ingest,
      signal: stop.signal,
      ...(isStdinRead ? { stdin: untilStopped(stop.signal, process.stdin) } : {}),
      onProgress: (soFar) => void (quiet || terminal.progress(formatSummary(soFar))),
    });
  });
  const { result: summary, reason } = await finishOrStop(work, stop, log);
  if (summary !== null) report(terminal, summary, choices);
  if (reason !== null) terminal.note('What was stored is kept; run the command again to take in the rest.');
  return codeOf(reason, summary);
}

function codeOf(reason: StopReason | null, summary: Summary | null): number {
  if (reason !== null) return exitCodeOf(reason);
  return summary === null || summary.quarantined === 0 ? 0 : 2;
}

/** Problems and what needs a look go to stderr, the outcome to stdout. */
function report(terminal: Terminal, summary: Summary, { verbose = false, quiet = false }: IngestChoices): void {
  terminal.endProgress();
  const problems = formatProblems(summary);
  const shown = verbose || quiet ? problems : problems.slice(0, PROBLEMS_SHOWN);
  for (const line of shown) terminal.note(`quarantined  ${line}`);
  if (shown.length < problems.length) terminal.note(`… --verbose shows ${problems.length - shown.length} more`);
  if (verbose) for (const line of formatUnmapped(summary)) terminal.note(`kept in the raw document only  ${line}`);
  if (!quiet) terminal.say(formatSummary(summary));
}

/** What can be known to fail is refused before a database is started. */
async function refuseMissing(places: readonly string[], paths: readonly string[], instance: string): Promise<void> {
  if (places.length === 0) {
    throw new CommandRefusal('Name what is to be taken in: files, folders, addresses, or - for standard input.');
  }
  if (instance.trim() === '') throw new CommandRefusal('The name of an instance cannot be empty.');
  if (paths.filter((path) => path === '-').length > 1) {
    throw new CommandRefusal('Standard input (-) can be named once only.');
  }
  for (const path of paths) {
    if (path === '-' || (await stat(path).catch(() => null)) !== null) continue;
    throw new CommandRefusal(`There is no file or folder ${path}, or this user may not see it.`);
  }
}

/** The first real files in a database that shows the samples: their owner should know that two things lie there. */
async function noteSamples(url: string, instance: string, note: (text: string) => void): Promise<void> {
  const names = await instanceNames(url);
  if (instance === SAMPLES || names.join() !== SAMPLES) return;
  note(`The database also holds the sample records, as instance "${SAMPLES}". To take them out:`);
  note(`  npm run sessiongraph -- instance remove ${SAMPLES}`);
}

/** Standard input until the person stops the run, who would otherwise wait for a line that never comes. */
function untilStopped(signal: AbortSignal, input: Readable): Readable {
  const through = new PassThrough();
  input.pipe(through);
  signal.addEventListener('abort', () => {
    input.unpipe(through);
    input.destroy();
    through.end();
  });
  return through;
}
