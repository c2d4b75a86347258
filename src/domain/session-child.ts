import { derived, instant, integer, key, text } from '../model/columns.ts';
import { globalId } from '../model/global-id.ts';
import type { Instant, Key } from '../model/values.ts';

/** A row that belongs to one session and is replaced with it. */
export abstract class SessionChild {
  @key(null, 'Row id of the session.', { primary: true, hidden: true })
  sessionId!: Key;

  @key(null, 'Id of the row in its array; where the file gives none or repeats one, minus its place in the array.', {
    primary: true,
    hidden: true,
  })
  rowId!: Key;

  @integer(null, 'Place in the array of the file, from 0.', { required: true, hidden: true })
  position!: number;

  @text(null, 'Instance of the session.', { required: true, hidden: true, filtered: true })
  instance!: string;

  @text(null, 'Channel of the session: `VOICE` or `CHAT`.', { required: true, hidden: true })
  channel!: string;

  @key(null, "The platform's number of the session.", { required: true, hidden: true })
  sessionExternalId!: Key;

  @globalId('instance', 'channel', 'sessionExternalId', 'rowId')
  readonly id!: string;

  @derived(
    () => 'id',
    "The platform's own number of this row, unique only within its kind of row and session. Null where the file gives none. Source: `id`.",
    ['rowId'],
    (row) => (String(row.rowId).startsWith('-') ? null : row.rowId),
  )
  readonly externalId!: string | null;
}

/** A row of a grain that is listed and counted by itself: it carries what orders and scopes it without a join. */
export abstract class GrainChild extends SessionChild {
  @instant(null, 'When the session was created.', { hidden: true, order: 'stable' })
  sessionCreatedAt!: Instant | null;
}
