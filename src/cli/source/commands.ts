import { forgetSource, watchedSources, type WatchedSource } from '../../ingest/watch/watched-sources.ts';
import type { CommandRun } from '../command-run.ts';
import { CommandRefusal } from '../refusals.ts';
import { withDatabase } from '../with-database.ts';

/** `sessiongraph source list`: the sources that were ever watched. */
export async function listSourcesCommand(run: CommandRun): Promise<number> {
  return withDatabase(run, async ({ url }) => {
    const sources = await watchedSources(url);
    if (sources.length === 0) run.terminal.say('No source was watched yet; `sessiongraph ingest --watch` watches one.');
    for (const source of sources) run.terminal.say(linesOf(source));
    return 0;
  });
}

/** `sessiongraph source forget`: takes a source out of the ledger; its sessions stay. */
export async function forgetSourceCommand(run: CommandRun, name: string): Promise<number> {
  return withDatabase(run, async ({ url }) => {
    const objects = await forgetSource(url, name);
    if (objects === null) {
      throw new CommandRefusal(`There is no source "${name}"; \`sessiongraph source list\` names those there are.`);
    }
    run.terminal.say(`Forgot source "${name}" with ${objects.toLocaleString('en')} files; the sessions stay.`);
    return 0;
  });
}

function linesOf({
  name,
  url,
  instance,
  listedAt,
  cursorAt,
  done,
  pending,
  failing,
  lastError,
}: WatchedSource): string {
  const at = (instant: Date | null): string => instant?.toISOString() ?? 'never';
  return [
    name,
    `  place     ${url}, instance "${instance}"`,
    `  listed    ${at(listedAt)}${cursorAt === null ? '' : `, read until ${cursorAt.toISOString()}`}`,
    `  files     ${done.toLocaleString('en')} taken in, ${pending.toLocaleString('en')} to do, ${failing.toLocaleString('en')} of them failed so far`,
    ...(lastError === null ? [] : [`  problem   ${lastError}`]),
  ].join('\n');
}
