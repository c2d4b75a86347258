import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import { instantOf } from '../database/instants.ts';
import type { Scalar } from '../model/types.ts';

const refuse = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
};

const readInstant = (value: unknown): string => {
  const milliseconds = typeof value === 'string' ? instantOf(value) : null;
  if (milliseconds === null) {
    return refuse(
      'DateTime must be an ISO 8601 date and time with an offset, such as 2026-09-14T10:00:00Z, from the year 0001 to 9999 in UTC.',
    );
  }
  return new Date(milliseconds).toISOString();
};

/** An instant; rows already hold it as text in UTC, so that writing it costs nothing. */
const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    'An instant. Answered in UTC with milliseconds, such as `2026-09-14T17:00:00.000Z`; taken in any offset of ISO 8601, such as `2026-09-14T10:00:00-07:00`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null),
});

const readWhole = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value)
    ? value
    : refuse('BigInt must be a whole number between -2^53 and 2^53.');

/** A whole number where an `Int` could overflow; the row holds a number, or the digits where a number would round. */
const BigInt = new GraphQLScalarType<number, number | string>({
  name: 'BigInt',
  description:
    'A whole number that may exceed 2^31: a JSON number, exact up to 2^53. A larger one, which no contact centre reaches, is written as a string of digits rather than rounded.',
  serialize: (value) => {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  },
  parseValue: readWhole,
  parseLiteral: (node) => readWhole(node.kind === Kind.INT ? Number(node.value) : null),
});

/** Any JSON value, as it stands in the source. */
const JSONValue = new GraphQLScalarType({
  name: 'JSON',
  description:
    'Any JSON value, as the source delivered it. A whole number beyond 2^53 is written as a string of digits, because a JSON number would be rounded by most readers.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

/** The scalar of GraphQL for each of the model's. */
export const scalars: Readonly<Record<Scalar, GraphQLScalarType>> = {
  text: GraphQLString,
  id: GraphQLID,
  integer: GraphQLInt,
  whole: BigInt,
  decimal: GraphQLFloat,
  flag: GraphQLBoolean,
  instant: DateTime,
  json: JSONValue,
};
