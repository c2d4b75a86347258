import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ingest, type IngestOptions } from '../src/ingest/run.ts';
import type { Summary } from '../src/ingest/summary.ts';

/** The least that makes a call, with whatever a test is about. */
export const call = (id: number | bigint, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id,
  call_type: 'Voice Inbound (IVR)',
  session_type_v2: 'Voice Inbound (IVR)',
  status: 'finished',
  fail_reason: 'nothing',
  created_at: '2026-09-14T09:05:00.000-07:00',
  ends_at: '2026-09-14T09:09:10.000-07:00',
  updated_at: '2026-09-14T09:24:28.000-07:00',
  ...more,
});

/** Takes in texts as one stream, in that order. */
export const ingestTexts = (
  url: string,
  texts: readonly string[],
  options: Partial<IngestOptions> = {},
): Promise<Summary> =>
  ingest({
    url,
    paths: ['-'],
    instance: 'here',
    stdin: Readable.from(texts.map((text) => Buffer.from(`${text}\n`))),
    ...options,
  });

/** Takes in records as NDJSON. */
export const ingestRecords = (
  url: string,
  records: readonly unknown[],
  options: Partial<IngestOptions> = {},
): Promise<Summary> =>
  ingestTexts(
    url,
    records.map((record) => JSON.stringify(record)),
    options,
  );

/** What became of the records of a run. */
export const fatesOf = ({ new: added, replaced, same, stale, quarantined }: Summary): Record<string, number> => ({
  new: added,
  replaced,
  same,
  stale,
  quarantined,
});

/** A folder with these files, for the time of a test. */
export function folderOf(files: Readonly<Record<string, string | Buffer>>): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'sessiongraph-ingest-'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(path, name), bytes);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
