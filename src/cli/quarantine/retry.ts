import { retry, type RetryOutcome } from '../../ingest/quarantine/retry.ts';
import { watchForStop } from '../../server/shutdown.ts';
import type { CommandRun } from '../command-run.ts';
import { finishOrStop } from '../finish-or-stop.ts';
import { counted } from '../../ingest/counted.ts';
import { exitCodeOf } from '../stop-code.ts';
import { withDatabase } from '../with-database.ts';
import { choiceOf, countChosen, type Chosen } from './chosen.ts';

const PROBLEMS_SHOWN = 20;

/** `sessiongraph quarantine retry`: 0 when all that was chosen was taken in, 2 when some stayed, 128 and the signal's number when stopped. */
export async function retryQuarantineCommand(run: CommandRun, ids: readonly string[], chosen: Chosen): Promise<number> {
  const { config, terminal, log } = run;
  const choice = choiceOf(ids, chosen);
  const stop = watchForStop();
  const tally = { tried: 0, taken: 0, stayed: 0 };
  const work = withDatabase(run, async ({ url }) => {
    const { documents } = await countChosen(url, choice);
    const onBatch = (outcomes: readonly RetryOutcome[]): void => {
      for (const { id, source, fate, problems } of outcomes) {
        tally.tried++;
        if (fate !== 'quarantined') tally.taken++;
        else if (++tally.stayed <= PROBLEMS_SHOWN) terminal.note(`stays  ${id}  ${source}: ${problems.join('; ')}`);
      }
      terminal.progress(`${inWords(tally)} of ${counted(documents, 'document')}`);
    };
    await retry({ url, choice, limits: config.ingest, signal: stop.signal, onBatch });
    return documents;
  });
  const { result: documents, reason } = await finishOrStop(work, stop, log);
  const { tried, stayed } = tally;
  terminal.endProgress();
  if (stayed > PROBLEMS_SHOWN) terminal.note(`… and ${counted(stayed - PROBLEMS_SHOWN, 'more stays', 'more stay')}`);
  const missing = Math.max((documents ?? 0) - tried, (choice.ids?.length ?? 0) - tried, 0);
  if (reason === null && missing > 0) {
    terminal.note(
      `${counted(missing, 'document is', 'documents are')} not there any more, or in the hands of another process.`,
    );
  }
  terminal.say(`${reason === null ? '' : 'Stopped. '}${inWords(tally)}.`);
  if (reason !== null) return exitCodeOf(reason);
  return stayed === 0 && missing === 0 ? 0 : 2;
}

const inWords = ({ taken, stayed }: { readonly taken: number; readonly stayed: number }): string =>
  `${counted(taken, 'document')} taken in, ${stayed.toLocaleString('en')} ${stayed === 1 ? 'stays' : 'stay'} in the quarantine`;
