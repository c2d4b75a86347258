import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { call } from './ingest-records.ts';
import { templateCopy, type TestDatabase } from './support/postgres.ts';
import { compiledProgram, type Program } from './support/program.ts';

let program: Program;
let database: TestDatabase;
beforeAll(async () => {
  [program, database] = await Promise.all([compiledProgram(), templateCopy()]);
});
afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

interface Outcome {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const started = program.start(args, { DATABASE_URL: database.url, ...settings });
  started.child.stdin.end();
  return { code: await started.ended, stdout: started.stdout(), stderr: started.stderr() };
}

/** Takes in files that are broken in three ways: cut off, no session, and too large for the limit that is set. */
async function takeInBroken(instance: string): Promise<void> {
  const files = {
    'cut.json': '{"id": 7, "call_type":',
    'other.json': '{"id": 8}',
    'large.json': JSON.stringify(call(9, { feedback: 'x'.repeat(3000) })),
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(program.folder, `${instance}-${name}`), text);
    const limits = { INGEST_FILE_LIMIT_BYTES: '2048' };
    expect((await run(['ingest', `${instance}-${name}`, '--instance', instance], limits)).code).toBe(2);
  }
}

interface Listed {
  readonly id: string;
  readonly source: string;
  readonly problems: readonly string[];
}

const list = async (...args: readonly string[]): Promise<Listed[]> =>
  (await run(['quarantine', 'list', '--json', ...args])).stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Listed);

test('the quarantine is listed last seen first, by instance and problem, in pages', async () => {
  await takeInBroken('here');
  const { code, stdout, stderr } = await run(['quarantine', 'list', '--instance', 'here', '--first', '2']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^[0-9a-f-]{36}\n {2}instance {2}here\n {2}source {4}here-large.json\n {2}size {6}3 KiB, not all of it kept\n {2}seen {6}\S+Z to \S+Z, 1 attempt\n {2}problem {3}the record is larger than 2 KiB\n[0-9a-f-]{36}\n/,
  );
  expect(stderr).toContain('3 documents, 3 KiB together.');
  const after = /--after (\S+)/.exec(stderr)?.[1] ?? '';
  expect((await list('--instance', 'here', '--after', after)).map(({ source }) => source)).toEqual(['here-cut.json']);
  expect(await list('--problem', 'CUT OFF')).toHaveLength(1);
  expect(await list('--problem', '%')).toHaveLength(0);
  expect(await list('--since', '2999-01-01')).toHaveLength(0);
  expect(await run(['quarantine', 'list', '--after', 'there'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('there is no place in the list') as string,
  });
});

test('a document is shown as it came, apart from what is said of it', async () => {
  const [{ id } = { id: '' }] = await list('--problem', 'cut off');
  const shown = await run(['quarantine', 'show', id]);
  expect(shown).toMatchObject({ code: 0, stdout: '{"id": 7, "call_type":' });
  expect(shown.stderr).toContain('the file is cut off');
  expect((await run(['quarantine', 'show', id, '--problems'])).stdout).toMatch(/problem {3}the file is cut off/);
  expect(await run(['quarantine', 'show', 'nothing'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('No document nothing is in the quarantine') as string,
  });
});

test('what is tried again in vain stays, and what is not whole says so: 2', async () => {
  const { code, stdout, stderr } = await run(['quarantine', 'retry', '--instance', 'here']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '0 documents taken in, 3 stay in the quarantine.\n' });
  expect(stderr).toMatch(/here-large.json: only 2 KiB of its 3 KiB are kept, so it cannot be tried again/);
  expect((await run(['quarantine', 'list', '--problem', 'cut off'])).stdout).toContain('2 attempts');
});

test('documents are chosen by id, by instance, or all: in no other way', async () => {
  for (const args of [[], ['6f1c', '--all'], ['--instance', 'here', '--all']]) {
    expect(await run(['quarantine', 'discard', ...args, '--yes'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('one of the three') as string,
    });
  }
});

test('documents are discarded when the person agrees', async () => {
  const [{ id } = { id: '' }] = await list('--problem', 'cut off');
  expect(await run(['quarantine', 'discard', id])).toMatchObject({
    code: 1,
    stderr: 'To discard 1 document (22 bytes) for good without being asked, add --yes.\n',
  });
  expect(await run(['quarantine', 'discard', id, '--yes'])).toMatchObject({
    code: 0,
    stdout: 'Discarded 1 document.\n',
  });
  expect(await run(['quarantine', 'discard', id, '--yes'])).toMatchObject({ code: 1 });
  expect(await run(['quarantine', 'retry', id])).toMatchObject({ code: 2 });
  expect(await list()).toHaveLength(2);
});

test('an instance whose files were all quarantined is listed, and removed', async () => {
  expect((await run(['instance', 'list'])).stdout).toBe('here  0 sessions and 2 quarantined documents\n');
  expect(await run(['instance', 'remove', 'here', '--yes'])).toMatchObject({
    code: 0,
    stdout: 'Removed instance "here" with 0 sessions and 2 quarantined documents.\n',
  });
  expect((await run(['quarantine', 'list'])).stderr).toContain('No such document is in the quarantine.');
});
