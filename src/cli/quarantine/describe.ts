import type { Command } from 'commander';
import { describe, prepare } from '../describe.ts';
import { dayOrInstant, wholeNumber } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import type { Chosen } from './chosen.ts';
import type { ListChoices } from './list.ts';

const OF_INSTANCE = 'only those of this contact-centre instance';
const PERSONAL = '\nDocuments hold personal data, and so does what this prints.\n';

/** Describes `sessiongraph quarantine …`. */
export function describeQuarantineCommands(program: Command, terminal: Terminal, end: (code: number) => void): void {
  const quarantine = describe(program, 'quarantine', 'Work with documents that could not be taken in.', [
    'sessiongraph quarantine list --problem "cut off"',
    'sessiongraph quarantine show 6f1c… > document.json',
    'sessiongraph quarantine retry --all',
    'sessiongraph quarantine discard 6f1c…',
  ]);

  describe(quarantine, 'list', 'Print which documents there are and what is wrong with them, last seen first.', [
    'sessiongraph quarantine list --instance emea --since 2026-09-01',
    'sessiongraph quarantine list --problem "not JSON" --first 100',
    'sessiongraph quarantine list --json | jq -r .source',
  ])
    .option('--instance <name>', OF_INSTANCE)
    .option('--since <time>', 'only those seen since a day or an instant, such as 2026-09-01', dayOrInstant)
    .option('--problem <text>', 'only those with a problem that contains this text')
    .option('--first <number>', 'how many', wholeNumber(1, 10_000), 20)
    .option('--after <place>', 'go on behind a place, which the page before has printed')
    .option('--json', 'print each as one line of JSON')
    .action(async (choices: ListChoices) => {
      const run = prepare(terminal);
      end(await (await import('./list.ts')).listQuarantineCommand(run, choices));
    });

  describe(quarantine, 'show <id>', 'Print a document as it came to stdout, and what is wrong with it to stderr.', [
    'sessiongraph quarantine show 6f1c… > document.json',
    'sessiongraph quarantine show 6f1c… --problems',
  ])
    .addHelpText('after', PERSONAL)
    .option('--problems', 'print what is wrong with it instead of the document')
    .action(async (id: string, choices: { problems?: boolean }) => {
      const run = prepare(terminal);
      end(await (await import('./show.ts')).showQuarantineCommand(run, id, choices));
    });

  describe(quarantine, 'retry [ids...]', 'Take documents in again. What is taken in leaves the quarantine.', [
    'sessiongraph quarantine retry 6f1c… 90ab…',
    'sessiongraph quarantine retry --instance emea',
    'sessiongraph quarantine retry --all',
  ])
    .addHelpText(
      'after',
      '\nWhat still cannot be taken in stays, with its problems as they are now and one attempt more. Documents of which not all is kept\n(larger than INGEST_FILE_LIMIT_BYTES) cannot be tried: take them in from their source.\nExit codes: 0 all taken in, 2 some stay, 1 the run could not go on.\n',
    )
    .option('--instance <name>', OF_INSTANCE)
    .option('--all', 'all there are')
    .action(async (ids: string[], choices: Chosen) => {
      const run = prepare(terminal);
      end(await (await import('./retry.ts')).retryQuarantineCommand(run, ids, choices));
    });

  describe(quarantine, 'discard [ids...]', 'Delete documents from the quarantine, after asking.', [
    'sessiongraph quarantine discard 6f1c…',
    'sessiongraph quarantine discard --instance samples --yes',
  ])
    .option('--instance <name>', OF_INSTANCE)
    .option('--all', 'all there are')
    .option('--yes', 'do not ask')
    .action(async (ids: string[], choices: Chosen & { yes?: boolean }) => {
      const run = prepare(terminal);
      end(await (await import('./discard.ts')).discardQuarantineCommand(run, ids, choices));
    });
}
