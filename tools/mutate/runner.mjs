// A process that runs the tests of a sandbox once for each mutant it is sent; whoever sent it kills it when a mutant never ends.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCLI } from 'jest';
import config from '../../jest.config.js';

const { rootDir, tests } = JSON.parse(process.argv[2]);
process.chdir(rootDir);
// Jest reports every test; here only the number of failures counts.
process.stdout.write = () => true;
process.stderr.write = () => true;

/** Runs the tests; `keep` leaves the database of the run to the next ones, which take it from the environment. */
async function failures(isFirst) {
  const settings = { ...config, rootDir, reporters: [], testTimeout: 15_000 };
  delete settings.globalTeardown;
  if (!isFirst) delete settings.globalSetup;
  const { results } = await runCLI(
    {
      _: tests,
      $0: 'jest',
      config: JSON.stringify(settings),
      runInBand: true,
      bail: !isFirst,
      watchman: false,
      silent: true,
    },
    [rootDir],
  );
  return { failed: results.numFailedTests + results.numRuntimeErrorTestSuites, ran: results.numTotalTests };
}

async function tryMutant({ file, start, end, replacement }) {
  const path = join(rootDir, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.slice(0, start) + replacement + text.slice(end));
  try {
    return await failures(false);
  } finally {
    writeFileSync(path, text);
  }
}

async function end() {
  await globalThis.endTestRun?.();
  process.exit(0);
}

// Whoever asks was killed: nobody is left to say that it is over.
process.on('disconnect', end);

process.on('message', async ({ kind, mutant }) => {
  if (kind === 'end') return end();
  try {
    const outcome = kind === 'first' ? await failures(true) : await tryMutant(mutant);
    const environment = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => name.startsWith('SESSIONGRAPH_TEST_')),
    );
    process.send({ ...outcome, environment });
  } catch (error) {
    process.send({ failed: 1, ran: 0, error: String(error), environment: {} });
  }
});
