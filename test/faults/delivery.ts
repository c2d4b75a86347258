import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateFiles } from '../../src/generate/files.ts';
import { ingest } from '../../src/ingest/run.ts';
import { contentsOf } from '../ingest-contents.ts';
import { september } from '../support/generated.ts';
import { templateCopy } from '../support/postgres.ts';

/** A folder of session files as a bucket holds them, and what a run without faults makes of it. */
export interface Delivery extends Disposable {
  readonly path: string;
  readonly files: number;
  /** How long that run took, in milliseconds. */
  readonly ms: number;
  /** Everything that is stored of the files, as one undisturbed run stores it. */
  readonly expected: Awaited<ReturnType<typeof contentsOf>>;
}

/** Writes this many files, second exports and broken ones among them, and takes them in once without faults. */
export async function delivery(files: number): Promise<Delivery> {
  const path = mkdtempSync(join(tmpdir(), 'sessiongraph-delivery-'));
  const options = {
    ...september,
    seed: 23,
    sessions: files,
    secondExports: 0.3,
    late: 0.1,
    duplicate: 0.1,
    broken: 0.02,
  };
  let count = 0;
  for (const file of generateFiles(options)) {
    if (count >= files) break;
    const folder = join(path, String(Math.floor(count / 1000)));
    if (count % 1000 === 0) mkdirSync(folder);
    writeFileSync(join(folder, `${String(count++).padStart(6, '0')}.json`), file.text);
  }
  await using database = await templateCopy();
  const begun = performance.now();
  await ingest({ url: database.url, paths: [path], instance: 'default' });
  const ms = performance.now() - begun;
  const expected = withoutAttempts(await contentsOf(database.url));
  return { path, files: count, ms, expected, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** What is stored; how often and when a broken file was refused is not compared, because a run that is begun again refuses it again. */
export const storedOf = async (url: string): Promise<Delivery['expected']> => withoutAttempts(await contentsOf(url));

function withoutAttempts(contents: Delivery['expected']): Delivery['expected'] {
  const refused = (contents['quarantined_documents'] ?? []).map((text) => {
    const { hash, problems } = JSON.parse(text) as { readonly hash: string; readonly problems: unknown };
    return JSON.stringify({ hash, problems });
  });
  return { ...contents, quarantined_documents: refused.sort() };
}
