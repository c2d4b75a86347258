import { GraphQLID } from 'graphql';
import { derived, instant, integer, key, text } from '../model/columns.ts';
import { globalId } from '../model/global-id.ts';

/** A row that belongs to one session and is replaced with it. */
export abstract class SessionChild {
  @key(null, 'Row id of the session.', { primary: true, hidden: true })
  sessionId!: string;

  @key(null, 'Id of the row in its array; where the file gives none or repeats one, minus its place in the array.', {
    primary: true,
    hidden: true,
  })
  rowId!: string;

  @integer(null, 'Place in the array of the file, from 0.', { required: true, hidden: true })
  position!: number;

  @text(null, 'Instance of the session.', { required: true, hidden: true })
  instance!: string;

  @text(null, 'Channel of the session: `VOICE` or `CHAT`.', { required: true, hidden: true })
  channel!: string;

  @key(null, "The platform's number of the session.", { required: true, hidden: true })
  sessionExternalId!: string;

  @globalId('instance', 'channel', 'sessionExternalId', 'rowId')
  id!: string;

  @derived(
    () => GraphQLID,
    "The platform's own number of this row, unique only within its kind of row and session. Null where the file gives none. Source: `id`.",
    ['rowId'],
    (row) => (String(row['rowId']).startsWith('-') ? null : row['rowId']),
  )
  externalId!: string | null;
}

/** A row of a grain that is listed and counted by itself: it carries what orders and scopes it without a join. */
export abstract class GrainChild extends SessionChild {
  @instant(null, 'When the session was created.', { hidden: true, order: 'stable' })
  sessionCreatedAt!: string | null;
}
