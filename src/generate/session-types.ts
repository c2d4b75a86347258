import type { MenuKind } from './menu-tree.ts';
import { weighted } from './random.ts';

/** One kind of session: the wording in use, and the wordings it had (`call_type`, `chat_type` and `session_type` keep those). */
export interface SessionType {
  readonly current: string;
  /** What files carry beside the current wording; the last one is the oldest. */
  readonly older: readonly string[];
  /** Which menus lead there; null where none does. */
  readonly menu: MenuKind | null;
}

function type(current: string, menu: MenuKind | null, ...older: string[]): SessionType {
  return { current, older: older.length > 0 ? older : [current], menu };
}

/** Calls that have a telephone menu to pass. */
export const menuCall = weighted([[type('Voice Inbound (IVR)', 'ivr', 'Voice Inbound (IVR)', 'IvrCall'), 1]]);

/** Calls that consumers begin and that go to a queue. */
export const inboundCall = weighted([
  [type('Voice Inbound (IVR)', 'ivr', 'Voice Inbound (IVR)', 'IvrCall'), 74],
  [
    type(
      'Voice Inbound (IVR via Mobile)',
      'ivr',
      'Voice Inbound (IVR using App)',
      'Voice Inbound (IVR using Mobile)',
      'Voice Inbound (IVR by Mobile)',
      'Voice Inbound (IVR via App)',
    ),
    4,
  ],
  [type('Voice Inbound (Mobile)', 'mobile', 'Voice Inbound (App)', 'IncomingCall'), 13],
  [type('Voice Callback (Web)', 'web'), 6],
  [type('Voice Inbound (API)', 'web'), 3],
]);

export const scheduledCall = weighted([
  [type('Voice Scheduled (Mobile)', 'mobile', 'Voice Scheduled (App)', 'Voice Scheduled', 'ScheduledCall'), 3],
  [type('Voice Scheduled (Web)', 'web'), 5],
  [type('Voice Scheduled (API)', 'web'), 2],
]);

export const outboundCall = weighted([
  [type('Voice Outbound', null, 'Voice Outbound', 'OutboundCall'), 80],
  [type('Voice Outbound (API)', null), 10],
  [type('Voice Outbound (Direct)', null, 'Voice Outbound (Direct)', 'DirectCall'), 6],
  [type('Voice Outbound (UCaaS)', null), 4],
]);

/** Calls to one person's own number or extension. */
export const directCall = weighted([
  [type('Voice Inbound (Direct)', null, 'Voice Inbound (Direct)', 'Voice Direct', 'DirectCall'), 6],
  [type('Voice Inbound (Extension)', null), 4],
]);

export const internalCall = weighted([[type('Voice Internal', null), 1]]);

export const campaignCall = weighted([[type('Voice Campaign', null), 1]]);

export const inboundChat = weighted([
  [type('Messaging Inbound (Web Chat)', 'web'), 48],
  [type('Messaging Inbound (Mobile Chat)', 'mobile', 'Messaging Inbound (App Chat)'), 22],
  [type('Messaging Inbound (SMS)', 'sms', 'Messaging (SMS)'), 14],
  [type('Messaging (WhatsApp)', 'sms'), 14],
]);

/** Messages to one person. */
export const directChat = weighted([[type('Messaging Inbound (SMS Direct)', null), 1]]);

/** Chats that an agent or a program begins. */
export const outboundChat = weighted([
  [type('Messaging Outbound (SMS)', 'sms', 'Messaging (SMS)'), 4],
  [type('Messaging Outbound (SMS via API)', 'sms'), 3],
  [type('Messaging (WhatsApp)', 'sms'), 2],
  [type('Messaging Outbound (SMS Direct)', null), 1],
  [type('Messaging Outbound (SMS Direct via API)', null), 1],
]);
