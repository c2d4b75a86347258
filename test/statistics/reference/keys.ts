/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question, raw documents by nothing */
import { clockKeys } from './clock.ts';
import type { Key } from './key.ts';
import { isCold, type Row } from './measures.ts';
import { at, list, type Raw, type SessionFacts, type Turn } from './rows.ts';

const plain = <T = any>(field: string, of: (row: Row<T>) => unknown): Key => ({
  select: field,
  read: (key) => key[field],
  of: (row) => [of(row) ?? null],
});

/** A linked row by its global id: type, instance and number. */
const linked = (field: string, type: string, of: (row: Row) => unknown): Key => ({
  select: `${field} { id }`,
  read: (key) => key[field]?.id ?? null,
  of: (row) => [idOf(type, row.session.instance, of(row))],
});
const idOf = (type: string, ...values: readonly unknown[]): string | null =>
  values.at(-1) == null ? null : Buffer.from(JSON.stringify([type, ...values.map(String)])).toString('base64url');

const queue = (field: string, of: (row: Row) => unknown): Key => ({
  select: `${field} { id }`,
  read: (key) => key[field]?.id ?? null,
  of: (row) => [idOf('Queue', row.session.instance, row.session.channel, of(row))],
});

const several = (field: string, of: (row: Row) => readonly unknown[]): Key => ({
  select: field,
  read: (key) => key[field],
  of: (row) => (of(row).length === 0 ? [null] : [...new Set(of(row).map((it) => it ?? null))]),
});

const teams = (of: (row: Row) => readonly number[]): Key => ({
  select: 'team { id }',
  read: (key) => key.team?.id ?? null,
  of: (row) =>
    of(row).length === 0 ? [null] : [...new Set(of(row))].map((id) => idOf('Team', row.session.instance, id)),
});

function directionOf(type: string): string | null {
  if (/Callback|Scheduled/i.test(type)) return 'CALLBACK';
  if (/Outbound|Campaign/i.test(type)) return 'OUTBOUND';
  if (/Internal/i.test(type)) return 'INTERNAL';
  return /Inbound|^IvrCall|^IncomingCall|^Messaging \(/i.test(type) ? 'INBOUND' : null;
}

function mediumOf(type: string): string | null {
  if (/Campaign/i.test(type)) return 'CAMPAIGN';
  const older = { ivrcall: 'IVR', incomingcall: 'MOBILE', directcall: 'DIRECT' }[type.toLowerCase()];
  if (older) return older;
  const inside = /\((.*)\)/.exec(type)?.[1]?.toLowerCase() ?? '';
  const media = {
    whatsapp: 'WHATSAPP',
    sms: 'SMS',
    ivr: 'IVR',
    mobile: 'MOBILE',
    app: 'MOBILE',
    web: 'WEB',
    direct: 'DIRECT',
    extension: 'EXTENSION',
    ucaas: 'UCAAS',
    api: 'API',
  };
  return Object.entries(media).find(([word]) => inside.includes(word))?.[1] ?? null;
}

const typeOf = ({ raw }: SessionFacts): string =>
  raw['session_type_v2'] ?? raw['session_type'] ?? raw['call_type'] ?? raw['chat_type'];
const top = (field: string, key: string): Key => plain(field, ({ session }) => session.raw[key]);

function handledBy(session: SessionFacts): string {
  const joined = (key: string): boolean =>
    list(session.raw['participants']).some(
      (it) => it[key] != null && it['connected_at'] != null && it['type'] !== 'task_virtual_agent',
    );
  const person = session.turns.some((turn) => turn.counts) || (session.turns.length === 0 && joined('user_id'));
  const bot = session.bots.length > 0 || joined('virtual_agent_id');
  return person ? (bot ? 'BOTH' : 'HUMAN') : bot ? 'VIRTUAL_AGENT' : 'NOBODY';
}

/** `agent_info` names the last of those who took part: a person, or a virtual agent, which alone has an alias. */
const told = ({ raw }: SessionFacts, isVirtual: boolean): unknown =>
  raw['agent_info'] != null && 'va_alias' in raw['agent_info'] === isVirtual ? raw['agent_info'].id : null;

/** The person whom the file names, else who had the last turn; turns without talk only where there are no others. */
function lastAgent(session: SessionFacts): unknown {
  const talked = session.turns.filter((turn) => turn.counts);
  return told(session, false) ?? latest(talked.length > 0 ? talked : session.turns, (turn) => turn.started)?.agent;
}

const lastVirtualAgent = (session: SessionFacts): unknown =>
  told(session, true) ?? latest(session.bots, (bot) => at(bot['started_at']))?.['virtual_agent']?.id;

/** Of rows that began together the first one is earliest, and the last one latest. */
const earliest = <T>(rows: readonly T[], time: (row: T) => number | null): T | undefined => inTime(rows, time)[0];
const latest = <T>(rows: readonly T[], time: (row: T) => number | null): T | undefined => inTime(rows, time).at(-1);
const inTime = <T>(rows: readonly T[], time: (row: T) => number | null): T[] =>
  [...rows].sort((a, b) => (time(a) ?? Number.MAX_VALUE) - (time(b) ?? Number.MAX_VALUE));

/** The keys of custom data that are asked for: a word, and a yes or no. */
export const customDataKeys = ['loyalty_tier', 'marketing_consent'];

const customData: Key = {
  argument: `customData: ${JSON.stringify(customDataKeys)}`,
  select: 'customData { value }',
  read: (key) => key.customData.map(({ value }: Raw) => value as unknown),
  of: ({ session }) => [
    customDataKeys.map((name) => {
      const value: unknown = session.raw['custom_data_not_secured']?.[name]?.value;
      return value == null ? null : String(value);
    }),
  ],
};

/** Dimensions of sessions, which their legs and handles share. */
const ofSession: Readonly<Record<string, Key>> = {
  CHANNEL: plain('channel', ({ session }) => session.channel),
  DIRECTION: plain('direction', ({ session }) => directionOf(typeOf(session))),
  TYPE: plain('typeText', ({ session }) => typeOf(session)),
  MEDIUM: plain('medium', ({ session }) => mediumOf(typeOf(session))),
  STATUS: top('statusText', 'status'),
  FAIL_REASON: top('failReasonText', 'fail_reason'),
  DISCONNECTED_BY: top('disconnectedByText', 'disconnected_by'),
  LANGUAGE: top('language', 'lang'),
  RATING: top('rating', 'rating'),
  VERIFIED: top('verified', 'verified'),
  DEFLECTION: top('deflectionText', 'deflection'),
  RECORDING_PERMISSION: top('recordingPermissionText', 'recording_permission'),
  HANDLED_BY: plain('handledBy', ({ session }) => handledBy(session)),
  INSTANCE: {
    select: 'instance { name }',
    read: (key) => key.instance?.name,
    of: ({ session }) => [session.instance],
  },
  SELECTED_MENU: linked('selectedMenu', 'Menu', ({ session }) => session.raw['selected_menu']?.id),
  QUEUE: queue('queue', ({ session }) => session.raw['menu_path']?.name),
  FIRST_QUEUE: queue(
    'firstQueue',
    ({ session }) => earliest(session.legs, ({ raw }) => at(raw['started_at']))?.raw['menu_path'],
  ),
  AGENT: linked('agent', 'Agent', ({ session }) => lastAgent(session)),
  VIRTUAL_AGENT: linked('virtualAgent', 'VirtualAgent', ({ session }) => lastVirtualAgent(session)),
  CUSTOM_DATA: customData,
};

const dispositions = (session: SessionFacts, key: string): readonly unknown[] =>
  session.dispositions.map((it) => it[key]);

/** Dimensions by grain; those of the session unless the grain has its own of that name. */
export const keys: Readonly<Record<string, Readonly<Record<string, Key>>>> = {
  sessions: {
    ...ofSession,
    ...clockKeys(({ session }) => session.created),
    DISPOSITION_CODE: several('dispositionCode', ({ session }) => dispositions(session, 'code')),
    DISPOSITION_LIST: several('dispositionList', ({ session }) => dispositions(session, 'list')),
    TEAM: teams(({ session }) => session.turns.flatMap((turn) => turn.teams)),
  },
  queueLegs: {
    ...ofSession,
    ...clockKeys(({ it }) => at(it.raw['started_at'])),
    QUEUE: queue('queue', ({ it }) => it.raw['menu_path']),
    AGENT: linked('agent', 'Agent', ({ it }) => it.raw['agent_id']),
    LANGUAGE: plain('language', ({ it }) => it.raw['lang']),
    OUTCOME: plain('outcome', ({ it }) => it.outcome),
    SERVICE_LEVEL_EVENT: plain('serviceLevelEventText', ({ it }) => it.raw['service_level_event']),
    IS_TRANSFER: plain('isTransfer', ({ it }) => it.raw['transfer']),
  },
  agentHandles: {
    ...ofSession,
    ...clockKeys(({ it }) => it.started),
    AGENT: linked('agent', 'Agent', ({ it }) => it.agent),
    QUEUE: queue('queue', ({ it }) => it.queue),
    LANGUAGE: plain<Turn>('language', ({ it }) => it.language),
    IS_TRANSFER: plain<Turn>('isTransfer', ({ it }) => it.isTransfer),
    TEAM: teams(({ it }) => it.teams),
  },
  virtualAgentLegs: {
    ...ofSession,
    ...clockKeys(({ it }) => at(it.started_at)),
    VIRTUAL_AGENT: linked('virtualAgent', 'VirtualAgent', ({ it }) => it.virtual_agent?.id),
    QUEUE: queue('queue', ({ it }) => it.menu_path),
    LANGUAGE: plain('language', ({ it }) => it.lang),
    FINISH_REASON: plain('finishReasonText', ({ it }) => it.finish_reason),
    ESCALATION_REASON: plain('escalationReasonText', ({ it }) => it.escalation_reason),
    INITIATED_BY: plain('initiatedByText', ({ it }) => it.initiated_by),
    IS_TRANSFER: plain('isTransfer', ({ it }) => it.transfer),
  },
  transfers: {
    ...ofSession,
    ...clockKeys(({ it }) => at(it.created_at)),
    TRANSFER_KIND: plain('transferKind', (row) => {
      const cold = isCold(row);
      return cold === null ? null : cold ? 'COLD' : 'WARM';
    }),
    TRANSFER_STATUS: plain('transferStatusText', ({ it }) => it.status),
    TRANSFER_FAIL_REASON: plain('transferFailReasonText', ({ it }) => it.fail_reason),
    TRANSFER_DEFLECTION: plain('transferDeflectionText', ({ it }) => it.deflection),
    FROM_AGENT: linked('fromAgent', 'Agent', ({ it }) => it.from_agent?.id),
    TO_AGENT: linked('toAgent', 'Agent', ({ it }) => it.to_agent?.id),
    FROM_VIRTUAL_AGENT: linked('fromVirtualAgent', 'VirtualAgent', ({ it }) => it.from_virtual_agent?.id),
    TO_VIRTUAL_AGENT: linked('toVirtualAgent', 'VirtualAgent', ({ it }) => it.to_virtual_agent?.id),
    FROM_QUEUE: queue('fromQueue', ({ it }) => (it.from_menu_path ?? it.from_menu)?.name),
    TO_QUEUE: queue('toQueue', ({ it }) => (it.to_menu_path ?? it.to_menu)?.name),
  },
  escalations: {
    ...ofSession,
    ...clockKeys(({ it }) => at(it.created_at)),
    ESCALATION_STATUS: plain('escalationStatusText', ({ it }) => it.status),
    ESCALATION_REASON: plain('escalationReasonText', ({ it }) => it.reason),
    FROM_VIRTUAL_AGENT: linked('fromVirtualAgent', 'VirtualAgent', ({ it }) => it.from_virtual_agent?.id),
    TO_AGENT: linked('toAgent', 'Agent', ({ it }) => it.to_agent?.id),
    FROM_QUEUE: queue('fromQueue', ({ it }) => (it.from_menu_path ?? it.from_menu)?.name),
    TO_QUEUE: queue('toQueue', ({ it }) => (it.to_menu_path ?? it.to_menu)?.name),
  },
  dispositions: {
    ...ofSession,
    ...clockKeys(({ session }) => session.created),
    DISPOSITION_CODE: plain('dispositionCode', ({ it }) => it.code),
    DISPOSITION_LIST: plain('dispositionList', ({ it }) => it.list),
    DISPOSITION_LIST_PATH: plain('dispositionListPath', ({ it }) => it.list_path),
    AGENT: linked('agent', 'Agent', ({ it }) => it.user_id),
  },
};
