// `npm run check`: everything that must hold before a change is merged. All steps run, even after one has failed, so that one
// run names all that is wrong. The tests come last, and the last line is `N passed, N failed`: tests, and beside them every
// other step that failed counts as one failure.
import { spawn } from 'node:child_process';

const npm = (script, ...args) => ['npm', ['run', '--silent', script, '--', ...args]];
const tool = (file, ...args) => [process.execPath, [`tools/${file}`, ...args]];
const STEPS = [
  { name: 'lock file complete', run: tool('lock-complete.mjs', '--check') },
  {
    name: 'lock file accepted',
    run: ['npm', ['ci', '--dry-run', '--ignore-scripts']],
    mend: 'run npm install && npm run lock',
  },
  { name: 'format', run: npm('format:check'), mend: 'run npm run format' },
  { name: 'lint', run: npm('lint') },
  { name: 'types', run: npm('types') },
  { name: 'arrows', run: npm('arrows') },
  { name: 'unused', run: npm('unused') },
  { name: 'build', run: npm('build') },
  { name: 'schema current', run: tool('schema-file.mjs', '--check') },
  { name: 'operations current', run: npm('codegen', '--check'), mend: 'run npm run update' },
];
const CLOSING_LINE = /^(\d+) passed, (\d+) failed$/;

/** Runs a command and resolves with its exit code and all it said; `onText` sees its output as it comes. */
function run([command, args], onText = () => {}) {
  return new Promise((resolve) => {
    let said = '';
    const hear = (text) => {
      said += text;
      onText(text);
    };
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
    child.on('error', (error) => hear(`${error.message}\n`));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

const failed = [];
for (const step of STEPS) {
  const started = Date.now();
  const { code, said } = await run(step.run);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${step.name}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (code === 0) continue;
  failed.push(step.name);
  console.log(`${said.trimEnd()}${step.mend ? `\n→ ${step.mend}` : ''}\n`);
}

// Jest's own closing line waits until this script can add to it.
let waiting = '';
const tests = await run(npm('test'), (text) => {
  const lines = (waiting + text).split('\n');
  waiting = lines.pop();
  for (const line of lines) if (!CLOSING_LINE.test(line)) console.log(line);
});
if (waiting !== '') console.log(waiting);

const closing = tests.said.split('\n').findLast((line) => CLOSING_LINE.test(line));
const [, passed, broken] = CLOSING_LINE.exec(closing ?? '0 passed, 0 failed');
// A run that stopped without a count, or failed beside its tests, is a failure too.
const testFailures = tests.code === 0 ? Number(broken) : Math.max(1, Number(broken));
if (failed.length > 0) console.log(`\nFailed besides the tests: ${failed.join(', ')}.`);
console.log(`${passed} passed, ${testFailures + failed.length} failed`);
process.exitCode = tests.code === 0 && closing !== undefined && failed.length === 0 ? 0 : 1;
