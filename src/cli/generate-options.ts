import { Option, type Command } from 'commander';
import { dayOrInstant, namedInstance, share, wholeNumber, type NamedInstance } from './option-values.ts';

/** The options of `sessiongraph generate`. */
export interface GenerateChoices {
  readonly sessions: number;
  readonly seed: number;
  readonly out: string;
  readonly instance?: readonly NamedInstance[];
  readonly from?: Date;
  readonly until?: Date;
  readonly days?: number;
  readonly agents?: number;
  readonly secondExports: number;
  readonly late: number;
  readonly duplicates: number;
  readonly broken: number;
  readonly layout: 'dated' | 'ndjson';
  readonly force?: boolean;
  readonly quiet?: boolean;
}

/** The largest number of sessions that can be asked for at once. */
export const MOST_SESSIONS = 100_000_000;

const LAST_WORDS = `
The same options give the same bytes. Only the default period depends on the day: it ends with yesterday (UTC), so name --until or --from
and --days to get the same files on another day.
Exit codes: 0 all written, or the reader of - had enough; 1 it could not go on; 128 and the signal's number when interrupted.
`;

/** Adds what can be asked for to the command. */
export function addGenerateOptions(command: Command): Command {
  return command
    .addHelpText('after', LAST_WORDS.slice(1))
    .option('--sessions <number>', 'how many sessions', wholeNumber(0, MOST_SESSIONS), 10_000)
    .option('--seed <number>', 'another number gives other sessions', wholeNumber(0, 4_294_967_295), 1)
    .requiredOption('--out <folder>', 'where to; - is standard output, as NDJSON')
    .option(
      '--instance <name[=zone]>',
      'an instance, and its IANA time zone; may be given several times (default: "default")',
      namedInstance,
    )
    .option('--from <day>', 'where the period begins', dayOrInstant)
    .option('--until <day>', 'where it ends, that instant excluded (default: the start of today, UTC)', dayOrInstant)
    .option('--days <number>', 'how long it is (default: 56, eight weeks)', wholeNumber(1, 36_525))
    .option(
      '--agents <number>',
      'agents of each instance (default: as many as the load needs)',
      wholeNumber(1, 100_000),
    )
    .option('--second-exports <share>', 'of sessions also delivered as they were at their end', share, 0)
    .option('--late <share>', 'of sessions whose older file comes after the newest', share, 0)
    .option('--duplicates <share>', 'of sessions whose file is delivered twice', share, 0)
    .option('--broken <share>', 'of sessions that have a file which is broken or odd beside the good one', share, 0)
    .addOption(
      new Option('--layout <layout>', 'a file each in a folder for each day, or one file for each instance')
        .choices(['dated', 'ndjson'])
        .default('dated'),
    )
    .option('--force', 'write into a folder that is not empty; files of the same name are replaced')
    .option('--quiet', 'print nothing but problems');
}
