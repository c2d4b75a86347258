import type { Command } from 'commander';
import { describe, prepare } from '../describe.ts';
import type { Terminal } from '../terminal.ts';

/** Describes `sessiongraph source …`. */
export function describeSourceCommands(program: Command, terminal: Terminal, end: (code: number) => void): void {
  const source = describe(program, 'source', 'List watched sources, or forget one.', [
    'sessiongraph source list',
    'sessiongraph source forget emea',
  ]);
  describe(source, 'list', 'Print every source that was ever watched, and how far it is.', [
    'sessiongraph source list',
  ]).action(async () => {
    const run = prepare(terminal);
    end(await (await import('./commands.ts')).listSourcesCommand(run));
  });
  describe(
    source,
    'forget <name>',
    'Forget which files of a source were taken in; the sessions stay. Watched again, all of it is read again.',
    ['sessiongraph source forget emea'],
  ).action(async (name: string) => {
    const run = prepare(terminal);
    end(await (await import('./commands.ts')).forgetSourceCommand(run, name));
  });
}
