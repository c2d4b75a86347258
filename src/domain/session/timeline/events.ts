import type { Row } from '../../../model/fields.ts';

/** An event before it is placed in a session. */
export interface Told {
  readonly kind: string;
  readonly at: unknown;
  readonly says: string;
  readonly untilAt?: unknown;
  readonly durationSeconds?: unknown;
  readonly agentId?: unknown;
  readonly virtualAgentId?: unknown;
  readonly queueName?: unknown;
  readonly transferId?: unknown;
}

/** A list of a session as events: the columns that are needed, and what each row tells. */
export interface Teller {
  readonly columns: readonly string[];
  readonly tell: (row: Row) => Told;
}

type Columns<Name extends string> = Readonly<Record<Name, unknown>>;

/** A teller that reads no column but those it names. */
const teller = <Name extends string>(columns: readonly Name[], tell: (row: Columns<Name>) => Told): Teller => ({
  columns,
  tell: tell as Teller['tell'],
});

const inWords = (word: unknown): string => String(word).trim().toLowerCase().replaceAll('_', ' ');
/** The words behind a text where there is a word, else nothing. */
const and = (before: string, word: unknown): string => (word == null ? '' : `${before}${inWords(word)}`);
const inQueue = (queueName: unknown): string => (queueName == null ? '' : ` in ${String(queueName)}`);
const stretch = ['startedAt', 'endedAt', 'durationSeconds'] as const;

const until = (
  row: Columns<'startedAt' | 'endedAt'> & Partial<Columns<'durationSeconds'>>,
): Pick<Told, 'at' | 'untilAt' | 'durationSeconds'> => ({
  at: row.startedAt,
  untilAt: row.endedAt,
  durationSeconds: row.durationSeconds,
});

const isSet = (duration: unknown): boolean => duration != null && Number(duration) > 0;

function ofPhase(
  row: Columns<'isBarge' | 'talkAndHoldSeconds' | 'holdSeconds' | 'wrapUpSeconds' | 'preWorkSeconds'>,
): Pick<Told, 'kind' | 'says' | 'durationSeconds'> {
  if (row.isBarge === true) {
    return { kind: 'BARGE', says: 'A supervisor barged in', durationSeconds: row.talkAndHoldSeconds };
  }
  if (isSet(row.talkAndHoldSeconds)) {
    const hold = isSet(row.holdSeconds) ? `, ${String(row.holdSeconds)} s of it on hold` : '';
    return { kind: 'AGENT', says: `An agent talked${hold}`, durationSeconds: row.talkAndHoldSeconds };
  }
  if (isSet(row.wrapUpSeconds)) {
    return { kind: 'WRAP_UP', says: 'An agent wrapped up', durationSeconds: row.wrapUpSeconds };
  }
  if (isSet(row.preWorkSeconds)) {
    return { kind: 'PRE_WORK', says: 'An agent prepared the call', durationSeconds: row.preWorkSeconds };
  }
  return { kind: 'AGENT', says: 'An agent had a turn without talk', durationSeconds: row.talkAndHoldSeconds };
}

const plainParticipants: ReadonlySet<string> = new Set(['end_user', 'agent', 'virtual_agent']);

/** Whether a participant is seen in no leg or handle, so that only the participation tells of them. */
const isOtherParticipant = (row: Columns<'typeText'>): boolean =>
  row.typeText != null && !plainParticipants.has(String(row.typeText).trim().toLowerCase());

/** Every list of a session that tells of times. */
export const tellers = {
  menuVisits: teller([...stretch, 'eventText', 'queueName'], (row) => ({
    ...until(row),
    kind: 'MENU',
    says: `The consumer was in the menu${and(': ', row.eventText)}`,
    queueName: row.queueName,
  })),
  virtualAgentLegs: teller(
    ['startedAt', 'endedAt', 'handleSeconds', 'virtualAgentId', 'queueName', 'transferId', 'finishReasonText'],
    (row) => ({
      ...until(row),
      kind: 'VIRTUAL_AGENT',
      durationSeconds: row.handleSeconds,
      says: `A virtual agent talked${and(': ', row.finishReasonText)}`,
      virtualAgentId: row.virtualAgentId,
      queueName: row.queueName,
      transferId: row.transferId,
    }),
  ),
  escalations: teller(
    ['createdAt', 'escalatedAt', 'statusText', 'reasonText', 'fromVirtualAgentId', 'toAgentId', 'toMenuPathName'],
    (row) => ({
      kind: 'ESCALATION',
      at: row.createdAt,
      untilAt: row.escalatedAt,
      says: `A virtual agent handed over to a person${and(', ', row.reasonText)}${and(': ', row.statusText)}`,
      virtualAgentId: row.fromVirtualAgentId,
      agentId: row.toAgentId,
      queueName: row.toMenuPathName,
    }),
  ),
  deflectedEscalations: teller(['escalatedAt', 'kindText', 'reasonText', 'virtualAgentId', 'queueName'], (row) => ({
    kind: 'DEFLECTED_ESCALATION',
    at: row.escalatedAt,
    says: `A hand-over to a person was sent elsewhere${and(': ', row.kindText)}`,
    virtualAgentId: row.virtualAgentId,
    queueName: row.queueName,
  })),
  transfers: teller(
    ['rowId', 'createdAt', 'connectedAt', 'statusText', 'kind', 'fromAgentId', 'fromVirtualAgentId', 'toMenuPathName'],
    (row) => ({
      kind: 'TRANSFER',
      at: row.createdAt,
      untilAt: row.connectedAt,
      says: `${row.kind == null ? 'A' : `A ${inWords(row.kind)}`} transfer${and(': ', row.statusText)}`,
      agentId: row.fromAgentId,
      virtualAgentId: row.fromVirtualAgentId,
      queueName: row.toMenuPathName,
      transferId: row.rowId,
    }),
  ),
  queueLegs: teller(
    ['startedAt', 'endedAt', 'waitSeconds', 'outcome', 'serviceLevelEventText', 'agentId', 'queueName', 'transferId'],
    (row) => ({
      ...until(row),
      kind: 'QUEUE',
      durationSeconds: row.waitSeconds,
      says: `The consumer waited${inQueue(row.queueName)}${and(': ', row.outcome)}${and(', ', row.serviceLevelEventText)}`,
      agentId: row.agentId,
      queueName: row.queueName,
      transferId: row.transferId,
    }),
  ),
  waitTimeVirtualAgents: teller(stretch, (row) => ({
    ...until(row),
    kind: 'WAIT_TIME_VIRTUAL_AGENT',
    says: 'A virtual agent kept the consumer company',
  })),
  offerEvents: teller(['offeredAt', 'groupLabel'], (row) => ({
    kind: 'OFFER',
    at: row.offeredAt,
    says: `It was offered to ${row.groupLabel == null ? 'agents' : String(row.groupLabel)}`,
  })),
  handlePhases: teller(
    [
      'startedAt',
      'endedAt',
      'talkAndHoldSeconds',
      'holdSeconds',
      'wrapUpSeconds',
      'preWorkSeconds',
      'isBarge',
      'agentId',
      'queueName',
      'transferId',
    ],
    (row) => ({
      ...until(row),
      ...ofPhase(row),
      agentId: row.agentId,
      queueName: row.queueName,
      transferId: row.transferId,
    }),
  ),
  participants: teller(
    ['typeText', 'connectedAt', 'endedAt', 'durationSeconds', 'agentId', 'virtualAgentId'],
    (row) => ({
      kind: 'PARTICIPANT',
      at: isOtherParticipant(row) ? row.connectedAt : null,
      untilAt: row.endedAt,
      durationSeconds: row.durationSeconds,
      says: `Somebody else took part: ${inWords(row.typeText)}`,
      agentId: row.agentId,
      virtualAgentId: row.virtualAgentId,
    }),
  ),
  recordings: teller(['startedAt', 'durationSeconds', 'typeText'], (row) => ({
    kind: 'RECORDING',
    at: row.startedAt,
    untilAt: later(row.startedAt, row.durationSeconds),
    durationSeconds: row.durationSeconds,
    says: `It was recorded${row.typeText === 'default' ? '' : and(': ', row.typeText)}`,
  })),
  redactions: teller([...stretch, 'startAgentId'], (row) => ({
    ...until(row),
    kind: 'REDACTION',
    durationSeconds: row.durationSeconds == null ? null : Math.round(Number(row.durationSeconds)),
    says: 'A stretch was kept out of the recording',
    agentId: row.startAgentId,
  })),
  consumerEvents: teller([...stretch, 'typeText', 'eventText', 'queueName'], (row) => {
    const isSurvey = String(row.typeText).trim().toLowerCase() === 'csat';
    const what = isSurvey
      ? 'The consumer was in the survey'
      : `The consumer did something else${and(', ', row.typeText)}`;
    return {
      ...until(row),
      kind: isSurvey ? 'SURVEY' : 'CONSUMER_EVENT',
      says: `${what}${and(': ', row.eventText)}`,
      queueName: row.queueName,
    };
  }),
};

/** The instant that many seconds later; null where either is not known, or where there is no such instant. */
function later(at: unknown, seconds: unknown): string | null {
  const time = at == null || seconds == null ? NaN : Date.parse(String(at)) + Number(seconds) * 1000;
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : null;
}
