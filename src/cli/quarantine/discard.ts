import { inWords } from '../../ingest/document/document.ts';
import { discard } from '../../ingest/quarantine/discard.ts';
import { watchForStop } from '../../server/shutdown.ts';
import { agrees } from '../agree.ts';
import type { CommandRun } from '../command-run.ts';
import { counted } from '../../ingest/counted.ts';
import { CommandRefusal } from '../refusals.ts';
import { exitCodeOf } from '../stop-code.ts';
import { withDatabase } from '../with-database.ts';
import { choiceOf, countChosen, type Chosen } from './chosen.ts';

/** `sessiongraph quarantine discard`: takes documents out of the quarantine for good, once the person has agreed. */
export async function discardQuarantineCommand(
  run: CommandRun,
  ids: readonly string[],
  { yes = false, ...chosen }: Chosen & { readonly yes?: boolean },
): Promise<number> {
  const { terminal } = run;
  const choice = choiceOf(ids, chosen);
  return withDatabase(run, async ({ url }) => {
    const { documents, bytes } = await countChosen(url, choice);
    if (documents === 0) throw new CommandRefusal('No such document is in the quarantine.');
    const what = `discard ${counted(documents, 'document')} (${inWords(bytes)}) for good`;
    if (!yes && !(await agrees(terminal, what, 'Nothing was discarded.'))) return 1;
    const stop = watchForStop();
    let gone = 0;
    await discard(url, choice, (batch) => void (gone += batch.length), stop.signal);
    terminal.say(`${stop.signal.aborted ? 'Stopped. ' : ''}Discarded ${counted(gone, 'document')}.`);
    return stop.signal.aborted ? exitCodeOf(await stop.requested) : 0;
  });
}
