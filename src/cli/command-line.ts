import { Command, CommanderError } from 'commander';
import { createLog } from '../log.ts';
import { packageVersion } from '../package.ts';
import { describe, prepare } from './describe.ts';
import { addGenerateOptions, MOST_SESSIONS, type GenerateChoices } from './generate-options.ts';
import type { IngestChoices } from './ingest.ts';
import { wholeNumber } from './option-values.ts';
import { describeQuarantineCommands } from './quarantine/describe.ts';
import type { ReingestChoices } from './reingest.ts';
import { sentenceOf } from './refusals.ts';
import { describeSourceCommands } from './source/describe.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import type { WatchChoices } from './watch.ts';

const FAULT = 'That is a fault of SessionGraph, not of your files or settings; the line above has the details.';

const DEMO_SESSIONS = 50_000;
const DEMO_WORDS = `The demo is two instances, "demo-berlin" and "demo-lisbon", over the eight weeks up to the moment of its first start. The server listens
once it is there. A start that finds it there adds nothing, and one that was stopped is finished by the next start with --demo. A few of
the sessions are not over yet, and so not there.
`;

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
    'sessiongraph serve --demo 50000',
  ])
    .addHelpText('after', DEMO_WORDS)
    .option(
      '--demo [sessions]',
      `fill an empty database with made-up sessions first (${DEMO_SESSIONS} if no number is given)`,
      wholeNumber(1, MOST_SESSIONS),
    )
    .action(async ({ demo }: { demo?: number | true }) => {
      const run = prepare(terminal);
      const choices = demo === undefined ? {} : { demo: demo === true ? DEMO_SESSIONS : demo };
      end(await (await import('./serve.ts')).serveCommand(run, choices));
    });

  describe(
    program,
    'ingest [places...]',
    'Take in session files: .json, .ndjson, .gz of either, in folders and buckets.',
    [
      'sessiongraph ingest ./exports',
      'sessiongraph ingest ./exports/2026 more.ndjson.gz --instance emea',
      'sessiongraph ingest s3://bucket/sessions --include "2026/**/*.json"',
      'sessiongraph ingest --watch s3://bucket/sessions --instance emea',
      'SOURCES=sources.json sessiongraph ingest --watch',
      'zcat sessions.ndjson.gz | sessiongraph ingest -',
    ],
  )
    .addHelpText(
      'after',
      'A place is a file, a folder, an s3://, gs://, az:// or sftp:// address, or - for standard input. What is known already is not taken in twice.\nExit codes: 0 all taken in, 2 some quarantined, 1 the run could not go on.\n',
    )
    .option('--instance <name>', 'the contact-centre instance the files belong to', 'default')
    .option('--watch', 'go on looking for new and changed files until told to stop; without places, those of SOURCES')
    .option('--every <seconds>', 'how often a place that is watched is listed', wholeNumber(1, 86_400), 30)
    .option('--include <pattern...>', 'take these paths instead of .json, .ndjson and .gz files')
    .option('--exclude <pattern...>', 'leave out these paths')
    .option('--verbose', 'name every file that was quarantined or repaired, and the keys nothing here holds')
    .option('--quiet', 'print nothing but problems')
    .action(async (places: string[], choices: IngestChoices & WatchChoices) => {
      const run = prepare(terminal);
      if (choices.watch === true) end(await (await import('./watch.ts')).watchCommand(run, places, choices));
      else end(await (await import('./ingest.ts')).ingestCommand(run, places, choices));
    });

  describe(program, 'reingest', 'Build the rows of stored sessions anew from their documents, as they came.', [
    'sessiongraph reingest',
    'sessiongraph reingest --instance emea',
  ])
    .addHelpText(
      'after',
      '\nFor a version that reads more out of files than the one that took them in. Servers may answer and files may come meanwhile. A run\nthat was stopped goes on where it was.\nExit codes: 0 all built anew, 2 some documents are not understood any more and their rows stay as they were, 1 the run could not go on.\n',
    )
    .option('--instance <name>', 'only this contact-centre instance')
    .option('--restart', 'begin anew instead of going on where a run was stopped')
    .action(async (choices: ReingestChoices) => {
      const run = prepare(terminal);
      end(await (await import('./reingest.ts')).reingestCommand(run, choices));
    });

  describe(program, 'migrate', 'Bring the tables of the database up to this version, as `serve` and `ingest` do too.', [
    'sessiongraph migrate',
    'DATABASE_URL=postgres://me:secret@db.example.com/sessions sessiongraph migrate',
  ]).action(async () => {
    const run = prepare(terminal);
    end(await (await import('./migrate.ts')).migrateCommand(run));
  });

  const generate = describe(program, 'generate', 'Write session files that look real, to try things with.', [
    'sessiongraph generate --sessions 100000 --seed 7 --out ./made',
    'sessiongraph generate --sessions 5000 --out ./made --instance emea=Europe/Berlin --instance apac=Asia/Tokyo',
    'sessiongraph generate --from 2026-01-01 --until 2026-07-01 --late 5% --broken 1% --out ./made --layout ndjson',
    'sessiongraph generate --sessions 1000 --out - | sessiongraph ingest -',
  ]);
  addGenerateOptions(generate).action(async (choices: GenerateChoices) =>
    end(await (await import('./generate.ts')).generateCommand(terminal, choices)),
  );

  describe(program, 'schema', 'Print the GraphQL schema as SDL, sorted.', [
    'sessiongraph schema > schema.graphql',
  ]).action(async () => end((await import('./schema.ts')).schemaCommand(terminal)));

  describeInstanceCommands(program, terminal, end);
  describeQuarantineCommands(program, terminal, end);
  describeSourceCommands(program, terminal, end);
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
