import { pullSessions } from '../manager-api/pull.ts';
import type { ApiSource } from '../sources/source.ts';
import { withSourceWriter } from './batches.ts';
import { moveCursor } from './source-row.ts';
import type { Work } from './turn.ts';
import type { Watcher } from './watcher.ts';

/** Takes in what a Manager API has that was updated since the last time. */
export const pulling =
  (watcher: Watcher, source: ApiSource): Work =>
  async ({ cursorAt }, signal) => {
    const { ledger, limits, log } = watcher;
    const begun = performance.now();
    let sessions = 0;
    const stored = async (marks: readonly number[]): Promise<void> => {
      if (marks.length > 0) await moveCursor(ledger, source.name, Math.max(...marks));
    };
    await withSourceWriter<number>(watcher, source, stored, async (writer) => {
      const since = cursorAt?.getTime() ?? null;
      const { url: baseUrl, subdomain, token } = source;
      const pulled = pullSessions({
        baseUrl,
        token,
        since,
        limits,
        signal,
        ...(subdomain !== undefined && { subdomain }),
      });
      for await (const { documents, highest } of pulled) {
        for (const document of documents) await writer.add(document);
        sessions += documents.length;
        if (highest !== null) writer.mark(highest);
      }
    });
    log.info({ source: source.name, sessions, ms: Math.round(performance.now() - begun) }, 'Pulled from a source');
  };
