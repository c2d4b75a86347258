import { sql, type Sql } from '../../database/sql.ts';
import { columnOfAsk, type Ask, type Filter, type Measure } from '../measure.ts';
import { count, total } from './count.ts';
import { duration } from './duration.ts';
import { rate } from './rate.ts';
import { repeatContacts } from './repeat-contacts.ts';
import { responseTime } from './response-time.ts';
import { rating } from './score.ts';

const is = (flag: string): Filter => ({ [flag]: { eq: true } });
const flagged = (name: string, flag: string, says: string): Measure =>
  count({ name, says, unit: 'sessions' }, is(flag));

const withCountedHandle: Filter = { countedHandles: { gt: 0 } };
const withVirtualAgent: Filter = { virtualAgentLegCount: { gt: 0 } };
const endedWithAgent: Filter = { ...withCountedHandle, isOpen: { eq: false } };

const overHandled =
  'Over sessions with a counted agent handle (one with talk or hold), all agents of the session together.';
const column =
  (property: string) =>
  (ask: Ask): Sql =>
    columnOfAsk(ask, property);
const orZero =
  (property: string) =>
  (ask: Ask): Sql =>
    sql`COALESCE(${columnOfAsk(ask, property)}, 0)`;
const handled = (ask: Ask): Sql =>
  sql`(${orZero('countedTalkSeconds')(ask)} + ${orZero('countedHoldSeconds')(ask)} + ${orZero('countedWrapUpSeconds')(ask)} + ${orZero('countedPreWorkSeconds')(ask)})`;

/** What can be measured of sessions. Agents' times by agent are measured of agent handles. */
export const sessionMeasures: readonly Measure[] = [
  count({ name: 'count', says: 'Sessions: calls and chats, open ones included.', unit: 'sessions' }, null),
  flagged(
    'handled',
    'isHandled',
    'Sessions that finished without a failure and in which an agent had a turn. Those with virtual agents alone are in `virtualAgentHandled`.',
  ),
  flagged(
    'virtualAgentHandled',
    'isVirtualAgentHandled',
    'Sessions that finished without a failure and in which only virtual agents had a turn.',
  ),
  flagged(
    'failed',
    'isFailed',
    'Sessions whose status is `FAILED`; calls that were abandoned in a queue are among them.',
  ),
  flagged('deflected', 'isDeflected', 'Sessions that were sent elsewhere, as their deflection or status says.'),
  flagged('voicemails', 'isVoicemail', 'Sessions that became a voicemail.'),
  flagged(
    'inMenuAbandoned',
    'isInMenuAbandoned',
    'Sessions that the consumer left inside the menu, before any queue; they have no queue leg.',
  ),
  flagged('transferred', 'isTransferred', 'Sessions with at least one transfer, completed or not.'),
  flagged(
    'escalated',
    'isEscalated',
    'Sessions with at least one hand-over from a virtual agent to a person, completed or not.',
  ),
  count(
    { name: 'verified', says: 'Sessions whose consumer passed the verification.', unit: 'sessions' },
    is('verified'),
  ),
  flagged('recorded', 'isRecorded', 'Sessions with a recording.'),
  duration(
    {
      name: 'handleTime',
      says: `Talk, hold, wrap-up and pre-work of agents, in seconds. ${overHandled} Calls and chats compare badly: an agent has several chats at once.`,
    },
    handled,
    withCountedHandle,
  ),
  duration(
    { name: 'talkTime', says: `Talk or chat without hold and wrap-up, in seconds. ${overHandled}` },
    orZero('countedTalkSeconds'),
    withCountedHandle,
  ),
  duration(
    {
      name: 'holdTime',
      says: `Hold by agents, in seconds; a session without hold counts as 0, so a chat always does. ${overHandled}`,
    },
    orZero('countedHoldSeconds'),
    withCountedHandle,
  ),
  duration(
    { name: 'wrapUpTime', says: `Wrap-up, in seconds; 0 until the second file of a session comes. ${overHandled}` },
    orZero('countedWrapUpSeconds'),
    withCountedHandle,
  ),
  duration(
    {
      name: 'waitTime',
      says: 'Wait in queues, all queue legs of the session together, in seconds. Over sessions with a queue leg.',
    },
    column('queuedSeconds'),
    null,
  ),
  duration(
    {
      name: 'sessionTime',
      says: 'From creation to end, in seconds: menu, virtual agents and queue included, wrap-up not. Over sessions that have ended.',
    },
    column('sessionSeconds'),
    null,
  ),
  rating(
    'Ratings of the survey, over rated sessions. Null is "not rated", not 0. Scales may differ between surveys.',
    'rating',
  ),
  rate(
    {
      name: 'ratedRate',
      says: 'Rated sessions / sessions that are over and had a counted agent handle; the numerator is among the denominator.',
    },
    {
      numerator: { filter: { ...endedWithAgent, rating: { isNull: false } } },
      denominator: { filter: endedWithAgent },
    },
  ),
  rate(
    { name: 'transferRate', says: 'Handled sessions with a transfer, completed or not / handled sessions.' },
    { numerator: { filter: { ...is('isHandled'), ...is('isTransferred') } }, denominator: { filter: is('isHandled') } },
  ),
  rate(
    {
      name: 'escalationRate',
      says: 'Sessions with a virtual-agent leg that have an escalation / sessions with a virtual-agent leg.',
    },
    { numerator: { filter: { ...withVirtualAgent, ...is('isEscalated') } }, denominator: { filter: withVirtualAgent } },
  ),
  rate(
    { name: 'deflectionRate', says: 'Deflected sessions / all sessions.' },
    { numerator: { filter: is('isDeflected') }, denominator: { filter: null } },
  ),
  rate(
    {
      name: 'containmentRate',
      says: 'Sessions that stayed with virtual agents (no agent had a turn, none was transferred to one) / sessions with a virtual-agent leg. A consumer who hung up on the virtual agent is contained too; `resolvedRate` of virtual-agent legs says what was settled.',
    },
    { numerator: { filter: { ...withVirtualAgent, ...is('isContained') } }, denominator: { filter: withVirtualAgent } },
  ),
  rate(
    {
      name: 'smartActionRate',
      says: 'Sessions in which a SmartAction was used (verification, photo, screenshot, video or text) / all sessions.',
    },
    { numerator: { filter: is('usedSmartAction') }, denominator: { filter: null } },
  ),
  total(
    { name: 'messages', says: 'Messages of chats, all sides together; calls have none.', unit: 'messages' },
    'messageCount',
    null,
  ),
  responseTime("Times of agents' responses in chats, over counted agent handles.", withCountedHandle),
  repeatContacts,
];
