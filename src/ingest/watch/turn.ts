import { StoreError } from '../../storage/store-error.ts';
import type { Source } from '../sources/source.ts';
import { renewTurn, takeTurn, turnFailed, turnReleased, turnSucceeded, type Turn } from './source-row.ts';
import type { Watcher } from './watcher.ts';

/** Lists or pulls a source while this process has the turn; the signal aborts when it has lost it. */
export type Work = (turn: Turn, signal: AbortSignal) => Promise<void>;

const LOST = new Error('Another process has the turn');

/** Signs of life in one lease. */
const SIGNS = 3;

/**
 * Takes the turn of a source, if it is due and nobody else's, and does the work. A failure of the source is kept with it and put off;
 * one of the database is thrown.
 */
export async function inTurn(watcher: Watcher, source: Source, work: Work): Promise<void> {
  const { ledger, pace, signal, troubles } = watcher;
  const taken = await takeTurn(ledger, source, pace.lease);
  if (!taken) return;
  let turn = taken;
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(signal.reason);
  signal.addEventListener('abort', onAbort);
  let sign: Promise<void> = Promise.resolve();
  const timer = setInterval(
    () => {
      sign = renewTurn(ledger, source.name, turn.until, pace.lease).then(
        (until) => (until ? void (turn = { ...turn, until }) : stop.abort(LOST)),
        (error: unknown) => stop.abort(error),
      );
    },
    (pace.lease * 1000) / SIGNS,
  );
  const end = async (): Promise<Turn> => {
    clearInterval(timer);
    await sign;
    return turn;
  };
  try {
    await work(turn, stop.signal);
    await turnSucceeded(ledger, source, await end());
    troubles.over('A source cannot be listed');
  } catch (error) {
    const last = await end();
    if (error === LOST || stop.signal.reason === LOST) return;
    if (error instanceof StoreError) {
      troubles.tell('A source cannot be listed', error.message);
      await turnFailed(ledger, source, last, error.message, pace);
    } else {
      await turnReleased(ledger, source.name, last).catch(() => undefined);
      if (!signal.aborted) throw error;
    }
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
