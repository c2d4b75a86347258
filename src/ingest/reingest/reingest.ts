import type { ClientBase } from 'pg';
import { withClient } from '../../database/with-client.ts';
import { readyToWrite } from '../connection.ts';
import type { DocumentLimits } from '../document/document.ts';
import { readDocument } from '../document/parse.ts';
import { emptySummary, type Summary } from '../summary.ts';
import { withWriter, type WriterOptions } from '../writer.ts';
import { claim, finishRun, instancesToRebuild, noteLookedAt, openRun, type ReingestState } from './runs.ts';
import { readPage } from './stored-documents.ts';

export interface ReingestOptions {
  /** The database; its user owns the tables. */
  readonly url: string;
  /** All instances when left out. */
  readonly instance?: string | undefined;
  /** Begins anew where a run was stopped, instead of going on. */
  readonly restart?: boolean;
  readonly limits: DocumentLimits;
  /** Told after every batch; the object is the same each time and grows. */
  readonly onProgress?: (report: Readonly<ReingestReport>) => void;
  /** Stops after the batch in hand. */
  readonly signal?: AbortSignal;
}

/** What a rebuild of one instance did; the numbers cover what was done before it was stopped and called again. */
export interface ReingestReport {
  readonly instance: string;
  /** Another process is at it, so nothing was done. */
  readonly isTaken: boolean;
  /** Whether it went on where another run had been stopped. */
  readonly isResumed: boolean;
  /** Sessions whose rows were built anew. */
  sessions: number;
  /** Sessions that newer files came for meanwhile; those are built already. */
  passedOver: number;
  /** Stored documents that are not understood any more; their rows stay as they were. */
  refused: number;
  /** The first of them, with every reason. */
  problems: Summary['problems'];
  /** Sessions still to be looked at. */
  left: number;
  isComplete: boolean;
}

/**
 * Builds the rows of stored sessions anew from their documents, an instance after the other, in batches; readers see each session as
 * it was or as it is, and files may come meanwhile. A run that was stopped or killed goes on where it was.
 */
export async function reingest({ url, instance, ...options }: ReingestOptions): Promise<readonly ReingestReport[]> {
  return withClient(url, 'reingest', (reader) =>
    withClient(url, 'reingest', async (client) => {
      await readyToWrite(client);
      const reports: ReingestReport[] = [];
      for (const name of instance === undefined ? await instancesToRebuild(reader) : [instance]) {
        if (options.signal?.aborted) break;
        reports.push(await rebuild(reader, client, name, options));
      }
      return reports;
    }),
  );
}

async function rebuild(
  reader: ClientBase,
  client: ClientBase,
  instance: string,
  { limits, onProgress, restart = false, signal }: Omit<ReingestOptions, 'url' | 'instance'>,
): Promise<ReingestReport> {
  if (!(await claim(reader, instance))) return reportOf(instance, null);
  const run = await openRun(reader, instance, restart);
  const report = reportOf(instance, run);
  const options: WriterOptions<string> = {
    client,
    instance,
    limits,
    summary: { ...emptySummary(), problems: report.problems },
    isRebuild: true,
    onBatch: async (outcomes, marks) => {
      const count = (...fates: readonly string[]): number => outcomes.filter(({ fate }) => fates.includes(fate)).length;
      const refused = count('quarantined');
      const last = marks.at(-1);
      if (last !== undefined) await noteLookedAt(client, instance, last, refused);
      report.sessions += count('replaced');
      report.passedOver += count('stale');
      report.refused += refused;
      report.left = Math.max(0, report.left - outcomes.length);
      onProgress?.(report);
    },
  };
  await withWriter(options, async (writer) => {
    for (let last = run.lastSessionId; ;) {
      const page = signal?.aborted ? [] : await readPage(reader, instance, last, run.startedAt);
      for (const { sessionId, source, receivedAt, document } of page) {
        const raw = { source: source ?? '', bytes: document, receivedAt: receivedAt.getTime() };
        await writer.add(readDocument(raw, limits), sessionId);
      }
      if (page.length === 0) return;
      last = page.at(-1)?.sessionId ?? last;
    }
  });
  report.isComplete = signal?.aborted !== true;
  if (report.isComplete) await finishRun(reader, instance);
  return report;
}

const reportOf = (instance: string, run: ReingestState | null): ReingestReport => ({
  instance,
  isTaken: run === null,
  isResumed: run !== null && run.lastSessionId !== '0',
  sessions: run?.sessions ?? 0,
  passedOver: 0,
  refused: run?.refused ?? 0,
  problems: [],
  left: run?.left ?? 0,
  isComplete: false,
});
