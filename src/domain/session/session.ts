import { derived } from '../../graphql/columns.ts';
import type { Row } from '../../graphql/fields.ts';
import { personal } from '../../graphql/personal-data.ts';
import { JSONValue } from '../../graphql/scalars.ts';
import { Concrete, Stored } from '../../graphql/stored.ts';
import { documentFrom, Provenance, provenanceFrom } from './provenance.ts';
import { SessionFacts } from './session.facts.ts';

const firstDocument = (row: Row): Row | undefined => (row['rawDocuments'] as Row[])[0];

/** One call or one chat: the newest file of it that has arrived. */
@Stored({
  says: 'One contact between an end user and the contact centre: a call or a chat, as its newest metadata file tells it.',
  table: 'sessions',
  tie: ['rowId'],
  interface: { needs: ['channel'], typeOf: (row) => (row['channel'] === 'VOICE' ? 'CallSession' : 'ChatSession') },
  indexes: [
    { name: 'sessions_natural_key', columns: ['instance', 'channel', 'externalId'], unique: true },
    { name: 'sessions_newest' },
    { name: 'sessions_updated_at', columns: ['updatedAt', 'rowId'] },
    { name: 'sessions_end_user' },
    { name: 'sessions_selected_menu' },
  ],
})
export abstract class Session extends SessionFacts {
  @derived(
    () => Provenance,
    'Where the stored document came from and what was odd about it.',
    [],
    (row) => provenanceFrom(firstDocument(row)),
    { lists: { rawDocuments: ['source', 'receivedAt', 'size', 'hash', 'unmappedPaths', 'warnings'] } },
  )
  provenance!: Provenance | null;

  @derived(
    () => JSONValue,
    'The newest stored document as it was delivered. Where a key stands twice in an object, the last one is answered.',
    [],
    (row) => documentFrom(firstDocument(row)),
    { lists: { rawDocuments: ['document'] }, personal: personal.content },
  )
  raw!: unknown;
}

/** A call. */
@Concrete('A call. Fields that only chats have are null, and lists that only chats have are empty.')
export class CallSession extends Session {}

/** A chat. */
@Concrete(
  'A chat: in an app, on a web page, by SMS or by WhatsApp. Fields that only calls have are null, and lists that only calls have are empty.',
)
export class ChatSession extends Session {}
