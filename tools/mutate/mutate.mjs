// `npm run mutate -- FOLDER`: puts small faults into the files of a folder, one at a time, and counts how many the tests notice.
import { fork } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutantsOf } from './mutants.mjs';
import { createSandbox } from './sandbox.mjs';

const HELP = `npm run mutate -- PLACE… [options]

Puts small faults into files, one at a time and in a copy of the tree, and runs tests against each. A fault that no test notices
is a survivor: write the test that notices it, make the code plainer, or name it in docs/verification.md with the reason why
nobody can notice it.

PLACE is a folder or a file under src; test files are left out. A file with :LINE or :FROM-TO is mutated there alone.

  --tests PATH…   the tests to run, separated by commas (default: those beside the places)
  --sample N      only N faults, spread evenly
  --skip N        leave out the first N faults: go on where a run was stopped
  --least PERCENT fail when fewer are noticed (default 90)
  --list          list the faults and run nothing
  --help          this text
`;

/** A runner is replaced after so many mutants, because modules that were loaded stay in its memory. */
const RUNNER_LASTS = 40;

const { values: options, positionals: places } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: 'string', multiple: true },
    sample: { type: 'string' },
    skip: { type: 'string', default: '0' },
    least: { type: 'string', default: '90' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help || places.length === 0) {
  process.stdout.write(HELP);
  process.exit(options.help ? 0 : 2);
}

const { mutants, tests } = chosen();
if (options.list) {
  for (const mutant of mutants) console.log(inWords(mutant));
  console.log(`${mutants.length} faults`);
  process.exit(0);
}
const sandbox = createSandbox();
process.on('SIGINT', () => process.exit(130));
process.on('exit', () => sandbox.remove());
process.exitCode = await run();

/** Tries all mutants; 0 when enough of them were noticed. */
async function run() {
  const first = createRunner({});
  console.log(`Tests: ${tests.join(' ')}`);
  const began = Date.now();
  const clean = await first.ask({ kind: 'first' }, 600_000);
  if (clean?.failed !== 0 || clean.ran === 0) {
    console.error(
      `Without any fault, ${clean?.failed ?? 'all'} of ${clean?.ran ?? 0} tests fail. ${clean?.error ?? ''}`,
    );
    await first.end();
    return 1;
  }
  // The first run compiles everything and makes the database, so each later one is faster than this.
  const patience = Math.max(20_000, 3 * (Date.now() - began));
  const survivors = [];
  let runner = createRunner(clean.environment);
  for (const [at, mutant] of mutants.entries()) {
    if (runner.asked >= RUNNER_LASTS) {
      await runner.end();
      runner = createRunner(clean.environment);
    }
    const outcome = await runner.ask({ kind: 'mutant', mutant }, patience);
    if (outcome === null) {
      await runner.end();
      restore(mutant.file);
      runner = createRunner(clean.environment);
    }
    const isKilled = outcome === null || outcome.failed > 0;
    if (!isKilled) survivors.push(mutant);
    console.log(
      `${String(at + 1).padStart(4)}/${mutants.length} ${isKilled ? 'noticed ' : 'SURVIVED'} ${inWords(mutant)}`,
    );
  }
  await runner.end();
  await first.end();
  const percent = mutants.length === 0 ? 100 : (100 * (mutants.length - survivors.length)) / mutants.length;
  console.log(`\n${survivors.length} of ${mutants.length} faults were not noticed (${percent.toFixed(1)} % were)`);
  for (const mutant of survivors) console.log(`  ${inWords(mutant)}`);
  return percent >= Number(options.least) ? 0 : 1;
}

/** A process that runs the tests; a question that takes longer than `patience` ends it, and its answer is null. */
function createRunner(environment) {
  const child = fork(
    fileURLToPath(new URL('runner.mjs', import.meta.url)),
    [JSON.stringify({ rootDir: sandbox.folder, tests })],
    {
      execArgv: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      env: { ...process.env, ...environment },
    },
  );
  let isOver = false;
  const over = new Promise((resolve) => child.once('exit', () => resolve((isOver = true))));
  return {
    asked: 0,
    ask(question, patience) {
      this.asked++;
      if (isOver) return Promise.resolve(null);
      const timer = setTimeout(() => child.kill('SIGKILL'), patience);
      const answered = new Promise((resolve) => child.once('message', resolve));
      child.send(question);
      return Promise.race([answered, over.then(() => null)]).finally(() => clearTimeout(timer));
    },
    async end() {
      if (!isOver) child.send({ kind: 'end' });
      await over;
    },
  };
}

/** A runner that was killed leaves its mutant behind. */
function restore(file) {
  writeFileSync(join(sandbox.folder, file), readFileSync(file));
}

function chosen() {
  const found = [];
  const beside = new Set();
  for (const place of places) {
    const [path, lines = ''] = place.split(':');
    const [from, to = from] = lines === '' ? [1, Infinity] : lines.split('-').map(Number);
    const isFolder = statSync(path).isDirectory();
    beside.add(isFolder ? path : path.replace(/\.ts$/, '.test.ts'));
    const files = isFolder
      ? readdirSync(path, { recursive: true })
          .map((name) => join(path, String(name)))
          .sort()
      : [path];
    for (const file of files) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
      const all = mutantsOf(relative('.', file), readFileSync(file, 'utf8'));
      found.push(...all.filter(({ line }) => line >= from && line <= to));
    }
  }
  const sample = options.sample === undefined ? found.length : Math.min(found.length, Number(options.sample));
  const spread = Array.from({ length: sample }, (_, i) => found[Math.floor((i * found.length) / sample)]);
  return {
    mutants: spread.slice(Number(options.skip)),
    tests: options.tests?.flatMap((it) => it.split(',')) ?? [...beside],
  };
}

function inWords({ file, line, column, before, replacement }) {
  const short = (text) => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replace(/\s+/g, ' ').trim();
  return `${file}:${line}:${column}  ${short(before) || '(blank)'} → ${short(replacement) || '(nothing)'}`;
}
