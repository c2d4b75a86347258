import type { Log } from '../log.ts';
import type { StopReason, StopWatch } from '../server/shutdown.ts';

/** What came of work that may be stopped. */
interface Ending<Result> {
  /** Null where the work was cut off. */
  readonly result: Result | null;
  /** Why a stop was asked for; null where none was. */
  readonly reason: StopReason | null;
}

/** Waits for the end of work that heeds the stop's signal, or cuts it off when a stop is forced. */
export async function finishOrStop<Result>(work: Promise<Result>, stop: StopWatch, log: Log): Promise<Ending<Result>> {
  const result = await Promise.race([work, stop.forced.then(() => null)]);
  const reason = stop.signal.aborted ? await stop.requested : null;
  if (reason?.kind === 'crash') log.error({ err: reason.error }, 'Stopping after an error that nobody expected');
  return { result, reason };
}
