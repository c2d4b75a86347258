import type { RowOf } from '../../database/copy-row.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { Escalation } from '../../domain/escalation/escalation.ts';
import { MenuVisit } from '../../domain/menu-visit/menu-visit.ts';
import { Participant } from '../../domain/participant/participant.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { Recording } from '../../domain/recording/recording.ts';
import { SessionStatus } from '../../domain/session/session-status.ts';
import { VoicemailReason } from '../../domain/session/session.enums.ts';
import type { Session } from '../../domain/session/session.ts';
import { SmartAction } from '../../domain/smart-action/smart-action.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import { VirtualAgentLeg } from '../../domain/virtual-agent-leg/virtual-agent-leg.ts';
import { DeflectionKind } from '../../domain/vocabulary/deflection-kind.ts';
import { FailReason } from '../../domain/vocabulary/fail-reason.ts';
import type { MappedFile } from '../map/map-file.ts';
import { rowsIn } from '../map/rows-of.ts';
import { byTime, each } from './rows.ts';
import { countIn32, maxOf, sumOf } from './whole.ts';

type Handle = RowOf<AgentHandle>;

/** Fills what the session's row says about all rows of the file together; after handles, legs and SmartActions are there. */
export function deriveSessionFacts(file: MappedFile): void {
  const { session } = file;
  const handles = rowsIn(file, AgentHandle);
  const counted = handles.filter((handle) => handle.counted === true);
  sums(session, handles, counted, rowsIn(file, QueueLeg));
  people(file, handles, counted);
  flags(file, counted.length);
}

function sums(
  session: RowOf<Session>,
  handles: readonly Handle[],
  counted: readonly Handle[],
  legs: readonly RowOf<QueueLeg>[],
): void {
  session.talkSeconds = sumOf(each(handles, 'talkSeconds'));
  session.wrapUpSeconds = sumOf(each(handles, 'wrapUpSeconds'));
  session.preWorkSeconds = sumOf(each(handles, 'preWorkSeconds'));
  session.countedHandles = counted.length;
  session.countedTalkSeconds = sumOf(each(counted, 'talkSeconds'));
  session.countedHoldSeconds = sumOf(each(counted, 'holdSeconds'));
  session.countedWrapUpSeconds = sumOf(each(counted, 'wrapUpSeconds'));
  session.countedPreWorkSeconds = sumOf(each(counted, 'preWorkSeconds'));
  session.responseCount = countIn32(sumOf(each(counted, 'responseCount')));
  session.responseSecondsTotal = sumOf(each(counted, 'responseSecondsTotal'));
  session.responseSecondsMax = maxOf(each(counted, 'responseSecondsMax'));
  session.queuedSeconds = sumOf(each(legs, 'waitSeconds'));
  session.firstQueueName = byTime(legs, 'startedAt')[0]?.queueName ?? null;
}

function people(file: MappedFile, handles: readonly Handle[], counted: readonly Handle[]): void {
  const { session } = file;
  const turns = rowsIn(file, VirtualAgentLeg);
  session.agentId ??= byTime(counted.length > 0 ? counted : handles, 'startedAt').at(-1)?.agentId ?? null;
  session.virtualAgentId ??= byTime(turns, 'startedAt').at(-1)?.virtualAgentId ?? null;
  const joined = (key: 'agentId' | 'virtualAgentId'): boolean =>
    rowsIn(file, Participant).some(
      (it) => it[key] !== null && it.connectedAt !== null && it.typeText !== 'task_virtual_agent',
    );
  // Without any phase the participants are all that tells who was there.
  const hasHuman = counted.length > 0 || (handles.length === 0 && joined('agentId'));
  const hasVirtual = turns.length > 0 || joined('virtualAgentId');
  session.handledBy = hasHuman ? (hasVirtual ? 'BOTH' : 'HUMAN') : hasVirtual ? 'VIRTUAL_AGENT' : 'NOBODY';
}

function flags(file: MappedFile, countedHandles: number): void {
  const { session } = file;
  const [transfers, escalations, turns] = [
    rowsIn(file, Transfer),
    rowsIn(file, Escalation),
    rowsIn(file, VirtualAgentLeg),
  ];
  const status = SessionStatus.read(session.statusText);
  const failReason = FailReason.read(session.failReasonText);
  const isDone = status === 'FINISHED' && failReason === null;
  session.transferCount = transfers.length;
  session.escalationCount = escalations.length;
  session.virtualAgentLegCount = turns.length;
  session.isHandled = isDone && countedHandles > 0;
  session.isVirtualAgentHandled = isDone && countedHandles === 0 && turns.length > 0;
  session.isFailed = status === 'FAILED';
  session.isDeflected = status === 'DEFLECTED' || DeflectionKind.read(session.deflectionText) !== null;
  session.isVoicemail = VoicemailReason.read(session.voicemailReasonText) !== null;
  session.isInMenuAbandoned =
    failReason === 'EU_IN_MENU_ABANDONED' ||
    rowsIn(file, MenuVisit).some((visit) => String(visit.eventText).trim().toLowerCase() === 'abandoned');
  session.isTransferred = transfers.length > 0;
  session.isEscalated = escalations.length > 0;
  const toPerson = escalations.length > 0 || transfers.some((transfer) => transfer.toVirtualAgentId === null);
  session.isContained = turns.length > 0 && countedHandles === 0 && !toPerson;
  session.isRecorded = rowsIn(file, Recording).length > 0;
  session.usedSmartAction = rowsIn(file, SmartAction).length > 0;
}
