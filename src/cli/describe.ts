import type { Command } from 'commander';
import { loadConfig, readEnvironment } from '../config.ts';
import { createLog } from '../log.ts';
import type { CommandRun } from './command-run.ts';
import type { Terminal } from './terminal.ts';

/** Adds a command with its help and examples. */
export function describe(parent: Command, usage: string, says: string, examples: readonly string[]): Command {
  return parent
    .command(usage)
    .description(says)
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}\n`);
}

/** The settings, checked, and the log they ask for. */
export function prepare(terminal: Terminal): CommandRun {
  const environment = readEnvironment();
  const config = loadConfig(environment);
  return { config, environment, log: createLog(config.logLevel), terminal };
}
