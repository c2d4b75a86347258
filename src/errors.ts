import { GraphQLError } from 'graphql';

/** Every code that may leave this server in `extensions.code`, and when. `docs/errors.md` says the same and a test compares them. */
export const errorCodes = {
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema, or is larger than allowed.',
  BAD_REQUEST: 'The HTTP request is not a GraphQL request.',
  BAD_USER_INPUT: 'An argument or variable cannot be used; the message says which and what is allowed.',
  OPERATION_RESOLUTION_FAILURE: 'The document holds several operations and the request names none of them.',
  PERSISTED_QUERY_NOT_FOUND: 'A persisted query was asked for; this server keeps none.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'A persisted query was asked for; this server keeps none.',
  UNAUTHENTICATED: 'The caller is not known.',
  FORBIDDEN: 'The caller may not see or do this.',
  CURSOR_INVALID: 'The cursor was not made by this server, or belongs to another filter or order.',
  LIMIT_EXCEEDED: 'More was asked for than is allowed at once; the message names the limit.',
  RANGE_TOO_WIDE: 'The question covers more rows than the planner may estimate; narrow the range or the filter.',
  TIMEOUT: 'The operation took longer than allowed and was cancelled in the database.',
  RATE_LIMITED: 'Too many requests; try again later.',
  INTERNAL_SERVER_ERROR: 'Something went wrong here; the log has it under the request id.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** An error that a caller may read: what was wrong, what is allowed, and where. */
export class Refusal extends GraphQLError {
  constructor(code: ErrorCode, message: string) {
    super(message, { extensions: { code } });
  }
}
