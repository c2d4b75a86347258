import { parseArgs } from 'node:util';

/** How much is measured. */
export interface BenchOptions {
  readonly subjects: readonly Subject[];
  /** Sessions of the database that the two requests are asked of. */
  readonly sessions: number;
  /** Sessions of the database that pages are read from. */
  readonly pageSessions: number;
  /** Sessions of the database that statistics are computed of. */
  readonly statisticsSessions: number;
  /** Files that are taken in. */
  readonly files: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly warmSeconds: number;
  readonly sharedBuffers: string;
  /** Folder that keeps the databases for the next run; null for one that is removed. */
  readonly data: string | null;
  /** File for the plans of the pages; null for none. */
  readonly explain: string | null;
  readonly withPeer: boolean;
  /** Seconds to wait for a quiet machine. */
  readonly patience: number;
}

export const subjects = ['queries', 'pages', 'statistics', 'ingest'] as const;
export type Subject = (typeof subjects)[number];

export const USAGE = `npm run bench -- [queries|pages|statistics|ingest|all] [options]

  queries     two requests against the raw limit and against PostGraphile
  pages       the first page of sessions by agent, queue, code and end user
  statistics  groups, thresholds and a whole request against hand-written SQL and PostGraphile's aggregates
  ingest      files and lines into the database against plain COPY of the same rows and against an ORM; bytes on disk

  --small                  everything at once, in seconds, to see that it works; its figures mean nothing
  --sessions N             sessions that the requests are asked of (20000)
  --page-sessions N        sessions that pages are read from (2000000)
  --statistics-sessions N  sessions that statistics are computed of (2000000)
  --files N                files that are taken in (50000)
  --rounds N               interleaved rounds (3)
  --seconds N              seconds of each measurement (4)
  --shared-buffers S       PostgreSQL's memory (2GB)
  --data FOLDER            keeps the databases there for the next run
  --explain FILE           writes the plans of the pages there
  --no-peer                leaves PostGraphile out
  --patience N             seconds to wait for a quiet machine before each subject (60)`;

/** Reads the arguments; throws a sentence where one is wrong, and undefined means that help was asked for. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: yes,
      small: yes,
      'no-peer': yes,
      sessions: text,
      'page-sessions': text,
      'statistics-sessions': text,
      files: text,
      rounds: text,
      seconds: text,
      patience: text,
      'shared-buffers': text,
      data: text,
      explain: text,
    },
  });
  if (values.help) return undefined;
  const number = (given: string | undefined, small: number, usual: number): number => {
    const value = given === undefined ? (values.small ? small : usual) : Number(given);
    if (!(value > 0)) throw new Error(`${given ?? ''} is not a number above 0.`);
    return value;
  };
  const seconds = number(values.seconds, 0.2, 4);
  return {
    subjects: subjectsOf(positionals),
    sessions: number(values.sessions, 400, 20_000),
    pageSessions: number(values['page-sessions'], 2_000, 2_000_000),
    statisticsSessions: number(values['statistics-sessions'], 2_600, 2_000_000),
    files: number(values.files, 200, 50_000),
    rounds: number(values.rounds, 1, 3),
    seconds,
    warmSeconds: Math.min(1.5, seconds),
    sharedBuffers: values['shared-buffers'] ?? (values.small ? '64MB' : '2GB'),
    data: values.data ?? null,
    explain: values.explain ?? null,
    withPeer: !values['no-peer'] && !values.small,
    patience: values.small ? 0 : Number(values.patience ?? 60),
  };
}

function subjectsOf(words: readonly string[]): readonly Subject[] {
  if (words.length === 0 || words.includes('all')) return subjects;
  return words.map((word) => {
    const known = subjects.find((it) => it === word);
    if (known === undefined) {
      throw new Error(`${word} is nothing that can be measured; there are ${subjects.join(', ')}.`);
    }
    return known;
  });
}
