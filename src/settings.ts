import { z } from 'zod';

/** One setting: what it means, in which unit, and what it is when nothing is given. */
interface Setting<T> {
  readonly says: string;
  /** The unit or the form of the value, as the documentation shows it. */
  readonly unit: string;
  /** The text that stands for a setting not given. */
  readonly fallback: string;
  readonly type: z.ZodType<T, string>;
}

/** Every setting there is. `docs/configuration.md` and `.env.example` are written from this table. */
export const settings = {
  PORT: {
    says: 'Where the server listens. 0 takes any free port.',
    unit: 'port',
    fallback: '4000',
    type: whole(0, 65_535),
  },
  HOST: {
    says: 'The address the server listens on. Anything but this machine alone is refused without ALLOW_OPEN.',
    unit: 'address',
    fallback: '127.0.0.1',
    type: text(),
  },
  ALLOW_OPEN: {
    says: 'Lets the server be reached from elsewhere although it does not know who asks. Personal data is then masked in every answer.',
    unit: 'true or false',
    fallback: 'false',
    type: yesOrNo(),
  },
  DATABASE_URL: {
    says: 'A PostgreSQL (15 or newer) of your own. Empty: the embedded one, under DATA_DIR.',
    unit: 'postgres://…',
    fallback: '',
    type: postgresUrl(),
  },
  DATA_DIR: {
    says: 'The folder of the embedded PostgreSQL.',
    unit: 'folder',
    fallback: './data',
    type: text(),
  },
  DATABASE_POOL: {
    says: 'How many connections the server opens at most; each operation uses one while it runs.',
    unit: 'connections',
    fallback: '10',
    type: whole(1, 1_000),
  },
  STATEMENT_TIMEOUT_MS: {
    says: 'How long one operation may take, all its statements together; then it is cancelled in the database and answered with TIMEOUT.',
    unit: 'milliseconds',
    fallback: '30000',
    type: whole(1, 3_600_000),
  },
  OPERATION_ROW_LIMIT: {
    says: 'How many rows one operation may read, and how many objects its answer may hold; a row that stands in several places of the answer counts in each. More is refused with LIMIT_EXCEEDED.',
    unit: 'rows',
    fallback: '200000',
    type: whole(1, 1_000_000_000),
  },
  OPERATION_BYTE_LIMIT: {
    says: 'How many bytes one operation may read from the database, and how large its answer may be. More is refused with LIMIT_EXCEEDED.',
    unit: 'bytes',
    fallback: '67108864',
    type: whole(1_024, 1_073_741_824),
  },
  SHUTDOWN_TIMEOUT_MS: {
    says: 'How long a server that was told to stop waits for the requests it is answering.',
    unit: 'milliseconds',
    fallback: '10000',
    type: whole(0, 600_000),
  },
  PAGE_CAP: {
    says: 'The largest `first` or `last` of a connection, and how many rows it answers without either where that is below 20.',
    unit: 'rows',
    fallback: '500',
    type: whole(1, 100_000),
  },
  GROUP_CAP: {
    says: 'How many groups, buckets included, one `groups` field answers at most; more is refused with LIMIT_EXCEEDED.',
    unit: 'groups',
    fallback: '10000',
    type: whole(1, 1_000_000),
  },
  STATISTICS_ROW_CAP: {
    says: 'How many rows a statistic may cover by the estimate of the planner; more is refused with RANGE_TOO_WIDE. 0: any number.',
    unit: 'rows',
    fallback: '0',
    type: whole(0, 1_000_000_000_000),
  },
  CUSTOM_DATA_KEYS: {
    says: 'Keys of the unsigned custom data that sessions may be grouped and filtered by. Name only keys whose values are not personal: they are answered to everybody.',
    unit: 'keys, with commas between',
    fallback: '',
    type: list(),
  },
  BODY_LIMIT_BYTES: {
    says: 'The largest request body; a larger one is answered with 413.',
    unit: 'bytes',
    fallback: '1048576',
    type: whole(1_024, 1_073_741_824),
  },
  INTROSPECTION: {
    says: 'Lets clients ask for the schema, which the pages at /graphql and /explorer need.',
    unit: 'true or false',
    fallback: 'true',
    type: yesOrNo(),
  },
  INGEST_FILE_LIMIT_BYTES: {
    says: 'The largest session file, unpacked; a larger one is quarantined.',
    unit: 'bytes',
    fallback: '16777216',
    type: whole(1_024, 268_435_456),
  },
  INGEST_BODY_LIMIT_BYTES: {
    says: 'The largest body of POST /ingest, as it is sent; a larger one is answered with LIMIT_EXCEEDED.',
    unit: 'bytes',
    fallback: '268435456',
    type: whole(1_024, 1_099_511_627_776),
  },
  INGEST_DEPTH_LIMIT: {
    says: 'How deeply a session file may nest; a deeper one is quarantined.',
    unit: 'levels',
    fallback: '64',
    type: whole(8, 1_000),
  },
  INGEST_VALUES_LIMIT: {
    says: 'How many keys and items of lists a session file may hold, all its objects and lists together; one with more is quarantined.',
    unit: 'keys and items',
    fallback: '30000',
    type: whole(1_000, 1_000_000),
  },
  INGEST_UNPACKED_LIMIT_BYTES: {
    says: 'What a gzip may unpack to: a body of POST /ingest with more is answered with LIMIT_EXCEEDED, of a file the rest is quarantined.',
    unit: 'bytes',
    fallback: '4294967296',
    type: whole(1_024, 1_099_511_627_776),
  },
  INGEST_PUSH_QUARANTINE_LIMIT: {
    says: 'How many records of one POST /ingest may be quarantined; the rest is then not read, and the answer says LIMIT_EXCEEDED.',
    unit: 'records',
    fallback: '1000',
    type: whole(1, 1_000_000_000),
  },
  SOURCES: {
    says: 'A JSON file of folders, buckets and interfaces that are watched for sessions, by `ingest --watch` and by `serve`; docs/ingest.md has its form. Empty: none.',
    unit: 'file',
    fallback: '',
    type: text(),
  },
  LOG_LEVEL: {
    says: 'The least important event that is logged: error (act now), warn (look), info (one line a run, request or file), debug, or silent.',
    unit: 'level',
    fallback: 'info',
    type: z.enum(['error', 'warn', 'info', 'debug', 'silent'], {
      error: says('one of error, warn, info, debug, silent'),
    }),
  },
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof settings;
export type SettingValues = { readonly [Name in SettingName]: z.output<(typeof settings)[Name]['type']> };

/** The sentence after a setting's name: what came and what is expected. */
function says(expected: string): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => `is ${JSON.stringify(input)}; expected ${expected}.`;
}

function whole(least: number, most: number): z.ZodType<number, string> {
  const expected = says(`a whole number from ${least} to ${most}`);
  return z
    .string()
    .refine((given) => /^\d{1,15}$/.test(given) && Number(given) >= least && Number(given) <= most, { error: expected })
    .transform(Number);
}

function yesOrNo(): z.ZodType<boolean, string> {
  const expected = says('true or false');
  return z
    .string()
    .refine((given) => /^(true|false|1|0)$/i.test(given), { error: expected })
    .transform((given) => /^(true|1)$/i.test(given));
}

function text(): z.ZodType<string, string> {
  return z.string();
}

/** Names with commas between; blanks around a name do not count. */
function list(): z.ZodType<readonly string[], string> {
  return z.string().transform((given) => [
    ...new Set(
      given
        .split(',')
        .map((it) => it.trim())
        .filter((it) => it !== ''),
    ),
  ]);
}

function postgresUrl(): z.ZodType<string, string> {
  // The value is not repeated, because it may hold a password.
  return z
    .string()
    .refine((given) => given === '' || (URL.canParse(given) && /^postgres(ql)?:$/.test(new URL(given).protocol)), {
      error: 'is not an address of a PostgreSQL; expected postgres://user:password@host:5432/database.',
    });
}
