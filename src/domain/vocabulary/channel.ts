import { closedEnum } from '../../model/open-enum.ts';

/** Calls and chats are numbered apart, so the channel is part of every session's identity. */
export const Channel = closedEnum('Channel', 'How the consumer and the centre talked.', {
  VOICE: 'A call.',
  CHAT: 'A chat: in an app, on a web page, by SMS or by WhatsApp.',
});
