import { instant, key, seconds, text } from '../../../model/columns.ts';
import { closedEnum } from '../../../model/open-enum.ts';
import { Shape } from '../../../model/stored.ts';
import type { Instant, Key, Int64 } from '../../../model/values.ts';

/** What happened. Events of one moment stand in this order, which is that of an ordinary session. */
export const TimelineKind = closedEnum('TimelineKind', 'What an event of a timeline is.', {
  CREATED: 'The session was created.',
  SCHEDULED: 'The time for which the session was booked.',
  MENU: 'The consumer was in the voice menu.',
  VIRTUAL_AGENT: 'A virtual agent had its turn.',
  ESCALATION: 'A virtual agent handed over to a person, or tried to.',
  DEFLECTED_ESCALATION: 'A hand-over from a virtual agent was sent elsewhere.',
  TRANSFER: 'The session was handed on, or somebody tried to.',
  QUEUE: 'The consumer waited in a queue.',
  WAIT_TIME_VIRTUAL_AGENT: 'The consumer spent time with a virtual agent while waiting.',
  OFFER: 'The session was offered to agents.',
  PRE_WORK: 'An agent prepared a campaign call, or waited for its consumer.',
  AGENT: 'An agent had a turn of talk or chat.',
  BARGE: 'A supervisor barged in.',
  PARTICIPANT: 'Somebody else took part: a task virtual agent, a third party.',
  RECORDING: 'It was recorded.',
  REDACTION: 'An agent kept a stretch out of the recording.',
  ENDED: 'The conversation ended.',
  WRAP_UP: 'An agent wrapped up.',
  SURVEY: 'The consumer was in the satisfaction survey.',
  CONSUMER_EVENT: 'The consumer did something else beside the conversation.',
});

/** One thing that happened in a session, and when. */
@Shape('One thing that happened in a session, and when. What has no time, such as a SmartAction, is not in a timeline.')
export class TimelineEvent {
  @instant(null, 'When it happened, or began.', { required: true })
  at!: Instant;

  @text(null, 'What happened.', { required: true, closed: TimelineKind })
  kind!: string;

  @instant(null, 'When it ended; null for what has no length and for what goes on.')
  untilAt!: Instant | null;

  @seconds(null, 'How long it took, in whole seconds; null for what has no length and for what goes on.')
  durationSeconds!: Int64 | null;

  @text(null, 'What happened, in a few English words without personal data.', { required: true })
  says!: string;

  @text(null, 'Instance of the session.', { hidden: true })
  instance!: string;

  @text(null, 'Channel of the session.', { hidden: true })
  channel!: string;

  @key(null, 'Row id of the session.', { hidden: true })
  sessionId!: Key | null;

  @key(null, 'Agent whom it is about.', { hidden: true })
  agentId!: Key | null;

  @key(null, 'Virtual agent that it is about.', { hidden: true })
  virtualAgentId!: Key | null;

  @text(null, 'Queue that it is about.', { hidden: true })
  queueName!: string | null;

  @key(null, 'Transfer that it is, or that led to it.', { hidden: true })
  transferId!: Key | null;
}
