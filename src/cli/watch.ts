import { readSources } from '../ingest/sources/sources-file.ts';
import type { Source } from '../ingest/sources/source.ts';
import { watch } from '../ingest/watch/watch.ts';
import { watchForStop } from '../server/shutdown.ts';
import type { CommandRun } from './command-run.ts';
import { sourceAt, type PlaceChoices } from './places.ts';
import { CommandRefusal } from './refusals.ts';
import { withDatabase } from './with-database.ts';

/** The options of `sessiongraph ingest --watch`. */
export interface WatchChoices extends PlaceChoices {
  readonly watch?: boolean;
  readonly every: number;
  readonly quiet?: boolean;
}

/** `sessiongraph ingest --watch`: watches until it is told to stop; 0 after a clean stop, 1 when it was forced or something went wrong. */
export async function watchCommand(run: CommandRun, places: readonly string[], choices: WatchChoices): Promise<number> {
  const sources = await sourcesOf(run, places, choices);
  const { config, terminal, log } = run;
  const note = choices.quiet === true ? () => {} : (text: string) => terminal.note(text);
  const stop = watchForStop();
  stopWithParent();
  const work = withDatabase(run, async ({ url, place }) => {
    note(`Watching into ${place}; Ctrl-C ends it.`);
    for (const { name, url: where, instance } of sources) note(`  ${name}: ${where}, instance "${instance}"`);
    await watch({ url, sources, log, signal: stop.signal, limits: config.ingest });
  });
  const isClean = await Promise.race([work.then(() => true), stop.forced.then(() => false)]);
  const reason = await stop.requested;
  if (reason.kind === 'crash') log.error({ err: reason.error }, 'Stopping after an error that nobody expected');
  if (isClean && reason.kind === 'signal') {
    note('Stopped; what was begun is finished, the rest is left for the next time.');
  }
  return isClean && reason.kind === 'signal' ? 0 : 1;
}

async function sourcesOf(
  { config, environment }: CommandRun,
  places: readonly string[],
  { instance, include, exclude, every }: WatchChoices,
): Promise<readonly Source[]> {
  if (instance.trim() === '') throw new CommandRefusal('The name of an instance cannot be empty.');
  if (places.includes('-')) throw new CommandRefusal('Standard input (-) cannot be watched.');
  if (places.length > 0) {
    const choices = { instance, everySeconds: every, ...(include && { include }), ...(exclude && { exclude }) };
    return places.map((place) => sourceAt(place, choices, environment));
  }
  if (config.sourcesFile === '') {
    throw new CommandRefusal(
      'Name what is to be watched, or a file of sources with SOURCES; docs/ingest.md has its form.',
    );
  }
  return readSources(config.sourcesFile, environment);
}

/** A server that watches does so in a process of its own, which must not outlive it. */
function stopWithParent(): void {
  if (process.send) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
