import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ingest } from '../src/ingest/run.ts';
import { generateFiles } from '../src/generate/files.ts';
import { contentsOf, query } from './ingest-contents.ts';
import { fatesOf, folderOf } from './ingest-records.ts';
import { september } from './support/generated.ts';
import { templateCopy } from './support/postgres.ts';
import { compiledProgram, type Program } from './support/program.ts';

/** Files of sessions that are delivered early, late, twice and broken, as NDJSON; the second one holds them from the end to the start. */
function deliveries(sessions: number): Record<string, string> {
  const options = { ...september, seed: 11, sessions, secondExports: 0.5, late: 0.2, duplicate: 0.2, broken: 0.05 };
  const texts = [...generateFiles(options, 'line')]
    .filter(({ isBroken }) => !isBroken)
    // Of every third session another export, with the same `updated_at` and other content.
    .flatMap(({ text }, i) =>
      i % 3 === 0 ? [text, text.replace('{', `{"wait_time_sms_note": ${String(i)},`)] : [text],
    );
  return { 'forwards.ndjson': `${texts.join('\n')}\n`, 'backwards.ndjson': `${texts.reverse().join('\n')}\n` };
}

describe('several processes', () => {
  let program: Program;
  const running: ChildProcess[] = [];
  beforeAll(async () => {
    program = await compiledProgram();
  });
  afterAll(() => program[Symbol.asyncDispose]());
  afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));

  /** Starts an ingest in a process of its own, which says a line after each batch. */
  function start(url: string, path: string): ChildProcess {
    const run = pathToFileURL(join(program.folder, 'dist/src/ingest/run.js')).href;
    const code = `const { ingest } = await import(${JSON.stringify(run)});
      await ingest({ url: process.argv[1], paths: [process.argv[2]], instance: 'here', onProgress: ({ new: added }) => console.log(added) });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code, url, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    return child;
  }

  it('that take in the same sessions at once, in opposite orders, end where one alone ends', async () => {
    using folder = folderOf(deliveries(1500));
    await using clean = await templateCopy();
    await ingest({ url: clean.url, paths: [join(folder.path, 'forwards.ndjson')], instance: 'here' });
    await using database = await templateCopy();
    const children = ['forwards.ndjson', 'backwards.ndjson'].map((name) =>
      start(database.url, join(folder.path, name)),
    );
    const codes = await Promise.all(children.map(async (child) => ((await once(child, 'exit')) as [number])[0]));
    expect(codes).toEqual([0, 0]);
    expect(await contentsOf(database.url)).toEqual(await contentsOf(clean.url));
  }, 120_000);

  it('killed at any moment lose nothing: the next run ends where a clean one ends', async () => {
    using folder = folderOf(deliveries(1200));
    const path = join(folder.path, 'forwards.ndjson');
    await using clean = await templateCopy();
    const summary = await ingest({ url: clean.url, paths: [path], instance: 'here' });
    const expected = await contentsOf(clean.url);
    await using database = await templateCopy();
    for (const moment of [0, 7, 20, 45]) {
      await query(database.url, `TRUNCATE ${Object.keys(expected).join(', ')}`);
      const child = start(database.url, path);
      await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'exit')]);
      await new Promise((resolve) => setTimeout(resolve, moment));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const sessions = await query<{ found: number }>(database.url, 'SELECT count(*)::int AS found FROM sessions');
      expect(sessions.rows[0]?.found).toBeGreaterThan(0);
      const again = await ingest({ url: database.url, paths: [path], instance: 'here' });
      expect(again.new + (sessions.rows[0]?.found ?? 0)).toBeGreaterThanOrEqual(summary.new);
      expect(fatesOf(again)['quarantined']).toBe(0);
      expect(await contentsOf(database.url)).toEqual(expected);
    }
  }, 120_000);
});
