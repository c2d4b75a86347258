import { packageVersion } from '../src/package.ts';
import { compiledProgram, type Program } from './support/program.ts';

let program: Program;
beforeAll(async () => {
  program = await compiledProgram();
});
afterAll(() => program[Symbol.asyncDispose]());

/** Runs a command to its end. */
async function run(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<{ code: number | string; stdout: string; stderr: string }> {
  const started = program.start(args, settings);
  started.child.stdin.end();
  return { code: await started.ended, stdout: started.stdout(), stderr: started.stderr() };
}

test('without a command the help is printed', async () => {
  const { code, stdout } = await run([]);
  expect(code).toBe(0);
  for (const command of ['serve', 'ingest', 'generate', 'migrate', 'schema', 'instance']) {
    expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  }
});

test.each(['serve', 'ingest', 'generate', 'migrate', 'schema', 'instance', 'instance list', 'instance remove'])(
  '%s --help shows examples',
  async (command) => {
    const { code, stdout } = await run([...command.split(' '), '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Usage: sessiongraph/);
    if (command !== 'instance') expect(stdout).toMatch(/Examples:\n  /);
  },
);

test('--version is the version of the package', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${packageVersion}\n`, stderr: '' });
});

test('an unknown command is refused with the nearest one', async () => {
  const { code, stderr } = await run(['ingset']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/unknown command 'ingset'\n\(Did you mean ingest\?\)/);
});

test('all problems of the settings come in one message, without a stack', async () => {
  const { code, stdout, stderr } = await run(['serve'], { PORT: 'x', HOST: '0.0.0.0', INTROSPECTION: 'maybe' });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/PORT is "x"[^]*INTROSPECTION is "maybe"[^]*HOST lets other machines in/);
  expect(stderr).not.toMatch(/^ +at /m);
});

test('the schema is printed without a database and without settings', async () => {
  const { code, stdout } = await run(['schema'], { PORT: 'x' });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^type Query \{/m);
});

test('a reader that has seen enough of the schema is no fault', async () => {
  const started = program.start(['schema']);
  started.child.stdout.destroy();
  expect(await started.ended).toBe(0);
  expect(started.stderr()).toBe('');
});

test.each([
  ['postgres://me:secret@127.0.0.1:1/none', 'Nothing answers at the address of the database'],
  ['postgres://me:secret@no-such-host.invalid/none', 'The host of the database'],
])('a database that is not there is a sentence: %s', async (url, sentence) => {
  const { code, stderr } = await run(['migrate'], { DATABASE_URL: url });
  expect(code).toBe(1);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/secret|^ +at /m);
});
