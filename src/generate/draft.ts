import type { Agent, VirtualAgent } from './agents.ts';
import type { Centre, Language } from './centre.ts';
import { type EndUser, endUserOf } from './end-users.ts';
import { isAfterHours } from './load.ts';
import type { Period } from './period.ts';
import type { Presence } from './presence.ts';
import type { Queue } from './queues.ts';
import { type Random, weighted } from './random.ts';
import type { SessionType } from './session-types.ts';

/** Rows are written once and never read again here, so a row is just an object in the order of the files. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * A session in the making. The steps (menu, queue, talk, transfer …) move `at` forward and leave rows behind; `call.ts`
 * and `chat.ts` then write the record. Instants in seconds since 1970, durations in seconds.
 */
export interface Draft {
  readonly centre: Centre;
  readonly random: Random;
  readonly channel: 'call' | 'chat';
  readonly id: number;
  readonly period: Period;
  readonly createdAt: number;
  readonly isAfterHours: boolean;
  language: Language;
  type: SessionType;
  endUser: EndUser | null;
  /** Known even where the consumer is not. */
  phoneNumber: string | null;
  /** The queue chosen in the menu, and the one the session stands in last. */
  selected: Queue | null;
  queue: Queue | null;
  priority: number | null;

  at: number;
  queuedAt: number | null;
  assignedAt: number | null;
  connectedAt: number | null;
  endsAt: number | null;
  scheduledAt: number | null;
  /** The last thing that happened, wrap-up and survey included. */
  settledAt: number;
  consumerFrom: number;
  hasConsumer: boolean;
  surveySeconds: number;

  status: string;
  failReason: string | null;
  failDetails: string | null;
  adapterFail: readonly [code: string, message: string] | null;
  disconnectedBy: string;
  deflection: string;
  voicemailReason: string;
  answerType: string | null;
  offerType: string | null;
  recordingPermission: string;
  outboundNumber: string | null;
  lastAgent: Agent | null;
  lastVirtualAgent: VirtualAgent | null;
  isOutbound: boolean;
  rating: number | null;
  feedback: string | null;
  verified: boolean;
  smartActionText: unknown;

  waitSeconds: number;
  handleSeconds: number;
  holdSeconds: number;
  responses: { count: number; total: number; longest: number };

  readonly presences: Presence[];
  readonly handles: Row[];
  readonly queueLegs: Row[];
  readonly virtualAgentLegs: Row[];
  readonly deflectedEscalations: Row[];
  readonly transfers: Row[];
  readonly escalations: Row[];
  readonly deflections: Row[];
  readonly menuRows: Row[];
  readonly events: Row[];
  readonly offers: Row[];
  readonly recordings: Row[];
  readonly photos: Row[];
  readonly videos: Row[];
  readonly dispositions: Row[];
  readonly queueVirtualAgent: Row[];
  readonly waitTimeSms: unknown[];
  readonly inCallSms: unknown[];
}

const offerTypeOf = weighted<string | null>([
  ['cascade', 88],
  ['deltacast', 5],
  ['multicast', 4],
  [null, 3],
]);

/** An empty session that begins at an instant; a few have no known consumer. */
export function createDraft(
  centre: Centre,
  random: Random,
  channel: 'call' | 'chat',
  period: Period,
  createdAt: number,
  type: SessionType,
): Draft {
  const isKnown = !random.chance(0.03);
  // A few consumers come back again and again, most come once or twice.
  const endUser = endUserOf(centre.seed, 1 + Math.floor(random.unit() ** 1.6 * centre.endUsers));
  return {
    centre,
    random,
    channel,
    id: ++centre.ids[channel],
    period,
    createdAt,
    isAfterHours: isAfterHours(centre.clock, createdAt),
    language: centre.languageOf(random),
    type,
    endUser: isKnown ? endUser : null,
    phoneNumber: isKnown ? endUser.phoneNumber : null,
    selected: null,
    queue: null,
    priority: null,
    at: createdAt,
    queuedAt: null,
    assignedAt: null,
    connectedAt: null,
    endsAt: null,
    scheduledAt: null,
    settledAt: createdAt,
    consumerFrom: createdAt,
    hasConsumer: true,
    surveySeconds: 0,
    status: 'finished',
    failReason: channel === 'call' ? 'nothing' : null,
    failDetails: null,
    adapterFail: null,
    disconnectedBy: 'disconnected_by_unknown',
    deflection: 'no_deflection',
    voicemailReason: 'not_voicemail',
    answerType: 'manual',
    offerType: offerTypeOf(random),
    recordingPermission: 'not_asked',
    outboundNumber: null,
    lastAgent: null,
    lastVirtualAgent: null,
    isOutbound: false,
    rating: null,
    feedback: null,
    verified: false,
    smartActionText: null,
    waitSeconds: 0,
    handleSeconds: 0,
    holdSeconds: 0,
    responses: { count: 0, total: 0, longest: 0 },
    presences: [],
    handles: [],
    queueLegs: [],
    virtualAgentLegs: [],
    deflectedEscalations: [],
    transfers: [],
    escalations: [],
    deflections: [],
    menuRows: [],
    events: [],
    offers: [],
    recordings: [],
    photos: [],
    videos: [],
    dispositions: [],
    queueVirtualAgent: [],
    waitTimeSms: [],
    inCallSms: [],
  };
}

/** An instant as this instance's files write it; null stays null. */
export function instant(draft: Draft, at: number): string;
export function instant(draft: Draft, at: number | null): string | null;
export function instant(draft: Draft, at: number | null): string | null {
  return at === null ? null : draft.centre.clock.format(at);
}

/** `menu_path_id` of a queue in the session's language. */
export function pathIdOf(draft: Draft, queue: Queue | null): number | null {
  return queue ? queue.pathId + draft.language.place : null;
}

/** Notes that something went on until then. */
export function settle(draft: Draft, at: number): void {
  if (at > draft.settledAt) draft.settledAt = at;
}
