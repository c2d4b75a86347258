// `npm run update`: writes every file that is made of others, and says what it does as it goes. Of the tests only those run that
// compare a file with what it should be; with UPDATE=1 they write it. It judges nothing: read the difference, then `npm run check`.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A test that writes under UPDATE=1 reads the setting, or has one of the two files that do. */
const WRITES = /\/(matches-file|written-file)\.ts'|\['UPDATE'\]/;

/** The test files that write what they compare. */
function writingTests() {
  return ['src', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => file.endsWith('.test.ts') && WRITES.test(readFileSync(file, 'utf8'))),
  );
}

const npm = (...args) => ['npm', ['run', '--silent', ...args]];

if (process.env.CI) {
  console.error(
    'Generated files are not written under CI: run `npm run update` on your machine and commit the result.',
  );
  process.exit(1);
}

const tests = writingTests();
const STEPS = [
  { says: 'build the program into dist/', run: npm('build') },
  { says: 'write schema/schema.graphql, the schema that the built program serves', run: npm('schema') },
  { says: 'write test/generated/operations.ts, the types of test/queries/*.graphql', run: npm('codegen') },
  {
    says: `write what tests compare: answers and statements of test/queries, tables and examples in documents (${tests.join(', ')})`,
    run: npm('test', '--', ...tests),
    update: true,
  },
];

for (const { says, run, update } of STEPS) {
  console.log(`→ ${says}`);
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(...run, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, ...(update ? { UPDATE: '1' } : {}) },
  });
  console.log(`  ${status === 0 ? 'done' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status === 0) continue;
  console.error(`${stdout}${stderr}\nNothing after this step was written.`);
  process.exit(1);
}

const { stdout: changed } = spawnSync(
  'git',
  ['status', '--short', '--', 'schema', 'docs', 'test', '.env.example', 'README.md'],
  {
    encoding: 'utf8',
  },
);
console.log(
  changed ? `\nNot committed yet; read what was written (git diff):\n${changed.trimEnd()}` : '\nNothing has changed.',
);
