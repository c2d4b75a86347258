import { Concrete, Stored } from '../../model/stored.ts';
import { SessionStory } from './session.story.ts';

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
export abstract class Session extends SessionStory {}

/** A call. */
@Concrete('A call. Fields that only chats have are null, and lists that only chats have are empty.')
export class CallSession extends Session {}

/** A chat. */
@Concrete(
  'A chat: in an app, on a web page, by SMS or by WhatsApp. Fields that only calls have are null, and lists that only calls have are empty.',
)
export class ChatSession extends Session {}
