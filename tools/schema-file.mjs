// Writes schema/schema.graphql, the SDL that the built program serves; with --check, says whether the file is current.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const SCHEMA_FILE = 'schema/schema.graphql';
const served = () =>
  execFileSync(process.execPath, ['dist/src/main.js', 'schema'], { encoding: 'utf8', maxBuffer: 2 ** 26 });

if (process.argv.includes('--check')) {
  const committed = existsSync(SCHEMA_FILE) ? readFileSync(SCHEMA_FILE, 'utf8') : '';
  if (committed !== served()) {
    console.error(
      `${SCHEMA_FILE} is not what the program serves. Run \`npm run update\`, read the difference, commit it.`,
    );
    process.exitCode = 1;
  }
} else if (process.env.CI) {
  // A run that repairs what it should judge proves nothing.
  console.error(
    'Generated files are not written under CI: run `npm run update` on your machine and commit the result.',
  );
  process.exitCode = 1;
} else {
  mkdirSync('schema', { recursive: true });
  writeFileSync(SCHEMA_FILE, served());
}
