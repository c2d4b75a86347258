import { Readable } from 'node:stream';
import { ingest } from '../src/ingest/run.ts';
import { generateFiles, type GeneratorOptions } from '../src/generate/files.ts';

/** The instance of all generated sessions. */
export const INSTANCE = 'bench';

/** What is generated for every measurement: one instance, three months, the same for the same number of sessions. */
export const generated = (sessions: number): GeneratorOptions => ({
  seed: 7,
  sessions,
  from: new Date('2026-06-01T00:00:00Z'),
  to: new Date('2026-09-01T00:00:00Z'),
  instances: [INSTANCE],
});

/** Takes generated sessions in, each once, as `sessiongraph ingest -` would. */
export async function takeInSessions(url: string, options: GeneratorOptions): Promise<void> {
  const stdin = Readable.from(lines(options), { objectMode: false });
  const { quarantined } = await ingest({ url, paths: ['-'], instance: INSTANCE, stdin });
  if (quarantined > 0) throw new Error(`${quarantined} generated sessions were quarantined.`);
}

function* lines(options: GeneratorOptions): Generator<Buffer> {
  for (const { text } of generateFiles(options, 'line')) yield Buffer.from(`${text}\n`);
}
