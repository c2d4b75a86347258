import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generateFiles, generateRecords, type GeneratorOptions } from '../../src/generate/files.ts';
import { ingest } from '../../src/ingest/run.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';

/** A database that generated files were taken into, delivered as platforms do, and the records that must be in it then. */
export interface DeliveredDatabase extends TestDatabase {
  readonly records: readonly { readonly instance: string; readonly record: Record<string, unknown> }[];
}

/** The files of each of the options, which must have instances of their own. */
export async function deliveredDatabase(...options: readonly GeneratorOptions[]): Promise<DeliveredDatabase> {
  const database = await templateCopy();
  const folder = await mkdtemp(join(tmpdir(), 'sessiongraph-delivered-'));
  const instances = new Set<string>();
  for (const { instance, name, text } of options.flatMap((each) => [...generateFiles(each, 'line')])) {
    instances.add(instance);
    const file = join(folder, instance, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  for (const instance of instances) await ingest({ url: database.url, paths: [join(folder, instance)], instance });
  await rm(folder, { recursive: true });
  return {
    ...database,
    records: options.flatMap((each) => [...generateRecords(each)]),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
