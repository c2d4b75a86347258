import { withClient } from '../../database/with-client.ts';
import { readEntry } from '../../ingest/quarantine/entries.ts';
import type { CommandRun } from '../command-run.ts';
import { CommandRefusal } from '../refusals.ts';
import { withDatabase } from '../with-database.ts';
import { textOf } from './list.ts';

/** `sessiongraph quarantine show`: the document as it came to stdout, the rest to stderr; with `--problems` only the rest, to stdout. */
export async function showQuarantineCommand(
  run: CommandRun,
  id: string,
  { problems = false }: { readonly problems?: boolean },
): Promise<number> {
  const { terminal } = run;
  const entry = await withDatabase(run, ({ url }) =>
    withClient(url, 'quarantine show', (client) => readEntry(client, id)),
  );
  if (entry === null) throw new CommandRefusal(notThere(id));
  if (problems) terminal.say(textOf(entry));
  else {
    terminal.note(textOf(entry));
    await terminal.write(entry.document);
  }
  return 0;
}

/** What is said of an id that no quarantined document has. */
export const notThere = (id: string): string =>
  `No document ${id} is in the quarantine; \`sessiongraph quarantine list\` says which are.`;
