import type { CopyRow } from '../../database/copy-row.ts';
import type { MappedFile } from '../map/map-file.ts';

export type Column = string;

/** A number of a row; whole numbers beyond 2^53 as the nearest double, which is near enough to compare sums. */
export function numberOf(row: CopyRow, column: Column): number | null {
  const value = row[column];
  return value === null || value === undefined ? null : Number(value);
}

/** Whether two numbers of seconds are more than one apart: clocks tick between reading start and end. */
export const differ = (a: number, b: number): boolean => Math.abs(a - b) > 1;

/** The key of a duration, which calls and chats name differently. */
export const durationKey = ({ channel }: MappedFile): string =>
  channel === 'VOICE' ? 'call_duration' : 'chat_duration';

/** The key of the seconds waited, which files and the Manager API name differently. */
export const waitKey = ({ document }: MappedFile): string =>
  document.record['queue_duration'] == null ? 'wait_duration' : 'queue_duration';

/** Warns about a key of one row of a list. */
export function say({ warnings }: MappedFile, list: string, row: CopyRow, key: string, problem: string): void {
  if (warnings.length < 1000) warnings.push({ path: `${list}[${String(row['position'])}].${key}`, problem });
}
