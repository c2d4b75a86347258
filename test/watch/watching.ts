import { createLog } from '../../src/log.ts';
import { sourceOf } from '../../src/ingest/sources/source-of.ts';
import type { Source } from '../../src/ingest/sources/source.ts';
import type { Entry } from '../../src/ingest/sources/entry.ts';
import type { WatchPace } from '../../src/ingest/watch/pace.ts';
import { watch } from '../../src/ingest/watch/watch.ts';
import { query } from '../ingest-contents.ts';

/** One log line. */
export type Line = Readonly<Record<string, unknown>> & { readonly msg: string; readonly level: string };

/** A watch of this process, ended at disposal. */
export interface Watching extends AsyncDisposable {
  readonly lines: Line[];
  /** Waits for a log line. */
  says(message: string, more?: (line: Line) => boolean): Promise<Line>;
  end(): Promise<void>;
}

/** What a test does not want to wait for. */
const hasty: WatchPace = {
  lease: 2,
  poll: 0.2,
  firstWait: 0.05,
  longestWait: 0.4,
  longestWaitForPeople: 0.4,
};

/** A source as an entry describes it. */
export function sourceFrom(entry: Partial<Entry> & { readonly url: string }): Source {
  const problems: string[] = [];
  const source = sourceOf({ name: 'here', instance: 'emea', everySeconds: 1, ...entry }, {}, problems);
  if (!source) throw new Error(problems.join('; '));
  return { ...source, everySeconds: 0.2 };
}

/** Begins to watch. */
export function watching(url: string, sources: readonly Source[], pace: Partial<WatchPace> = {}): Watching {
  const lines: Line[] = [];
  const listeners = new Set<() => void>();
  const log = createLog('debug', {
    write: (text) => {
      lines.push(JSON.parse(text) as Line);
      for (const listen of listeners) listen();
    },
  });
  const stop = new AbortController();
  const ended = watch({ url, sources, log, signal: stop.signal, pace: { ...hasty, ...pace } });
  return {
    lines,
    says: (message, more = () => true) =>
      new Promise((resolve, reject) => {
        const from = lines.length;
        const listen = (): void => {
          const found = lines.slice(from).find((line) => line.msg === message && more(line));
          if (found) resolve(found);
        };
        listeners.add(listen);
        ended.then(() => reject(new Error(`The watch ended without ${message}`)), reject);
      }),
    end: async () => {
      stop.abort();
      await ended;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
    },
  };
}

/** Waits until a query of one number answers that number. */
export async function until(url: string, text: string, wanted: number, seconds = 15): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const { rows } = await query<{ n: number }>(url, text);
    if (Number(rows[0]?.n) === wanted) return;
    if (performance.now() > deadline) {
      throw new Error(`${text} is ${String(rows[0]?.n)}, not ${String(wanted)}, after ${String(seconds)} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

export const sessions = 'SELECT count(*) AS n FROM sessions';
export const pending = `SELECT count(*) AS n FROM ingest_objects WHERE state = 'PENDING'`;
export const done = `SELECT count(*) AS n FROM ingest_objects WHERE state = 'DONE'`;
