import { Command, CommanderError } from 'commander';
import { loadConfig, readEnvironment } from '../config.ts';
import { createLog } from '../log.ts';
import { packageVersion } from '../package.ts';
import type { CommandRun } from './command-run.ts';
import type { IngestChoices } from './ingest.ts';
import { sentenceOf } from './refusals.ts';
import { createTerminal, type Terminal } from './terminal.ts';

const FAULT = 'That is a fault of SessionGraph, not of your files or settings; the line above has the details.';

/** Runs one command of `sessiongraph` and says with which code the process ends. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const terminal = createTerminal();
  let code = 0;
  const program = describeProgram(terminal, (result) => void (code = result));
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    const sentence = sentenceOf(error);
    if (sentence === undefined) createLog('error').error({ err: error }, 'The command failed');
    terminal.note(sentence ?? FAULT);
    return 1;
  }
}

/** The commands and their options. Each command's code is loaded when it is called, so that help does not wait for it. */
function describeProgram(terminal: Terminal, end: (code: number) => void): Command {
  const program = new Command('sessiongraph')
    .description('A GraphQL query server over the session metadata of CCAI Platform contact centres.')
    .version(packageVersion, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError('(--help says more)')
    .addHelpText('after', '\nSettings come from the environment or a .env file; docs/configuration.md lists them.\n');

  describe(program, 'serve', 'Serve GraphQL over HTTP until told to stop (Ctrl-C).', [
    'sessiongraph serve',
    'PORT=8080 sessiongraph serve',
    'DATABASE_URL=postgres://me:secret@db.example.com/sessions sessiongraph serve',
  ]).action(async () => {
    const run = prepare(terminal);
    end(await (await import('./serve.ts')).serveCommand(run));
  });

  describe(program, 'ingest <paths...>', 'Take in session files: .json, .ndjson, .gz of either, and folders of them.', [
    'sessiongraph ingest ./exports',
    'sessiongraph ingest ./exports/2026 more.ndjson.gz --instance emea',
    'zcat sessions.ndjson.gz | sessiongraph ingest -',
  ])
    .addHelpText(
      'after',
      'A path of - is standard input. What is known already is not taken in twice.\nExit codes: 0 all taken in, 2 some quarantined, 1 the run could not go on.\n',
    )
    .option('--instance <name>', 'the contact-centre instance the files belong to', 'default')
    .option('--verbose', 'name every file that was quarantined or repaired, and the keys nothing here holds')
    .option('--quiet', 'print nothing but problems')
    .action(async (paths: string[], choices: IngestChoices) => {
      const run = prepare(terminal);
      end(await (await import('./ingest.ts')).ingestCommand(run, paths, choices));
    });

  describe(program, 'migrate', 'Bring the tables of the database up to this version, as `serve` and `ingest` do too.', [
    'sessiongraph migrate',
    'DATABASE_URL=postgres://me:secret@db.example.com/sessions sessiongraph migrate',
  ]).action(async () => {
    const run = prepare(terminal);
    end(await (await import('./migrate.ts')).migrateCommand(run));
  });

  describe(program, 'schema', 'Print the GraphQL schema as SDL, sorted.', [
    'sessiongraph schema > schema.graphql',
  ]).action(async () => end((await import('./schema.ts')).schemaCommand(terminal)));

  describeInstanceCommands(program, terminal, end);
  return program;
}

function describeInstanceCommands(program: Command, terminal: Terminal, end: (code: number) => void): void {
  const instance = describe(program, 'instance', 'List contact-centre instances, or remove one.', [
    'sessiongraph instance list',
    'sessiongraph instance remove samples',
  ]);
  describe(instance, 'list', 'Print every instance and what it holds.', ['sessiongraph instance list']).action(
    async () => {
      const run = prepare(terminal);
      end(await (await import('./instance.ts')).listInstancesCommand(run));
    },
  );
  describe(instance, 'remove <name>', 'Remove an instance with all its sessions, after asking.', [
    'sessiongraph instance remove samples',
    'sessiongraph instance remove samples --yes',
  ])
    .option('--yes', 'do not ask')
    .action(async (name: string, { yes = false }: { yes?: boolean }) => {
      const run = prepare(terminal);
      end(await (await import('./instance.ts')).removeInstanceCommand(run, name, yes));
    });
}

function describe(parent: Command, usage: string, says: string, examples: readonly string[]): Command {
  return parent
    .command(usage)
    .description(says)
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}\n`);
}

/** The settings, checked, and the log they ask for. */
function prepare(terminal: Terminal): CommandRun {
  const config = loadConfig(readEnvironment());
  return { config, log: createLog(config.logLevel), terminal };
}
