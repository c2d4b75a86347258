import { closedEnum, openEnum } from '../../model/open-enum.ts';

/** The kind of session: current wording first, then older ones and the platform's internal names. */
export const SessionType = openEnum(
  'SessionType',
  'Kind of session. Older wordings of the source count as the current one.',
  {
    VOICE_INBOUND_IVR: {
      says: 'The consumer dialled and came through the voice menu.',
      words: ['voice inbound (ivr)', 'ivrcall'],
    },
    VOICE_INBOUND_IVR_VIA_MOBILE: {
      says: 'The consumer dialled from the app and came through the voice menu.',
      words: [
        'voice inbound (ivr via mobile)',
        'voice inbound (ivr using mobile)',
        'voice inbound (ivr by mobile)',
        'voice inbound (ivr using app)',
        'voice inbound (ivr via app)',
      ],
    },
    VOICE_INBOUND_MOBILE: {
      says: 'The consumer called inside the app.',
      words: ['voice inbound (mobile)', 'voice inbound (app)', 'incomingcall'],
    },
    VOICE_INBOUND_API: { says: 'An inbound call started over the API.', words: ['voice inbound (api)'] },
    VOICE_INBOUND_DIRECT: { says: "The consumer dialled an agent's own number.", words: ['voice inbound (direct)'] },
    VOICE_INBOUND_EXTENSION: { says: 'The consumer dialled an extension.', words: ['voice inbound (extension)'] },
    VOICE_CALLBACK_WEB: {
      says: 'The consumer asked on the web to be called at once.',
      words: ['voice callback (web)'],
    },
    VOICE_SCHEDULED_MOBILE: {
      says: 'The consumer booked a call in the app.',
      words: ['voice scheduled (mobile)', 'voice scheduled (app)'],
    },
    VOICE_SCHEDULED_WEB: { says: 'The consumer booked a call on the web.', words: ['voice scheduled (web)'] },
    VOICE_SCHEDULED_API: { says: 'A call booked over the API.', words: ['voice scheduled (api)'] },
    VOICE_SCHEDULED: {
      says: 'A booked call; the older name does not say where it was booked.',
      words: ['scheduledcall', 'voice scheduled'],
    },
    VOICE_OUTBOUND: { says: 'An agent dialled.', words: ['voice outbound', 'outboundcall'] },
    VOICE_OUTBOUND_API: { says: 'An outbound call started over the API.', words: ['voice outbound (api)'] },
    VOICE_OUTBOUND_DIRECT: { says: 'An agent dialled from a number of their own.', words: ['voice outbound (direct)'] },
    VOICE_OUTBOUND_UCAAS: {
      says: 'An agent dialled by the company telephone system.',
      words: ['voice outbound (ucaas)'],
    },
    VOICE_DIRECT: {
      says: "A call from or to an agent's own number; the older name does not say which.",
      words: ['directcall', 'voice direct'],
    },
    VOICE_INTERNAL: { says: 'One agent called another.', words: ['voice internal'] },
    VOICE_CAMPAIGN: { says: 'A campaign dialled. The wording is inferred.', words: ['voice campaign'] },
    MESSAGING_INBOUND_MOBILE_CHAT: {
      says: 'The consumer wrote in the app.',
      words: ['messaging inbound (mobile chat)', 'messaging inbound (app chat)'],
    },
    MESSAGING_INBOUND_WEB_CHAT: { says: 'The consumer wrote on a web page.', words: ['messaging inbound (web chat)'] },
    MESSAGING_INBOUND_SMS: {
      says: 'The consumer wrote an SMS.',
      words: ['messaging inbound (sms)', 'messaging (sms)'],
    },
    MESSAGING_INBOUND_SMS_DIRECT: {
      says: "The consumer wrote an SMS to an agent's own number.",
      words: ['messaging inbound (sms direct)'],
    },
    MESSAGING_OUTBOUND_SMS: { says: 'An agent wrote an SMS.', words: ['messaging outbound (sms)'] },
    MESSAGING_OUTBOUND_SMS_VIA_API: { says: 'An SMS sent over the API.', words: ['messaging outbound (sms via api)'] },
    MESSAGING_OUTBOUND_SMS_DIRECT: {
      says: 'An agent wrote an SMS from a number of their own.',
      words: ['messaging outbound (sms direct)'],
    },
    MESSAGING_OUTBOUND_SMS_DIRECT_VIA_API: {
      says: "An SMS sent over the API from an agent's own number.",
      words: ['messaging outbound (sms direct via api)'],
    },
    MESSAGING_WHATSAPP: {
      says: 'A WhatsApp chat; outbound template messages share the type.',
      words: ['messaging (whatsapp)'],
    },
  },
);

/** Which side began a session. */
export const Direction = closedEnum('Direction', 'Which side began the session.', {
  INBOUND: 'The consumer began it.',
  OUTBOUND: 'The centre began it: an agent, a campaign or the API.',
  CALLBACK: 'The consumer asked for a call, at once or at a booked time, and the centre called.',
  INTERNAL: 'One agent called another.',
});

/** By what a session came. */
export const Medium = closedEnum('Medium', 'By what the session came, as its type says in brackets.', {
  IVR: 'Telephone and voice menu, also where the app dialled.',
  MOBILE: 'The mobile app.',
  WEB: 'A web page.',
  API: 'The API.',
  DIRECT: "An agent's own number.",
  EXTENSION: 'An extension.',
  UCAAS: 'The company telephone system.',
  SMS: 'SMS, also by API or from a number of an agent.',
  WHATSAPP: 'WhatsApp.',
  CAMPAIGN: 'A campaign.',
});

// Prefix and brackets rather than whole strings, so that a type of tomorrow still has a direction and a medium.
const directions: readonly (readonly [RegExp, string])[] = [
  [/callback|scheduled/, 'CALLBACK'],
  [/outbound|campaign/, 'OUTBOUND'],
  [/internal/, 'INTERNAL'],
  [/inbound|^ivrcall|^incomingcall|^messaging \(/, 'INBOUND'],
];

const media: readonly (readonly [RegExp, string])[] = [
  [/campaign/, 'CAMPAIGN'],
  [/whatsapp/, 'WHATSAPP'],
  [/\(.*sms/, 'SMS'],
  [/\(.*ivr|^ivrcall/, 'IVR'],
  [/\(.*(mobile|app)|^incomingcall/, 'MOBILE'],
  [/\(.*web/, 'WEB'],
  [/\(.*direct|^directcall/, 'DIRECT'],
  [/\(.*extension/, 'EXTENSION'],
  [/\(.*ucaas/, 'UCAAS'],
  [/\(.*api/, 'API'],
];

/** A longer text is no type; looking for brackets in it could take the square of its length. */
const LONGEST = 200;

const firstOf = (rules: readonly (readonly [RegExp, string])[], type: string | null): string | null => {
  const words = (type ?? '').slice(0, LONGEST).trim().toLowerCase();
  return rules.find(([pattern]) => pattern.test(words))?.[1] ?? null;
};

/** The direction that a session type says; null where it says none. */
export const directionOf = (type: string | null): string | null => firstOf(directions, type);

/** The medium that a session type says; null where it says none. */
export const mediumOf = (type: string | null): string | null => firstOf(media, type);
