import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateFiles, type GeneratorOptions } from '../../src/generate/files.ts';
import { ingest } from '../../src/ingest/run.ts';

/** September 2026, which most tests ask about. */
export const september = { from: new Date('2026-09-01T00:00:00Z'), to: new Date('2026-10-01T00:00:00Z') };

/** Takes generated sessions into the database at `url`, as one NDJSON file for each instance. */
export async function ingestGenerated(
  url: string,
  options: Partial<GeneratorOptions> & { seed: number; sessions: number },
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sessiongraph-generated-'));
  try {
    const lines = new Map<string, string[]>();
    for (const { instance, text } of generateFiles({ ...september, ...options }, 'line')) {
      lines.set(instance, [...(lines.get(instance) ?? []), text]);
    }
    for (const [instance, texts] of lines) {
      const file = join(folder, `${instance}.ndjson`);
      writeFileSync(file, `${texts.join('\n')}\n`);
      await ingest({ url, paths: [file], instance });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
