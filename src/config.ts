import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { settings, type SettingName, type SettingValues } from './settings.ts';

/** Where the data lives: in the PostgreSQL that SessionGraph brings along, or in one of the user's own. */
export type DatabaseConfig =
  { readonly kind: 'embedded'; readonly dataDir: string } | { readonly kind: 'external'; readonly url: string };

/** The settings of one process, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** The server may be reached from elsewhere and does not know who asks. */
  readonly isOpen: boolean;
  readonly database: DatabaseConfig;
  readonly poolSize: number;
  /** What one operation may use: milliseconds, rows, bytes. */
  readonly operation: { readonly timeoutMs: number; readonly rows: number; readonly bytes: number };
  readonly shutdownTimeoutMs: number;
  readonly pageCap: number;
  /** How much one statistic may ask for; `rows` 0 is any number. */
  readonly statistics: { readonly groups: number; readonly rows: number };
  /** Keys of custom data that may be grouped and filtered by. */
  readonly customDataKeys: readonly string[];
  readonly bodyLimitBytes: number;
  readonly ingestBodyLimitBytes: number;
  readonly introspection: boolean;
  /** What one session file may measure at most. */
  readonly ingest: {
    readonly bytes: number;
    readonly depth: number;
    readonly values: number;
    readonly unpacked: number;
  };
  /** How many records of one push may be quarantined. */
  readonly pushQuarantineLimit: number;
  /** The file of watched sources; empty: none. */
  readonly sourcesFile: string;
  readonly logLevel: SettingValues['LOG_LEVEL'];
}

/** What is wrong with the settings, every problem in one message. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';

  constructor(readonly problems: readonly string[]) {
    super(
      `These settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}\nEvery setting is in docs/configuration.md.`,
    );
  }
}

/** Settings by name, as the environment has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process over the `.env` file of the current folder, if there is one. */
export function readEnvironment(): Environment {
  let file = '';
  try {
    file = readFileSync('.env', 'utf8');
  } catch {
    // Most users have none; one that cannot be read says nothing either.
  }
  return { ...parseEnv(file), ...process.env };
}

/** Checks the settings; throws a ConfigProblem that names every one that cannot be used. An empty value means the default. */
export function loadConfig(environment: Environment): Config {
  const given = Object.keys(settings).map((name) => [
    name,
    environment[name]?.trim() || settings[name as SettingName].fallback,
  ]);
  const shape = z.object(
    Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, setting.type])) as Record<
      SettingName,
      z.ZodType
    >,
  );
  const result = shape.safeParse(Object.fromEntries(given));
  const problems = (result.error?.issues ?? []).map(({ path, message }) => `${String(path[0])} ${message}`);
  const values = result.data as SettingValues | undefined;
  const [host, allowOpen] = [
    environment['HOST']?.trim() || '127.0.0.1',
    values?.ALLOW_OPEN ?? isTrue(environment['ALLOW_OPEN']),
  ];
  if (!isLoopback(host) && !allowOpen) problems.push(OPEN_REFUSED);
  if (problems.length > 0 || values === undefined) throw new ConfigProblem(problems);
  return configOf(values);
}

/** Whether only this machine can reach a server that listens there. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

const OPEN_REFUSED =
  'HOST lets other machines in, and SessionGraph does not yet ask who they are. Use 127.0.0.1, or accept that with ALLOW_OPEN=true; personal data is then masked in every answer.';

const isTrue = (text: string | undefined): boolean => settings.ALLOW_OPEN.type.safeParse(text ?? '').data === true;

function configOf(values: SettingValues): Config {
  return {
    port: values.PORT,
    host: values.HOST,
    isOpen: values.ALLOW_OPEN,
    database:
      values.DATABASE_URL === ''
        ? { kind: 'embedded', dataDir: values.DATA_DIR }
        : { kind: 'external', url: values.DATABASE_URL },
    poolSize: values.DATABASE_POOL,
    operation: {
      timeoutMs: values.STATEMENT_TIMEOUT_MS,
      rows: values.OPERATION_ROW_LIMIT,
      bytes: values.OPERATION_BYTE_LIMIT,
    },
    shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT_MS,
    pageCap: values.PAGE_CAP,
    statistics: { groups: values.GROUP_CAP, rows: values.STATISTICS_ROW_CAP },
    customDataKeys: values.CUSTOM_DATA_KEYS,
    bodyLimitBytes: values.BODY_LIMIT_BYTES,
    ingestBodyLimitBytes: values.INGEST_BODY_LIMIT_BYTES,
    introspection: values.INTROSPECTION,
    ingest: {
      bytes: values.INGEST_FILE_LIMIT_BYTES,
      depth: values.INGEST_DEPTH_LIMIT,
      values: values.INGEST_VALUES_LIMIT,
      unpacked: values.INGEST_UNPACKED_LIMIT_BYTES,
    },
    pushQuarantineLimit: values.INGEST_PUSH_QUARANTINE_LIMIT,
    sourcesFile: values.SOURCES,
    logLevel: values.LOG_LEVEL,
  };
}
