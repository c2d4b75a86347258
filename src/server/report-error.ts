import { GraphQLError, Kind, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { outageOf } from '../database/outage.ts';
import { errorCodes, type ErrorCode } from '../errors.ts';
import { outages } from './outages.ts';

/** An executed operation as it may leave, and the HTTP status for clients that go by it. */
interface Answer {
  readonly result: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly GraphQLFormattedError[];
  };
  readonly status: number;
}

/**
 * Makes the errors of an execution fit to leave: refusals as they are, anything else as a request id and nothing more. Errors that
 * fail the operation as a whole leave as one, because what failed behind them only failed with them.
 */
export function answerErrors({ data, errors }: ExecutionResult, requestId: string, log: Logger): Answer {
  if (!errors?.length) return { result: { data: data as Record<string, unknown> }, status: 200 };
  const coded = errors.map((error) => ({ error, code: codeOf(error, data === undefined) }));
  const fatal =
    coded.find(({ code }) => code === 'TIMEOUT') ?? coded.find(({ code }) => code === 'INTERNAL_SERVER_ERROR');
  if (fatal?.code === 'INTERNAL_SERVER_ERROR') {
    log.error({ err: fatal.error.originalError ?? fatal.error, requestId }, 'an operation failed');
  }
  if (fatal) return { result: { data: null, errors: [format(fatal.error, fatal.code, requestId)] }, status: 200 };
  const formatted = coded.map(({ error, code }) => format(error, code, requestId));
  // Without data the request itself was not accepted: a variable does not fit its type.
  if (data === undefined) return { result: { errors: formatted }, status: 400 };
  return { result: { data: data as Record<string, unknown> | null, errors: formatted }, status: 200 };
}

function codeOf(error: GraphQLError, isRequestError: boolean): ErrorCode {
  const original = error.originalError;
  const code = (original instanceof GraphQLError ? original : error).extensions['code'];
  if (typeof code === 'string' && code in errorCodes) return code as ErrorCode;
  return isRequestError || isOfDocument(original ?? error) ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
}

/**
 * Whether graphql-js refuses what stands in the document: the value of an argument, also of a directive, or an operation that the
 * schema does not have. What a resolver or a scalar throws names no place, and what does not fit our own types names a field.
 */
function isOfDocument(error: Error): boolean {
  const [node] = error instanceof GraphQLError ? (error.nodes ?? []) : [];
  return node !== undefined && node.kind !== Kind.FIELD;
}

function format(error: GraphQLError, code: ErrorCode, requestId: string): GraphQLFormattedError {
  const isInternal = code === 'INTERNAL_SERVER_ERROR';
  const outage = isInternal ? outageOf(error.originalError) : null;
  return {
    message: isInternal
      ? `${outage ? outages[outage] : 'Something went wrong here.'} The log has the details under request id ${requestId}.`
      : error.message,
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: { code, ...(isInternal ? { requestId } : {}) },
  };
}

/** Makes an error fit to leave that came before execution: parsing, validation, or an HTTP request that is none of GraphQL's. */
export function answerRequestError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Logger,
): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && code in errorCodes && code !== 'INTERNAL_SERVER_ERROR') {
    return { ...formatted, extensions: { code } };
  }
  log.error({ err: error }, 'a request failed before execution');
  return {
    message: 'Something went wrong here. The log has the details.',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}
