import { stat } from 'node:fs/promises';
import type { Environment } from '../config.ts';
import { schemeOf, sourceOf } from '../ingest/sources/source-of.ts';
import type { Source, StoreSource } from '../ingest/sources/source.ts';
import { CommandRefusal } from './refusals.ts';

/** What the options of `ingest` say about each place. */
export interface PlaceChoices {
  readonly instance: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly everySeconds?: number;
}

/** A place of the command line as a source; what it needs beside its address is in the environment. */
export function sourceAt(place: string, choices: PlaceChoices, environment: Environment): Source {
  const problems: string[] = [];
  const source = sourceOf({ name: place, url: place, ...choices }, environment, problems);
  if (source === null) throw new CommandRefusal(problems.map((problem) => `${place}: ${problem}.`).join('\n'));
  // The same place, named from another folder, is the same source; for another instance it is another.
  return { ...source, name: `${source.url} as ${source.instance}` };
}

/** Files and folders, and what is read as a store: addresses, and folders of which only some paths are wanted. */
export async function placesOf(
  places: readonly string[],
  choices: PlaceChoices,
  environment: Environment,
): Promise<{ readonly local: readonly string[]; readonly stores: readonly StoreSource[] }> {
  const local: string[] = [];
  const stores: StoreSource[] = [];
  const hasPatterns = choices.include !== undefined || choices.exclude !== undefined;
  for (const place of places) {
    const isFolder = async (): Promise<boolean> => (await stat(place).catch(() => null))?.isDirectory() === true;
    if (schemeOf(place) === null && !(hasPatterns && (await isFolder()))) {
      local.push(place);
      continue;
    }
    const source = sourceAt(place, choices, environment);
    if (source.kind === 'store') stores.push(source);
  }
  return { local, stores };
}
