import type { ReadDocument, RefusedDocument } from '../../src/ingest/document/document.ts';
import { pullSessions, type PulledSessions, type PullOptions } from '../../src/ingest/manager-api/pull.ts';
import { token, user, type Platform } from './platform.ts';

/** What a whole pull brought. */
export interface Pulled {
  readonly documents: readonly (ReadDocument | RefusedDocument)[];
  /** Texts of the documents, as they came. */
  readonly texts: readonly string[];
  readonly pages: readonly PulledSessions[];
  readonly highest: number | null;
}

/** Options of a pull that fails fast and is not held back. */
export const quick = (platform: Platform, more: Partial<PullOptions> = {}): PullOptions => ({
  baseUrl: platform.baseUrl,
  subdomain: user,
  token,
  since: null,
  requestsPerSecond: 10_000,
  firstWaitMs: 1,
  ...more,
});

/** Pulls until the end. */
export async function pulled(platform: Platform, more: Partial<PullOptions> = {}): Promise<Pulled> {
  const pages: PulledSessions[] = [];
  for await (const page of pullSessions(quick(platform, more))) pages.push(page);
  const documents = pages.flatMap((page) => page.documents);
  return {
    documents,
    texts: documents.map(({ bytes }) => bytes.toString()),
    pages,
    highest: pages.at(-1)?.highest ?? null,
  };
}
