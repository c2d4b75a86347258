import type { Scalar } from './types.ts';

/** What a column holds: its type in PostgreSQL, and what one value of it is to every other reader. One word says both. */
export const kinds = {
  text: { postgres: 'text', scalar: 'text' },
  integer: { postgres: 'integer', scalar: 'integer' },
  /** A duration in whole seconds. Stored wide, because sums and broken files exceed 2^31. */
  seconds: { postgres: 'bigint', scalar: 'whole' },
  decimal: { postgres: 'double precision', scalar: 'decimal' },
  /** An id given by the platform: a number there, a text to clients. */
  key: { postgres: 'bigint', scalar: 'id' },
  flag: { postgres: 'boolean', scalar: 'flag' },
  instant: { postgres: 'timestamp with time zone', scalar: 'instant' },
  json: { postgres: 'jsonb', scalar: 'json' },
  texts: { postgres: 'text', scalar: 'text', isList: true },
  keys: { postgres: 'bigint', scalar: 'id', isList: true },
  bytes: { postgres: 'bytea', scalar: 'text' },
} as const satisfies Record<string, { postgres: string; scalar: Scalar; isList?: true }>;

export type Kind = keyof typeof kinds;

/** Whether a column of this kind holds several values. */
export const isList = (kind: Kind): boolean => 'isList' in kinds[kind];

/** The PostgreSQL type of an array of values of this kind, as a cast: `bigint[]`. */
export const arrayCast = (kind: Kind): string =>
  `${kinds[kind].postgres === 'timestamp with time zone' ? 'timestamptz' : kinds[kind].postgres}[]`;
