import { pino, type DestinationStream, type Logger } from 'pino';

/**
 * Where events are told, one JSON line each. error: someone must act now; warn: someone should look; info: one line a run, request or file;
 * debug: off in production. Never personal data: no request bodies, no variables, no rows.
 */
export type Log = Logger;

export type LogLevel = 'error' | 'warn' | 'info' | 'debug' | 'silent';

/** A log to stderr, because stdout belongs to what the commands answer. */
export function createLog(level: LogLevel, to: DestinationStream = pino.destination({ fd: 2, sync: true })): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
    },
    to,
  );
}

/** What of an error may be logged. Of a database error neither detail nor query, which quote rows, nor what its message quotes from them. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, routine, table, constraint } = error as unknown as Record<string, unknown>;
  const fromDatabase = typeof code === 'string' && routine !== undefined;
  const message =
    fromDatabase && QUOTES_VALUES.test(code) ? error.message.replaceAll(/"[^"]*"/g, '"…"') : error.message;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { type: error.name, message, code, table, constraint, stack: frames.join('\n'), cause };
}

/** SQLSTATE classes whose messages repeat values: data exceptions and constraint violations. */
const QUOTES_VALUES = /^2[23]/;
