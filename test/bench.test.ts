import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isLong } from './support/kind-of-run.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../', import.meta.url));

// It compiles the program and fills four databases: too long for every run.
const long = isLong ? test : test.skip;

describe('the bench', () => {
  long(
    'measures all its subjects, small, and says so in tables',
    async () => {
      const { stdout } = await run('npm', ['run', '--silent', 'bench', '--', 'all', '--small'], { cwd: ROOT });

      for (const title of [
        '## Requests, 400 sessions',
        '## First page of sessions (20 rows), 2000 sessions',
        '## Statistics over 30 days of 2600 sessions',
        '## Ingest, 200 files',
      ]) {
        expect(stdout).toContain(title);
      }
      expect(stdout).not.toContain('NaN');
    },
    300_000,
  );
});
