import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEmbedded } from '../../src/database/embedded/open.ts';
import { isLong } from '../support/kind-of-run.ts';
import { compiledProgram, type Program, type Run } from '../support/program.ts';
import { delivery, storedOf, type Delivery } from './delivery.ts';

const KILLS = isLong ? 24 : 6;

describe('kill -9 at random moments of a run', () => {
  let files: Delivery;
  let program: Program;
  beforeAll(async () => {
    [files, program] = [await delivery(isLong ? 20_000 : 2_000), await compiledProgram()];
  }, 300_000);
  afterAll(async () => {
    await program[Symbol.asyncDispose]();
    files[Symbol.dispose]();
  });

  /** Where the program keeps its data; each kind of kill begins with nothing. */
  const dataDir = (name: string): string => join(program.folder, name);
  const run = (name: string): Run => program.start(['ingest', files.path], { DATA_DIR: dataDir(name) });

  /** False where the run has ended, and PostgreSQL with it. */
  async function killPostgres(name: string): Promise<boolean> {
    const text = await readFile(join(dataDir(name), 'postgres/postmaster.pid'), 'utf8').catch(() => null);
    return text !== null && process.kill(Number.parseInt(text, 10), 'SIGKILL');
  }

  test.each([
    ['process', (_name: string, started: Run): Promise<boolean> => Promise.resolve(started.child.kill('SIGKILL'))],
    ['PostgreSQL', killPostgres],
  ])(
    'of the %s leaves what a run without faults leaves',
    async (name, kill) => {
      const seed = Date.now() % 100_000;
      let disturbed = 0;
      for (let i = 0; i < KILLS; i++) {
        const started = run(name);
        await started.says('Taking in files');
        // Spread over the run by a rule of the seed, so that a failure can be looked at again.
        await sleep((((seed * (i + 1) * 7919) % 1000) / 1000) * files.ms);
        if (await kill(name, started)) disturbed++;
        await started.ended;
      }
      expect({ seed, isDisturbed: disturbed > 0 }).toEqual({ seed, isDisturbed: true });
      const last = run(name);
      // 2: some files are broken and quarantined.
      expect({ seed, code: await last.ended }).toEqual({ seed, code: 2 });
      const database = await openEmbedded({ dataDir: dataDir(name), log: () => undefined });
      try {
        expect(await storedOf(database.url)).toEqual(files.expected);
      } finally {
        await database.release();
      }
    },
    1_200_000,
  );
});
