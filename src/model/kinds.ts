import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString, type GraphQLScalarType } from 'graphql';
import { BigInt, DateTime, JSONValue } from '../graphql/scalars.ts';

/** How a value is stored, answered and filtered. One word says all three. */
export const kinds = {
  text: { postgres: 'text', scalar: GraphQLString },
  integer: { postgres: 'integer', scalar: GraphQLInt },
  /** A duration in whole seconds. Stored wide, because sums and broken files exceed 2^31. */
  seconds: { postgres: 'bigint', scalar: BigInt },
  decimal: { postgres: 'double precision', scalar: GraphQLFloat },
  /** An id given by the platform: a number there, a string in GraphQL. */
  key: { postgres: 'bigint', scalar: GraphQLID },
  flag: { postgres: 'boolean', scalar: GraphQLBoolean },
  instant: { postgres: 'timestamp with time zone', scalar: DateTime },
  json: { postgres: 'jsonb', scalar: JSONValue },
  texts: { postgres: 'text', scalar: GraphQLString, isList: true },
  keys: { postgres: 'bigint', scalar: GraphQLID, isList: true },
  bytes: { postgres: 'bytea', scalar: GraphQLString },
} as const satisfies Record<string, { postgres: string; scalar: GraphQLScalarType; isList?: true }>;

export type Kind = keyof typeof kinds;

/** The PostgreSQL type of an array of values of this kind, as a cast: `bigint[]`. */
export const arrayCast = (kind: Kind): string =>
  `${kinds[kind].postgres === 'timestamp with time zone' ? 'timestamptz' : kinds[kind].postgres}[]`;
