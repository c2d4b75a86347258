import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Terminal } from './terminal.ts';

/** What every command gets. */
export interface CommandRun {
  readonly config: Config;
  readonly log: Log;
  readonly terminal: Terminal;
}
