import { runCommandLine } from './cli/command-line.ts';

const code = await runCommandLine(process.argv.slice(2));
// What was written to a pipe may still be on its way, and exiting at once would cut it off.
process.stdout.write('', () => process.exit(code));
