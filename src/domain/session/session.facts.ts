import { flag, integer, seconds, text } from '../../model/columns.ts';
import type { Int64 } from '../../model/values.ts';
import { SessionDetail } from './session.detail.ts';

const required = { required: true } as const;
const countedOnly = 'Over the agent handles that count (with talk or hold); null without one.';

/**
 * What follows from all rows of a file together. It is computed once, when the file is taken in, so that lists, filters and
 * statistics read the same value.
 */
export abstract class SessionFacts extends SessionDetail {
  @integer(null, "Agents' turns with talk or hold; 0 where no agent talked.", { required: true, order: 'volatile' })
  countedHandles!: number;

  @seconds(null, `Seconds of talk. ${countedOnly}`, { hidden: true })
  countedTalkSeconds!: Int64 | null;

  @seconds(null, `Seconds of hold. ${countedOnly}`, { hidden: true })
  countedHoldSeconds!: Int64 | null;

  @seconds(null, `Seconds of wrap-up. ${countedOnly}`, { hidden: true })
  countedWrapUpSeconds!: Int64 | null;

  @seconds(null, `Seconds of work before a campaign call. ${countedOnly}`, { hidden: true })
  countedPreWorkSeconds!: Int64 | null;

  @integer(null, `Responses of agents. ${countedOnly}`, { hidden: true })
  responseCount!: number | null;

  @seconds(null, `Seconds of all responses of agents. ${countedOnly}`, { hidden: true })
  responseSecondsTotal!: Int64 | null;

  @seconds(null, `Longest seconds of a response of an agent. ${countedOnly}`, { hidden: true })
  responseSecondsMax!: Int64 | null;

  @seconds(null, 'Seconds in queues, over the queue legs; null without one.', { hidden: true })
  queuedSeconds!: Int64 | null;

  @text(null, 'Name of the first queue; null where there was none or it has no path.', { hidden: true })
  firstQueueName!: string | null;

  @integer(null, 'How many transfers there were, completed or not.', { required: true, order: 'volatile' })
  transferCount!: number;

  @integer(null, 'How many hand-overs from a virtual agent to a person there were, completed or not.', {
    required: true,
    order: 'volatile',
  })
  escalationCount!: number;

  @integer(null, 'How many turns of virtual agents there were.', { required: true, order: 'volatile' })
  virtualAgentLegCount!: number;

  @flag(null, 'Whether it is not over yet: the status is one of those before an end.', required)
  isOpen!: boolean;

  @flag(null, 'Whether it finished without a failure and an agent had a turn in it.', required)
  isHandled!: boolean;

  @flag(null, 'Whether it finished without a failure and only virtual agents had a turn in it.', required)
  isVirtualAgentHandled!: boolean;

  @flag(null, 'Whether its status is `FAILED`; an abandoned call is too.', required)
  isFailed!: boolean;

  @flag(null, 'Whether it was sent elsewhere: its deflection or its status says so.', required)
  isDeflected!: boolean;

  @flag(null, 'Whether it became a voicemail.', required)
  isVoicemail!: boolean;

  @flag(null, 'Whether the consumer left inside the menu, before any queue.', required)
  isInMenuAbandoned!: boolean;

  @flag(null, 'Whether it has a transfer, completed or not.', required)
  isTransferred!: boolean;

  @flag(null, 'Whether it has a hand-over from a virtual agent to a person, completed or not.', required)
  isEscalated!: boolean;

  @flag(
    null,
    'Whether a virtual agent had a turn and no person did, nor was it transferred to one. A consumer who hung up is contained too.',
    required,
  )
  isContained!: boolean;

  @flag(null, 'Whether there is a recording.', required)
  isRecorded!: boolean;

  @flag(
    null,
    'Whether a SmartAction was used: verification passed, a photo, a screenshot, a video or a text.',
    required,
  )
  usedSmartAction!: boolean;
}
