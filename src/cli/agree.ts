import { createInterface } from 'node:readline/promises';
import { CommandRefusal } from './refusals.ts';
import type { Terminal } from './terminal.ts';

/** Asks whether to go on with what cannot be undone; `what` begins with a verb: `remove x`. Refused where nobody can be asked. */
export async function agrees(terminal: Terminal, what: string, otherwise: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new CommandRefusal(`To ${what} without being asked, add --yes.`);
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await reader.question(`${what.charAt(0).toUpperCase()}${what.slice(1)}? [y/N] `);
    if (/^y(es)?$/i.test(answer.trim())) return true;
  } finally {
    reader.close();
  }
  terminal.note(otherwise);
  return false;
}
