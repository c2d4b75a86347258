import type { Config, Environment } from '../config.ts';
import type { Log } from '../log.ts';
import type { Terminal } from './terminal.ts';

/** What every command gets. */
export interface CommandRun {
  readonly config: Config;
  /** All variables, for secrets whose names are configured. */
  readonly environment: Environment;
  readonly log: Log;
  readonly terminal: Terminal;
}
