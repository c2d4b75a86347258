import type { StopReason } from '../server/shutdown.ts';

const SIGNAL_CODES: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** The code of a process that was stopped: 128 and the signal's number, 1 after a crash. */
export function exitCodeOf(reason: StopReason): number {
  return reason.kind === 'signal' ? (SIGNAL_CODES[reason.signal] ?? 1) : 1;
}
