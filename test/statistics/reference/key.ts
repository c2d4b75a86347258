/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */
import type { Row } from './measures.ts';

/** A dimension of the reference. */
export interface Key {
  /** What must stand beside `by`. */
  readonly argument?: string;
  /** What of the server's key tells its groups apart, and how it is read. */
  readonly select: string;
  readonly read: (key: any) => unknown;
  /** The values that a row has: one, or of some dimensions several. Null is "no value". */
  readonly of: (row: Row) => readonly unknown[];
}
