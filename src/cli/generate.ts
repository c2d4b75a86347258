import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { agentsFor } from '../generate/agents-for.ts';
import type { GeneratorOptions } from '../generate/files.ts';
import type { Destination } from '../generate/write/destination.ts';
import { DatedFolders } from '../generate/write/dated-folders.ts';
import { LineFiles } from '../generate/write/line-files.ts';
import { LineStream } from '../generate/write/line-stream.ts';
import { writeFiles, type Written } from '../generate/write/write-files.ts';
import { counted } from '../ingest/counted.ts';
import { systemReason } from '../system-error.ts';
import { watchForStop } from '../server/shutdown.ts';
import type { GenerateChoices } from './generate-options.ts';
import { periodOf } from './generate-period.ts';
import { CommandRefusal } from './refusals.ts';
import { exitCodeOf } from './stop-code.ts';
import type { Terminal } from './terminal.ts';

/** How long a reader that has stopped reading may hold up the end of an interrupted run, in milliseconds. */
const GRACE_MS = 1_000;

/** `sessiongraph generate`: 0 when all was written or the reader had enough, 128 and the signal's number when interrupted. */
export async function generateCommand(terminal: Terminal, choices: GenerateChoices): Promise<number> {
  const { out, sessions, seed, quiet = false } = choices;
  const options = optionsOf(choices, new Date());
  const destination = await destinationOf(choices);
  if (!quiet) {
    const { from, to } = options;
    terminal.note(`Generating ${counted(sessions, 'session')} from ${day(from)} until ${day(to)} with seed ${seed}`);
  }
  const stop = watchForStop();
  const work = writeFiles(options, destination, {
    signal: stop.signal,
    onProgress: (soFar) => void (quiet || terminal.progress(lineOf(soFar))),
  }).catch((error: unknown) => {
    if (isReaderGone(error, out)) return null;
    throw refusalOf(error, out) ?? error;
  });
  const interrupted = stop.requested.then(() => pause(GRACE_MS)).then(() => null);
  const written = await Promise.race([work, stop.forced.then(() => null), interrupted]);
  const reason = stop.signal.aborted ? await stop.requested : null;
  terminal.endProgress();
  // What a reader has not taken by now would keep the process from ending.
  if (reason !== null && written === null && out === '-') process.exit(exitCodeOf(reason));
  if (written !== null && !quiet) report(terminal, written, choices);
  return reason === null ? 0 : exitCodeOf(reason);
}

/** What the generator is asked for; refuses what makes no sense together. */
function optionsOf(choices: GenerateChoices, now: Date): GeneratorOptions {
  const { sessions, seed, instance = [{ name: 'default' }], out } = choices;
  if (out === '-' && instance.length > 1) {
    throw new CommandRefusal(
      'Lines do not say which instance they are from, and numbers repeat between instances. Name one --instance, or a folder with --out.',
    );
  }
  const period = periodOf(choices, now);
  return {
    ...period,
    seed,
    sessions,
    instances: instance.map(({ name }) => name),
    zones: Object.fromEntries(instance.flatMap(({ name, zone }) => (zone === undefined ? [] : [[name, zone]]))),
    agents: choices.agents ?? agentsFor({ ...period, sessions: sessions / instance.length }),
    secondExports: choices.secondExports,
    late: choices.late,
    duplicate: choices.duplicates,
    broken: choices.broken,
  };
}

async function destinationOf({ out, layout, force = false }: GenerateChoices): Promise<Destination> {
  if (out === '-') return new LineStream(process.stdout);
  const found = await stat(out).catch(() => null);
  if (found !== null && !found.isDirectory()) throw new CommandRefusal(`${out} is there already and is no folder.`);
  if (found !== null && !force && (await readdir(out)).length > 0) {
    throw new CommandRefusal(`The folder ${out} is not empty. Name a new one, or write into this one with --force.`);
  }
  return layout === 'ndjson' ? new LineFiles(out) : new DatedFolders(out);
}

/** The outcome, and what can be done with it. */
function report(terminal: Terminal, written: Written, choices: GenerateChoices): void {
  const { out, layout, instance = [{ name: 'default' }] } = choices;
  const outcome = `${written.isComplete ? '' : 'Stopped. '}${lineOf(written)}`;
  if (out === '-') return terminal.note(outcome);
  terminal.say(outcome);
  if (!written.isComplete) return terminal.note('What was written is whole, but it is not all.');
  terminal.note('To take them in:');
  for (const { name } of instance) {
    const path = join(out, layout === 'ndjson' ? `${name}.ndjson` : name);
    terminal.note(`  npm run sessiongraph -- ingest ${path} --instance ${name}`);
  }
}

function lineOf({ files, size, seconds }: Written): string {
  const rate = Math.round(seconds > 0 ? files / seconds : 0).toLocaleString('en');
  return `${counted(files, 'file')}, ${(size / 1e6).toFixed(1)} MB; ${seconds.toFixed(1)} s, ${rate} files/s`;
}

const day = (instant: Date): string =>
  instant.toISOString().replace(/(T00:00)?(:00)?[.]000Z$/, (_, midnight?: string) => (midnight ? '' : 'Z'));

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

const isReaderGone = (error: unknown, out: string): boolean =>
  out === '-' && ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(codeOf(error));

function refusalOf(error: unknown, out: string): CommandRefusal | undefined {
  const reason = systemReason(codeOf(error));
  if (reason === undefined) return undefined;
  return new CommandRefusal(`${out === '-' ? 'Standard output' : out} cannot be written: ${reason}.`, { cause: error });
}
