import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../', import.meta.url));

// It compiles the program and fills four databases: too long for every run.
const isLong = process.env['LONG'] === '1'; // eslint-disable-line no-restricted-properties -- which tests run is no setting of the program
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
