// Writes schema/schema.graphql, the SDL that the built program serves; with --check, says whether the file is current.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const SCHEMA_FILE = 'schema/schema.graphql';

/** Ends the run with a sentence for whoever started it. */
function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

const checking = process.argv.includes('--check');
// A run that repairs what it should judge proves nothing.
if (!checking && process.env.CI) {
  refuse('Generated files are not written under CI: run `npm run update` on your machine and commit the result.');
}

const printed = spawnSync(process.execPath, ['dist/src/main.js', 'schema'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (printed.status !== 0) refuse('The built program did not print its schema: `npm run build`, then look above.');

if (!checking) {
  mkdirSync('schema', { recursive: true });
  writeFileSync(SCHEMA_FILE, printed.stdout);
} else if (!existsSync(SCHEMA_FILE) || readFileSync(SCHEMA_FILE, 'utf8') !== printed.stdout) {
  refuse(`${SCHEMA_FILE} is not what the program serves. Run \`npm run update\`, read the difference, commit it.`);
}
