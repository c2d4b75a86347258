import { withClient } from '../../database/with-client.ts';
import { inWords } from '../../ingest/document/document.ts';
import {
  countEntries,
  listEntries,
  type Entry,
  type EntryFilter,
  type Place,
} from '../../ingest/quarantine/entries.ts';
import type { CommandRun } from '../command-run.ts';
import { counted } from '../../ingest/counted.ts';
import { CommandRefusal } from '../refusals.ts';
import { withDatabase } from '../with-database.ts';

/** The options of `sessiongraph quarantine list`. */
export interface ListChoices extends Omit<EntryFilter, 'ids'> {
  readonly first: number;
  readonly after?: string;
  readonly json?: boolean;
}

/** `sessiongraph quarantine list`: a page of the documents that could not be taken in, last seen first. */
export async function listQuarantineCommand(run: CommandRun, choices: ListChoices): Promise<number> {
  const { first, after, json = false, ...filter } = choices;
  const { terminal } = run;
  const place = after === undefined ? undefined : placeOf(after);
  return withDatabase(run, ({ url }) =>
    withClient(url, 'quarantine list', async (client) => {
      const read = await listEntries(client, filter, first + 1, place);
      const page = read.slice(0, first);
      for (const entry of page) terminal.say(json ? JSON.stringify(entry) : textOf(entry));
      const { documents, bytes } = await countEntries(client, filter);
      if (documents === 0) terminal.note('No such document is in the quarantine.');
      else terminal.note(`${counted(documents, 'document')}, ${inWords(bytes)} together.`);
      const last = page.at(-1);
      if (read.length > first && last) terminal.note(`The next page: --after ${textOfPlace(last)}`);
      return 0;
    }),
  );
}

/** What there is to know of a document without looking into it. */
export function textOf({
  id,
  instance,
  source,
  size,
  isWhole,
  problems,
  firstSeenAt,
  lastSeenAt,
  attempts,
}: Entry): string {
  const part = isWhole || size === 0 ? '' : ', not all of it kept';
  return [
    id,
    `  instance  ${instance}`,
    `  source    ${source}`,
    `  size      ${inWords(size)}${part}`,
    `  seen      ${timeOf(firstSeenAt)} to ${timeOf(lastSeenAt)}, ${counted(attempts, 'attempt')}`,
    ...problems.map((problem, i) => `${i === 0 ? '  problem   ' : '            '}${problem}`),
  ].join('\n');
}

const timeOf = (date: Date): string => date.toISOString().replace('.000Z', 'Z');

const textOfPlace = ({ lastSeenAt, id }: Place): string => `${lastSeenAt.toISOString()},${id}`;

/** Reads a place in the list, which stays good when the document itself has left the quarantine. */
function placeOf(text: string): Place {
  const [time = '', id = ''] = text.split(',');
  const lastSeenAt = new Date(time);
  if (id === '' || Number.isNaN(lastSeenAt.getTime())) {
    throw new CommandRefusal(`${text} is no place in the list; give one as the page before printed it.`);
  }
  return { lastSeenAt, id };
}
