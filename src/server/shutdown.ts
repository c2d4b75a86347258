/** Why a process is to end: a signal, or an error that nobody caught. */
export type StopReason =
  { readonly kind: 'signal'; readonly signal: NodeJS.Signals } | { readonly kind: 'crash'; readonly error: unknown };

/** How a running command learns that it is to end. */
export interface StopWatch {
  /** Aborts at the first request to stop. */
  readonly signal: AbortSignal;
  /** The first request to stop; resolves when it comes. */
  readonly requested: Promise<StopReason>;
  /** Resolves when the user asks again, or when a crashed process has had time enough. */
  readonly forced: Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Ctrl-C reaches us from the terminal and once more through npm; that is one request, not two. */
const ECHO_MS = 1_000;
/** How long a process that has crashed may take to leave its database in order. */
const CRASH_MS = 5_000;

/** Watches for SIGINT, SIGTERM, SIGHUP and uncaught errors, which from now on do not end the process by themselves. */
export function watchForStop(): StopWatch {
  const stop = new AbortController();
  let request: (reason: StopReason) => void = () => {};
  let force: () => void = () => {};
  const requested = new Promise<StopReason>((resolve) => (request = resolve));
  const forced = new Promise<void>((resolve) => (force = resolve));
  let since = 0;

  function begin(reason: StopReason): void {
    since = performance.now();
    request(reason);
    stop.abort(reason);
  }
  function onSignal(signal: NodeJS.Signals): void {
    if (!stop.signal.aborted) begin({ kind: 'signal', signal });
    else if (performance.now() - since > ECHO_MS) force();
  }
  function onCrash(error: unknown): void {
    if (stop.signal.aborted) return;
    setTimeout(force, CRASH_MS).unref();
    begin({ kind: 'crash', error });
  }

  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on('uncaughtException', onCrash);
  return { signal: stop.signal, requested, forced };
}
