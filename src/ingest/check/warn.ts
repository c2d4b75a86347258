import type { RowOf } from '../../database/copy-row.ts';
import type { SessionChild } from '../../domain/session-child.ts';
import type { WholeNumber } from '../../model/values.ts';
import type { MappedFile } from '../map/map-file.ts';

/** A whole number as a double: beyond 2^53 the nearest, which is near enough to compare sums. */
export const numberOf = (value: WholeNumber | null): number | null => (value === null ? null : Number(value));

/** Whether two numbers of seconds are more than one apart: clocks tick between reading start and end. */
export const differ = (a: number, b: number): boolean => Math.abs(a - b) > 1;

/** The key of a duration, which calls and chats name differently. */
export const durationKey = ({ channel }: MappedFile): string =>
  channel === 'VOICE' ? 'call_duration' : 'chat_duration';

/** The key of the seconds waited, which files and the Manager API name differently. */
export const waitKey = ({ document }: MappedFile): string =>
  document.record['queue_duration'] == null ? 'wait_duration' : 'queue_duration';

/** Warns about a key of one row of a list. */
export function say(
  { warnings }: MappedFile,
  list: string,
  row: RowOf<SessionChild>,
  key: string,
  problem: string,
): void {
  if (warnings.length < 1000) warnings.push({ path: `${list}[${String(row.position)}].${key}`, problem });
}
