import { reingest, type ReingestReport } from '../ingest/reingest/reingest.ts';
import { instanceNames } from '../server/first-visit.ts';
import { watchForStop } from '../server/shutdown.ts';
import type { CommandRun } from './command-run.ts';
import { finishOrStop } from './finish-or-stop.ts';
import { counted } from '../ingest/counted.ts';
import { CommandRefusal } from './refusals.ts';
import { exitCodeOf } from './stop-code.ts';
import { withDatabase } from './with-database.ts';

/** The options of `sessiongraph reingest`. */
export interface ReingestChoices {
  readonly instance?: string;
  readonly restart?: boolean;
}

/** `sessiongraph reingest`: 0 when all was built anew, 2 when documents are not understood any more, 128 and the signal's number when stopped. */
export async function reingestCommand(
  run: CommandRun,
  { instance, restart = false }: ReingestChoices,
): Promise<number> {
  const { config, terminal, log } = run;
  const stop = watchForStop();
  const work = withDatabase(run, async ({ url }) => {
    if (instance !== undefined && !(await instanceNames(url)).includes(instance)) {
      throw new CommandRefusal(`There is no instance "${instance}" with stored documents.`);
    }
    const onProgress = (report: ReingestReport): void =>
      terminal.progress(`${inWords(report)}; ${counted(report.left, 'session')} left`);
    return reingest({ url, instance, restart, limits: config.ingest, signal: stop.signal, onProgress });
  });
  const { result: reports, reason } = await finishOrStop(work, stop, log);
  terminal.endProgress();
  if (reports?.length === 0) terminal.say('No stored document yet.');
  for (const report of reports ?? []) {
    for (const { source, problems } of report.problems) {
      terminal.note(`stays as it was  ${source}: ${problems.join('; ')}`);
    }
    terminal.say(`${inWords(report)}.`);
  }
  if (reason !== null) {
    terminal.note('What was built is kept; run the command again to go on.');
    return exitCodeOf(reason);
  }
  if (reports === null || reports.some(({ isTaken }) => isTaken)) return 1;
  return reports.some(({ refused }) => refused > 0) ? 2 : 0;
}

function inWords({ instance, isTaken, isResumed, sessions, passedOver, refused }: ReingestReport): string {
  if (isTaken) return `${instance}: another process is building it anew`;
  const parts = [
    `${instance}: ${counted(sessions, 'session')} built anew`,
    ...(passedOver > 0 ? [`${counted(passedOver, 'session')} passed over, because newer files came`] : []),
    ...(refused > 0 ? [`${counted(refused, 'document')} not understood any more, whose rows stay as they were`] : []),
  ];
  return `${parts.join(', ')}${isResumed ? ' (with the run that was stopped before)' : ''}`;
}
