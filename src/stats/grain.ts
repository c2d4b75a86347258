import type { TypeClass } from '../model/fields.ts';
import type { Dimension } from './dimension.ts';
import type { Filter, Measure } from './measure.ts';

/** A type whose rows are listed, measured and grouped by themselves. */
export interface Grain {
  readonly type: TypeClass;
  /** The name of its type and of the types made for it: `Session` → `SessionStatistics`. */
  readonly name: string;
  /** The name of its lists. */
  readonly field: string;
  /** The instants that can place a row in time, the usual one first: by name, the column. */
  readonly times: Readonly<Record<string, string>>;
  /** The column that holds the row id of the session. */
  readonly sessionKey: 'rowId' | 'sessionId';
  /** Which rows its count counts, and so the lists of its groups; null for all. */
  readonly counted: Filter | null;
  readonly measures: readonly Measure[];
  readonly dimensions: readonly Dimension[];
}

/** The column of the usual time. */
export const usualTime = ({ times }: Grain): string => Object.values(times)[0] as string;

/** The field of a measure in a group, where `sessions` is the list of them. */
export const fieldInGroup = ({ name }: Measure): string => (name === 'sessions' ? 'sessionCount' : name);
