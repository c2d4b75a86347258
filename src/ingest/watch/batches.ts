import { openClient } from '../../database/with-client.ts';
import { readyToWrite } from '../connection.ts';
import { emptySummary, type Summary } from '../summary.ts';
import { withWriter, type Writer } from '../writer.ts';
import type { Watcher } from './watcher.ts';

/** How often what was taken in is told, in milliseconds. */
const TELL = 10_000;

/** A writer with a connection of its own, for as long as the work lasts; what was taken in is told in the log. */
export async function withSourceWriter<Mark>(
  { url, limits, log }: Watcher,
  { name, instance }: { readonly name: string; readonly instance: string },
  onStored: (marks: readonly Mark[]) => Promise<void>,
  work: (writer: Writer<Mark>) => Promise<void>,
): Promise<void> {
  const client = await openClient(url, 'watch', { connectionTimeoutMillis: 30_000 });
  const summary = emptySummary();
  let told = performance.now();
  const tell = (): void => {
    if (recordsOf(summary) > 0) log.info({ source: name, ...fatesOf(summary) }, 'Took in documents');
    Object.assign(summary, emptySummary());
    told = performance.now();
  };
  try {
    await readyToWrite(client);
    const onBatch = async (_outcomes: unknown, marks: readonly Mark[]): Promise<void> => {
      await onStored(marks);
      if (performance.now() - told >= TELL) tell();
    };
    await withWriter({ client, instance, limits, summary, onBatch }, work);
  } finally {
    tell();
    await client.end().catch(() => undefined);
  }
}

const fatesOf = ({ new: added, replaced, same, stale, quarantined }: Summary): Record<string, number> => ({
  new: added,
  replaced,
  same,
  stale,
  quarantined,
});

const recordsOf = (summary: Summary): number => Object.values(fatesOf(summary)).reduce((sum, it) => sum + it, 0);
