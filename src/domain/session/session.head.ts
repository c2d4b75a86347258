import { instant, integer, key, open, seconds, text } from '../../model/columns.ts';
import { globalId } from '../../model/global-id.ts';
import { personal } from '../../model/personal-data.ts';
import type { Instant, Key, Int64 } from '../../model/values.ts';
import { Channel } from '../vocabulary/channel.ts';
import { FailReason } from '../vocabulary/fail-reason.ts';
import { SessionStatus } from './session-status.ts';
import { Direction, Medium, SessionType } from './session-type.ts';

/** What a session is, where it stands, when, and how long: the first half of the top level of a file. */
export abstract class SessionHead {
  @key(null, 'Row id; a replaced session keeps it.', { primary: true, hidden: true })
  rowId!: Key;

  @globalId('instance', 'channel', 'externalId')
  readonly id!: string;

  @text(null, 'Name of the instance that the file came from; the file itself does not say.', {
    required: true,
    hidden: true,
    filtered: true,
  })
  instance!: string;

  @text(null, 'Call or chat.', { required: true, closed: Channel })
  channel!: string;

  @key('id', "The platform's number of the call or chat. Unique only within its instance and channel.", {
    required: true,
  })
  externalId!: Key;

  @text(
    'call_uuid',
    'Correlates a call with call-detail records of the telephony side. Null in older files and on chats.',
  )
  callUuid!: string | null;

  @text('lang', 'Language the consumer picked, such as `en` or `pt-BR`.')
  language!: string | null;

  @open(
    SessionType,
    ['session_type_v2', 'session_type', 'call_type', 'chat_type'],
    'Kind of session; older wordings count as the current one.',
  )
  typeText!: string | null;

  @text(null, 'Which side began it. Null where the type does not say. Derived from the type.', { closed: Direction })
  direction!: string | null;

  @text(null, 'How the consumer reached the centre. Null where the type does not say. Derived from the type.', {
    closed: Medium,
  })
  medium!: string | null;

  @open(SessionStatus, 'status', 'Where the session stands. An abandoned one is `FAILED`: see `failReason`.')
  statusText!: string | null;

  @text(['sub_status', 'subStatus'], 'Free text beside the status, `<Status>: <detail>`. Opaque; null in older files.')
  subStatus!: string | null;

  @open(FailReason, 'fail_reason', 'Why the session failed; null where nothing failed.')
  failReasonText!: string | null;

  @text('fail_details', 'Free text about the failure.', { personal: personal.freeText })
  failDetails!: string | null;

  @instant('created_at', 'When the platform created the session.', { order: 'stable' })
  createdAt!: Instant | null;

  @instant('queued_at', 'Start of the last known queueing; null if never queued, and on chats (see `queueLegs`).', {
    order: 'volatile',
  })
  queuedAt!: Instant | null;

  @instant('assigned_at', 'When an agent was chosen; null if none was.', { order: 'volatile' })
  assignedAt!: Instant | null;

  @instant(
    'connected_at',
    'When the consumer was joined; may be by a virtual agent and so before `queuedAt`. Null if never, and on chats.',
    {
      order: 'volatile',
    },
  )
  connectedAt!: Instant | null;

  @instant('ends_at', 'End of the conversation; wrap-up and survey come later. Null while open.', { order: 'volatile' })
  endedAt!: Instant | null;

  @instant('scheduled_at', 'Booked time of a callback or scheduled call; calls only.', { order: 'volatile' })
  scheduledAt!: Instant | null;

  @instant('updated_at', 'Last change of the metadata: the version of this document.', { order: 'volatile' })
  updatedAt!: Instant | null;

  @instant('first_msg_sent_at', 'First message of a chat; may be null although messages exist.')
  firstMessageAt!: Instant | null;

  @instant('last_msg_sent_at', 'Last message of a chat; may be null although messages exist.')
  lastMessageAt!: Instant | null;

  @integer(
    null,
    'Offset of the instance from UTC when the session was created, in minutes east. Derived from `created_at`; null where that is written in UTC (`Z`), as the Manager API may do.',
  )
  utcOffsetMinutes!: number | null;

  @seconds(
    ['call_duration', 'chat_duration'],
    'Handle time in seconds: agents’ talk, hold, wrap-up and pre-work, all agents together. Not the time from connection to end. Null where the file has none.',
    { order: 'volatile' },
  )
  handleSeconds!: Int64 | null;

  @seconds('hold_duration', 'Seconds on hold by agents, all agents together; null on chats.', { order: 'volatile' })
  holdSeconds!: Int64 | null;

  @seconds(
    null,
    'Seconds of talk (or chat) without hold, all agents together. Derived from the handle rows; null where there are none.',
    {
      order: 'volatile',
    },
  )
  talkSeconds!: Int64 | null;

  @seconds(null, 'Seconds of wrap-up, all agents together. Derived from the handle rows; null where there are none.', {
    order: 'volatile',
  })
  wrapUpSeconds!: Int64 | null;

  @seconds(
    null,
    'Seconds of work before a campaign call, all agents together. Derived from the handle rows; null where there are none.',
  )
  preWorkSeconds!: Int64 | null;

  @seconds(
    // The Manager API fills the first and keeps the second, which files have, for older programs.
    ['queue_duration', 'wait_duration'],
    'Seconds waited in queues, all queue legs together; 0 when never queued.',
    { order: 'volatile' },
  )
  waitSeconds!: Int64 | null;

  @seconds(null, 'Seconds from creation to end, menu and queue included. Derived; null while open.', {
    order: 'volatile',
  })
  sessionSeconds!: Int64 | null;
}
